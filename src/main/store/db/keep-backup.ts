/**
 * Keeps the backup of the profiles as the store has them. Nobody reads it before the store is lost, so damage of it, and a
 * change that it missed, would show only when it is too late.
 */
import { createProblem, type Problem } from '../../../contract';
import { toNameKey } from '../../../contract/text-folding';
import {
  backupPath,
  isBackupOf,
  mendPreviousBackup,
  readNewestBackup,
  saveProfileBackup,
  type ProfileBackup,
} from '../files/profile-backup';
import type { NewProfile, StoredProfile } from '../store-types';
import { countProfileRows, listProfiles } from '../tables/profiles';
import type { Database } from './database';

/** Reads the backup, and writes it again where it is not as it must be. Returns why it cannot. Under the exclusive lock. */
export function mendBackup(folder: string, key: string, database: Database): Problem | null {
  const listed = listProfiles(database);
  const newest = readNewestBackup(folder, key);
  // What cannot be decrypted stays, while there is nothing to write in its place.
  if (newest === null && listed.length === 0) return null;
  return saying(folder, () => {
    const wanted = [...listed, ...onlyInBackup(newest, listed)];
    if (newest === null || !isBackupOf(newest, wanted)) saveProfileBackup(folder, key, wanted);
    mendPreviousBackup(folder, key);
  });
}

/**
 * They stay: a row may have been lost, or the store may be an earlier one. The next change of a profile leaves out what
 * was removed. None of two that could not be restored together.
 */
export function onlyInBackup(
  backup: ProfileBackup | null,
  listed: readonly StoredProfile[],
): readonly NewProfile[] {
  const ids = new Set(listed.map(({ id }) => id));
  const origins = new Set(listed.map(({ origin }) => origin));
  const labels = new Set(listed.map(({ label }) => toNameKey(label)));
  return (backup?.profiles ?? []).filter(
    ({ id, origin, label }) =>
      !ids.has(id) && !origins.has(origin) && !labels.has(toNameKey(label)),
  );
}

/** After a change of a profile. Returns why it cannot be written. Under the exclusive lock. */
export function saveBackup(folder: string, key: string, database: Database): Problem | null {
  const listed = listProfiles(database);
  // One that is left out stays in the backup.
  if (listed.length < countProfileRows(database)) return mendBackup(folder, key, database);
  return saying(folder, () => {
    saveProfileBackup(folder, key, listed);
  });
}

function saying(folder: string, write: () => void): Problem | null {
  try {
    write();
    return null;
  } catch (error) {
    return backupProblem(folder, error);
  }
}

export function backupProblem(folder: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return createProblem(
    'cannotWriteFile',
    `The backup of the instances, ${backupPath(folder)}, could not be written (${code}). Damage of the store may lose instances until it can.`,
    {
      next: 'Move away what is in its place, and make sure that the folder can be written and the disk is not full. Then start Latchkey again: it writes the backup.',
    },
  );
}
