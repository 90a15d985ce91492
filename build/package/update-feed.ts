/** The feed of updates: the list of a version's files, signed, and what a package knows of the feed. */
import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesIn } from './beside';

export interface FeedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** As electron-updater reads it. */
export const feedList = (version: string, files: readonly FeedFile[]): string =>
  [
    `version: ${version}`,
    'files:',
    ...files.flatMap(({ name, bytes }) => [
      `  - url: ${name}`,
      `    sha512: ${sha512(bytes)}`,
      `    size: ${String(bytes.length)}`,
    ]),
    '',
  ].join('\n');

/** Detached, Ed25519, base64: `latest-linux.yml.sig` beside `latest-linux.yml`. */
export const feedSignature = (list: string, key: KeyObject): string =>
  sign(null, Buffer.from(list), key).toString('base64');

/** What electron-updater asks a feed for, on the system that this runs on. */
export function feedName(): string {
  if (process.platform === 'darwin') return 'latest-mac.yml';
  if (process.platform === 'win32') return 'latest.yml';
  return `latest-linux${process.arch === 'x64' ? '' : `-${process.arch}`}.yml`;
}

/** `LATCHKEY_UPDATE_SIGNING_KEY` is the developers' private key (PEM); without one there is no feed. */
export function writeFeed(output: string, version: string): void {
  const key = process.env['LATCHKEY_UPDATE_SIGNING_KEY'];
  if (key === undefined) return;
  const files = packagesIn(output).map((name) => ({
    name,
    bytes: readFileSync(join(output, name)),
  }));
  const list = feedList(version, files);
  writeFileSync(join(output, feedName()), list);
  writeFileSync(join(output, `${feedName()}.sig`), feedSignature(list, createPrivateKey(key)));
}

/**
 * Tells a package where its updates come from: `LATCHKEY_UPDATE_FEED`, `LATCHKEY_UPDATE_KEY` (the raw public key,
 * base64) and, for Windows, `LATCHKEY_UPDATE_PUBLISHER`. Without them it asks nobody.
 */
export function writeFeedSettings(resources: string, env: NodeJS.ProcessEnv = process.env): void {
  const feed = env['LATCHKEY_UPDATE_FEED'];
  const publicKey = env['LATCHKEY_UPDATE_KEY'];
  if (feed === undefined || publicKey === undefined) return;
  const publisher = env['LATCHKEY_UPDATE_PUBLISHER'];
  const settings = { feed, publicKey, publisherName: publisher === undefined ? null : [publisher] };
  writeFileSync(join(resources, 'update-feed.json'), JSON.stringify(settings));
}
