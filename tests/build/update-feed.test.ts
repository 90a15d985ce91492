/** What a package knows of its feed, and the list that a release brings, from the environment of the build. */
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { feedFileName, writeFeed, writeFeedSettings } from '../../build/package/update-feed';
import { temporaryFolder } from '../support/temporary-folder';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const feed = 'https://updates.example/latchkey/';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('feed');
});

describe('the update settings in a package', () => {
  const settings = (env: NodeJS.ProcessEnv): unknown => {
    writeFeedSettings(folder, env);
    const file = join(folder, 'update-feed.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  };

  it('contain the feed, the key and the publisher', () => {
    const env = { LATCHKEY_UPDATE_FEED: feed, LATCHKEY_UPDATE_KEY: raw };
    expect(settings({ ...env, LATCHKEY_UPDATE_PUBLISHER: 'Latchkey' })).toEqual({
      feed,
      publicKey: raw,
      publisherName: ['Latchkey'],
    });
  });

  it('are absent when the variables are missing or empty', () => {
    expect(settings({})).toBeNull();
    expect(settings({ LATCHKEY_UPDATE_FEED: '', LATCHKEY_UPDATE_KEY: '' })).toBeNull();
  });

  it('contain no publisher when that variable is empty', () => {
    const env = { LATCHKEY_UPDATE_FEED: feed, LATCHKEY_UPDATE_KEY: raw };
    expect(settings({ ...env, LATCHKEY_UPDATE_PUBLISHER: '' })).toMatchObject({
      publisherName: null,
    });
  });

  it('are refused when they are incomplete, because such a package would never be updated', () => {
    expect(() => settings({ LATCHKEY_UPDATE_FEED: feed, LATCHKEY_UPDATE_KEY: '' })).toThrow(
      'is missing: set both or neither',
    );
    expect(() => settings({ LATCHKEY_UPDATE_KEY: raw })).toThrow('is missing: set both or neither');
  });
});

describe('the update list of a release', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'latchkey_1.0.0_amd64.deb'), 'bytes');
  });
  const list = (): string => readFileSync(join(folder, feedFileName()), 'utf8');

  it('is signed with the key that packages know', () => {
    writeFeed(folder, '1.0.0', { LATCHKEY_UPDATE_SIGNING_KEY: pem, LATCHKEY_UPDATE_KEY: raw });
    expect(list()).toContain('  - url: latchkey_1.0.0_amd64.deb');
    const signature = readFileSync(join(folder, `${feedFileName()}.sig`), 'utf8');
    const key = createPublicKey(privateKey);
    expect(verify(null, Buffer.from(list()), key, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it.each([{}, { LATCHKEY_UPDATE_SIGNING_KEY: '' }])('is not created without a key: %j', (env) => {
    writeFeed(folder, '1.0.0', env);
    expect(existsSync(join(folder, feedFileName()))).toBe(false);
  });

  it('is refused when packages know another key and would not trust it', () => {
    const env = { LATCHKEY_UPDATE_SIGNING_KEY: pem, LATCHKEY_UPDATE_KEY: 'AAAA' };
    expect(() => {
      writeFeed(folder, '1.0.0', env);
    }).toThrow('does not belong to');
  });
});
