/** The feed of updates: the list of a version's files, signed, and what a package knows of the feed. */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnv } from '../lib/environment';
import { Stop } from '../lib/say';
import { listPackageFiles } from './release-files';

export interface FeedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** As electron-updater reads it. */
export const feedManifest = (version: string, files: readonly FeedFile[]): string =>
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
export const signFeedManifest = (list: string, key: KeyObject): string =>
  sign(null, Buffer.from(list), key).toString('base64');

/** What electron-updater asks a feed for, on the system that this runs on. */
export function feedFileName(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  if (platform === 'win32') return 'latest.yml';
  return `latest-linux${arch === 'x64' ? '' : `-${arch}`}.yml`;
}

/** `LATCHKEY_UPDATE_SIGNING_KEY` is the developers' private key (PEM); without one there is no feed. */
export function writeFeed(
  output: string,
  version: string,
  env: NodeJS.ProcessEnv = process.env,
): void {
  const pem = readEnv('LATCHKEY_UPDATE_SIGNING_KEY', env);
  if (pem === undefined) return;
  const key = createPrivateKey(pem);
  refuseOtherKey(key, env);
  const files = listPackageFiles(output).map((name) => ({
    name,
    bytes: readFileSync(join(output, name)),
  }));
  const list = feedManifest(version, files);
  writeFileSync(join(output, feedFileName()), list);
  writeFileSync(join(output, `${feedFileName()}.sig`), signFeedManifest(list, key));
}

/** Packages would not believe a list of another key than they bring, and nobody would notice before the next release. */
function refuseOtherKey(key: KeyObject, env: NodeJS.ProcessEnv): void {
  const known = readEnv('LATCHKEY_UPDATE_KEY', env);
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  if (known !== undefined && known !== raw.toString('base64')) {
    throw new Stop('LATCHKEY_UPDATE_SIGNING_KEY does not belong to LATCHKEY_UPDATE_KEY.');
  }
}

/**
 * Tells a package where its updates come from: `LATCHKEY_UPDATE_FEED`, `LATCHKEY_UPDATE_KEY` (the raw public key,
 * base64) and, for Windows, `LATCHKEY_UPDATE_PUBLISHER`. Without them it asks nobody.
 */
export function writeFeedSettings(resources: string, env: NodeJS.ProcessEnv = process.env): void {
  const feed = readEnv('LATCHKEY_UPDATE_FEED', env);
  const publicKey = readEnv('LATCHKEY_UPDATE_KEY', env);
  if (feed === undefined && publicKey === undefined) return;
  if (feed === undefined || publicKey === undefined) {
    throw new Stop('LATCHKEY_UPDATE_FEED and LATCHKEY_UPDATE_KEY belong together: one is missing.');
  }
  const publisher = readEnv('LATCHKEY_UPDATE_PUBLISHER', env);
  const settings = { feed, publicKey, publisherName: publisher === undefined ? null : [publisher] };
  writeFileSync(join(resources, 'update-feed.json'), JSON.stringify(settings));
}
