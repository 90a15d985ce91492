/** Where updates come from, and by whose key they are known. Nothing is asked of anybody until both are configured. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fail } from '../../../contract';

export interface UpdateSource {
  readonly feed: string;
  /** Ed25519. */
  readonly key: KeyObject;
  /** Names on the certificate of Windows' installers. */
  readonly publisherName: readonly string[] | null;
}

/** What the package brings along. */
const configSchema = z.strictObject({
  feed: z.string(),
  /** The raw 32 bytes of the public key, in base64. */
  publicKey: z.string(),
  publisherName: z.array(z.string().min(1)).min(1).nullable(),
});

export interface SourceOptions {
  readonly evaluation: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The package's file; absent in one that was built without a feed. */
  readonly file: string;
}

/**
 * `LATCHKEY_UPDATE_FEED` names another place with the same files. The key is the package's own alone: whoever could
 * bring another would bring other files. Fails with `updatesOff` or `updateFailed`.
 */
export function updateSource({ evaluation, platform, env, file }: SourceOptions): UpdateSource {
  if (evaluation) off('An evaluation build is never updated.');
  const config =
    configIn(file) ?? off('No update feed is configured: this Latchkey asks nobody for updates.');
  const { publicKey, publisherName } = config;
  // Without a name electron-updater would take an installer with any signature.
  if (platform === 'win32' && publisherName === null)
    off('This build names no publisher to check.');
  return {
    feed: feedOf(env['LATCHKEY_UPDATE_FEED'] ?? config.feed),
    key: keyOf(publicKey),
    publisherName,
  };
}

const off = (why: string): never => fail('updatesOff', why);

function configIn(file: string): z.infer<typeof configSchema> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const parsed = configSchema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : off('The settings of the update feed are damaged.');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** https alone, but for this very computer. */
function feedOf(text: string): string {
  const url = urlOf(text);
  const safe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.includes(url.hostname));
  if (!url || !safe) return fail('updateFailed', 'The update feed is no https address.');
  return url.href;
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** What stands before the 32 bytes in the usual wrapping of such a key. */
const WRAPPING = Buffer.from('302a300506032b6570032100', 'hex');

function keyOf(base64: string): KeyObject {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32) off('The key of the update feed is damaged.');
  return createPublicKey({ key: Buffer.concat([WRAPPING, raw]), format: 'der', type: 'spki' });
}
