/**
 * A copy of the profiles in a file of its own, so that a damaged store costs only what a sync reads again. It has no
 * tokens. It is encrypted under a key derived from the store's, because labels and addresses name clients; the
 * cipher also shows every change of the file.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { profileSchema } from '../../../contract';
import type { NewProfile, StoredProfile } from '../store-types';
import { PROFILE_BACKUP_FILE } from './store-files';
import { readFileOrNull, replaceFile } from './replace-file';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const backedUpProfileSchema = profileSchema
  .omit({ token: true, lastCheck: true, lastSync: true, readAt: true, counts: true })
  .extend({ keep: z.enum(['keychain', 'session']) });

const backupSchema = z.strictObject({
  version: z.literal(1),
  /** Epoch ms. */
  savedAt: z.number(),
  profiles: z.array(backedUpProfileSchema),
});

export interface ProfileBackup {
  /** Epoch ms. */
  readonly savedAt: number;
  readonly profiles: readonly NewProfile[];
}

const backupPath = (folder: string): string => join(folder, PROFILE_BACKUP_FILE);
const previousPath = (folder: string): string => `${backupPath(folder)}.previous`;

/** Replaces the backup; the one before is kept as well. Throws the error of the file system. */
export function saveProfileBackup(
  folder: string,
  key: string,
  profiles: readonly StoredProfile[],
): void {
  const stripped = profiles.map(
    ({ lastCheck: _check, lastSync: _sync, readAt: _readAt, counts: _counts, ...profile }) =>
      profile,
  );
  const text = JSON.stringify({ version: 1, savedAt: Date.now(), profiles: stripped });
  // Only a good backup may replace the one before it.
  if (decryptBackup(backupPath(folder), key)) {
    copyFileSync(backupPath(folder), previousPath(folder));
  }
  replaceFile(backupPath(folder), encrypt(text, key));
}

/** The newest backup that is as Latchkey wrote it; null when there is none. */
export const readProfileBackup = (folder: string, key: string): ProfileBackup | null =>
  decryptBackup(backupPath(folder), key) ?? decryptBackup(previousPath(folder), key);

export const hasProfileBackup = (folder: string): boolean => existsSync(backupPath(folder));

const deriveKey = (key: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'latchkey profile backup', 32));

function encrypt(text: string, key: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}\n`;
}

function decryptBackup(file: string, key: string): ProfileBackup | null {
  const text = readFileOrNull(file);
  if (text === null) return null;
  try {
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(CIPHER, deriveKey(key), bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const sealed = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    const opened = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    return backupSchema.parse(JSON.parse(opened));
  } catch {
    // Cut, changed, or of another key.
    return null;
  }
}
