/** The update feed: the signed list of a version's files, and the feed settings inside a package. */
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

/** The list of a version's files, as electron-updater reads it. */
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

/** A detached Ed25519 signature in base64, for a file such as `latest-linux.yml.sig`. */
export const signFeedManifest = (list: string, key: KeyObject): string =>
  sign(null, Buffer.from(list), key).toString('base64');

/** The file that electron-updater requests on this system. */
export function feedFileName(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  if (platform === 'win32') return 'latest.yml';
  return `latest-linux${arch === 'x64' ? '' : `-${arch}`}.yml`;
}

/**
 * Writes the feed, signed with the developers' private key (PEM) in `LATCHKEY_UPDATE_SIGNING_KEY`. Without it, writes
 * none.
 */
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

/** Packages reject a list that is signed with another key, and nobody would notice before the next release. */
function refuseOtherKey(key: KeyObject, env: NodeJS.ProcessEnv): void {
  const expected = readEnv('LATCHKEY_UPDATE_KEY', env);
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  if (expected !== undefined && expected !== raw.toString('base64')) {
    throw new Stop('LATCHKEY_UPDATE_SIGNING_KEY does not belong to LATCHKEY_UPDATE_KEY.');
  }
}

/**
 * Writes the feed settings into a package: `LATCHKEY_UPDATE_FEED`, `LATCHKEY_UPDATE_KEY` (the raw public key in base64)
 * and, for Windows, `LATCHKEY_UPDATE_PUBLISHER`. Without them, the package never checks for updates.
 */
export function writeFeedSettings(resources: string, env: NodeJS.ProcessEnv = process.env): void {
  const feed = readEnv('LATCHKEY_UPDATE_FEED', env);
  const publicKey = readEnv('LATCHKEY_UPDATE_KEY', env);
  if (feed === undefined && publicKey === undefined) return;
  if (feed === undefined || publicKey === undefined) {
    throw new Stop('LATCHKEY_UPDATE_FEED or LATCHKEY_UPDATE_KEY is missing: set both or neither.');
  }
  const publisher = readEnv('LATCHKEY_UPDATE_PUBLISHER', env);
  const settings = { feed, publicKey, publisherName: publisher === undefined ? null : [publisher] };
  writeFileSync(join(resources, 'update-feed.json'), JSON.stringify(settings));
}
