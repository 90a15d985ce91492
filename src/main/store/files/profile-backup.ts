/**
 * A copy of the profiles in a file of its own, so that a damaged store costs only what a sync reads again. It has no
 * tokens. It is encrypted under a key derived from the store's, because labels and addresses name clients; the
 * cipher also shows every change of the file.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
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

export interface FoundBackup extends ProfileBackup {
  /** The one before the last change: the newest cannot be read. */
  readonly isOlder: boolean;
}

const PREVIOUS_FILE = `${PROFILE_BACKUP_FILE}.previous`;

/** The newest, and the one before. */
export const PROFILE_BACKUP_FILES = [PROFILE_BACKUP_FILE, PREVIOUS_FILE] as const;

export const backupPath = (folder: string): string => join(folder, PROFILE_BACKUP_FILE);
const previousPath = (folder: string): string => join(folder, PREVIOUS_FILE);

/**
 * Replaces the backup; the one before is kept as well. Throws the error of the file system, of either of them when both
 * were tried.
 */
export function saveProfileBackup(
  folder: string,
  key: string,
  profiles: readonly NewProfile[],
): void {
  const text = JSON.stringify({ version: 1, savedAt: Date.now(), profiles: toBackedUp(profiles) });
  try {
    keepAsPrevious(folder, key);
  } finally {
    replaceFile(backupPath(folder), encrypt(text, key));
  }
}

/** Only a good backup may replace the one before it. */
function keepAsPrevious(folder: string, key: string): void {
  const text = readFileOrNull(backupPath(folder));
  if (text !== null && decryptBackup(text, key)) replaceFile(previousPath(folder), text);
}

/** Where the one before cannot be read, it becomes a copy of the newest. Throws the error of the file system. */
export function mendPreviousBackup(folder: string, key: string): void {
  if (!readBackup(previousPath(folder), key)) keepAsPrevious(folder, key);
}

/** The backup of the last change; null when it is missing, or not as Latchkey wrote it. */
export const readNewestBackup = (folder: string, key: string): ProfileBackup | null =>
  readBackup(backupPath(folder), key);

/** The newest backup that is as Latchkey wrote it; null when there is none. */
export function readProfileBackup(folder: string, key: string): FoundBackup | null {
  const newest = readNewestBackup(folder, key);
  if (newest) return { ...newest, isOlder: false };
  const previous = readBackup(previousPath(folder), key);
  return previous && { ...previous, isOlder: true };
}

/** Whether it has these profiles, in this order, with every value. */
export const isBackupOf = (backup: ProfileBackup, profiles: readonly NewProfile[]): boolean =>
  isDeepStrictEqual(backup.profiles, JSON.parse(JSON.stringify(toBackedUp(profiles))));

/** Of a profile that was read from the store, too. */
const toBackedUp = (profiles: readonly NewProfile[]): readonly NewProfile[] =>
  profiles.map((profile) => {
    const {
      lastCheck: _check,
      lastSync: _sync,
      readAt: _readAt,
      counts: _counts,
      ...kept
    } = profile as NewProfile & Partial<StoredProfile>;
    return kept;
  });

const deriveKey = (key: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'latchkey profile backup', 32));

function encrypt(text: string, key: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}\n`;
}

function readBackup(file: string, key: string): ProfileBackup | null {
  const text = readFileOrNull(file);
  return text === null ? null : decryptBackup(text, key);
}

function decryptBackup(text: string, key: string): ProfileBackup | null {
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
