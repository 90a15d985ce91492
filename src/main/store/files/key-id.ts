/**
 * Says which key the store was made with, without saying the key. SQLite cannot tell a wrong key from damage, and a
 * store of another key is healthy: it must stay where it is until its key comes back.
 */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { KEY_ID_FILE } from './store-files';
import { readFileOrNull, replaceFile } from './replace-file';

/** 32 hex digits. The key has 256 random bits, so nobody can guess it from them. */
export const toKeyId = (key: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex'))
    .update('latchkey store key id')
    .digest('hex')
    .slice(0, 32);

/** False when there is no id, or none that Latchkey wrote: nothing is known of the key then. */
export function isOfOtherKey(folder: string, key: string): boolean {
  const id = readFileOrNull(join(folder, KEY_ID_FILE))?.trim() ?? '';
  return /^[0-9a-f]{32}$/.test(id) && id !== toKeyId(key);
}

/** Does nothing when the id is there already. Throws the error of the file system. */
export function saveKeyId(folder: string, key: string): void {
  const file = join(folder, KEY_ID_FILE);
  const text = `${toKeyId(key)}\n`;
  if (readFileOrNull(file) !== text) replaceFile(file, text);
}
