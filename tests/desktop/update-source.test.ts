import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeFeedSettings } from '../../build/package/update-feed';
import {
  readUpdateSource,
  type UpdateSourceOptions,
} from '../../src/main/desktop/updates/update-source';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder('source');
  file = join(folder, 'update-feed.json');
});

const publicKey = Buffer.alloc(32, 7).toString('base64');
const config = { feed: 'https://updates.example/latchkey', publicKey, publisherName: null };
const source = (given: unknown, more: Partial<UpdateSourceOptions> = {}) => {
  if (given !== null)
    writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given));
  return readUpdateSource({ evaluation: false, platform: 'linux', env: {}, file, ...more });
};

describe('the source of updates', () => {
  it('is the feed that the package names', () => {
    expect(source(config)).toMatchObject({ feed: config.feed, publisherName: null });
    expect(source(config).key.asymmetricKeyType).toBe('ed25519');
  });

  it('is the feed that packaging wrote beside the program', () => {
    const env = { LATCHKEY_UPDATE_FEED: config.feed, LATCHKEY_UPDATE_KEY: publicKey };
    writeFeedSettings(folder, env);
    expect(source(null)).toMatchObject({ feed: config.feed, publisherName: null });
  });

  it('does not exist for a package without a feed, whatever the environment says', () => {
    const env = { LATCHKEY_UPDATE_FEED: 'https://elsewhere.example' };
    expect(() => source(null, { env })).toThrow('No update feed is configured');
  });

  it('does not exist for an evaluation build', () => {
    expect(() => source(config, { evaluation: true })).toThrow('never updated');
  });

  it('can be another address with the same key', () => {
    const env = { LATCHKEY_UPDATE_FEED: 'http://127.0.0.1:8080/' };
    expect(source(config, { env }).feed).toBe('http://127.0.0.1:8080/');
  });

  it.each([
    'http://updates.example/latchkey',
    'http://127.0.0.1.example/',
    'file:///tmp/feed',
    'updates.example',
    '',
  ])('is never %s', (feed) => {
    expect(() => source({ ...config, feed })).toThrow('does not start with https');
  });

  it('does not exist when its settings are damaged', () => {
    expect(() => source('{')).toThrow('damaged');
    expect(() => source({ ...config, publicKey: undefined })).toThrow('damaged');
    expect(() => source({ ...config, publicKey: 'AAAA' })).toThrow('damaged');
  });

  it('names the signer of installers on Windows', () => {
    expect(() => source(config, { platform: 'win32' })).toThrow('publisher');
    const named = { ...config, publisherName: ['Latchkey'] };
    expect(source(named, { platform: 'win32' }).publisherName).toEqual(['Latchkey']);
  });
});
