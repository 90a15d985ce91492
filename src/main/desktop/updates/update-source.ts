/** Reads where updates come from and which key signs them. Without both, no server is contacted. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fail } from '../../../contract';

export interface UpdateSource {
  readonly feed: string;
  /** Ed25519. */
  readonly key: KeyObject;
  /** Names on the certificate of the Windows installers. */
  readonly publisherName: readonly string[] | null;
}

/** The file in the package. */
const updateConfigSchema = z.strictObject({
  feed: z.string(),
  /** The raw 32 bytes of the public key, in base64. */
  publicKey: z.string(),
  publisherName: z.array(z.string().min(1)).min(1).nullable(),
});

export interface UpdateSourceOptions {
  readonly evaluation: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Path of the file in the package. It is missing if the package was built without a feed. */
  readonly file: string;
}

/**
 * `LATCHKEY_UPDATE_FEED` overrides the address of the feed. Nothing overrides the key: with another key, other files
 * would be accepted. Fails with `updatesOff` or `updateFailed`.
 */
export function readUpdateSource({
  evaluation,
  platform,
  env,
  file,
}: UpdateSourceOptions): UpdateSource {
  if (evaluation) failUpdatesOff('An evaluation build is never updated.');
  const config =
    readUpdateConfig(file) ??
    failUpdatesOff('No update feed is configured, so Latchkey does not check for updates.');
  const { publicKey, publisherName } = config;
  // Without a name, electron-updater accepts an installer with any signature.
  if (platform === 'win32' && publisherName === null)
    failUpdatesOff('This build has no publisher name to check installers with.');
  return {
    feed: parseFeedUrl(env['LATCHKEY_UPDATE_FEED'] ?? config.feed),
    key: parsePublicKey(publicKey),
    publisherName,
  };
}

const failUpdatesOff = (why: string): never => fail('updatesOff', why);

function readUpdateConfig(file: string): z.infer<typeof updateConfigSchema> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const parsed = updateConfigSchema.safeParse(parseJsonOrNull(text));
  return parsed.success
    ? parsed.data
    : failUpdatesOff('The settings of the update feed are damaged.');
}

function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Only https is allowed, except on this computer. */
function parseFeedUrl(text: string): string {
  const url = parseUrlOrNull(text);
  const safe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && loopbackHosts.includes(url.hostname));
  if (!url || !safe)
    return fail('updateFailed', 'The address of the update feed does not start with https.');
  return url.href;
}

function parseUrlOrNull(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** The DER header before the 32 bytes of an Ed25519 key. */
const ED25519_KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

function parsePublicKey(base64: string): KeyObject {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32) failUpdatesOff('The key of the update feed is damaged.');
  return createPublicKey({
    key: Buffer.concat([ED25519_KEY_PREFIX, raw]),
    format: 'der',
    type: 'spki',
  });
}
