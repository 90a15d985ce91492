/** Puts a new store in the place of one that is damaged or has vanished, with the profiles of the backup. */
import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeInstant } from '../../../contract/instants';
import { addDamageNotice } from '../files/damage-notice';
import { findLeftSalvage } from '../files/salvaged-file';
import { backupPath, readProfileBackup, type FoundBackup } from '../files/profile-backup';
import { removeStoreFiles, setAside } from '../files/set-aside';
import { KEY_ID_FILE } from '../files/store-files';
import { UNKNOWN_LOSS } from '../macs/describe-changed-rows';
import { addProfile } from '../tables/profiles';
import { connectDatabase } from './connect-database';
import type { SalvagedStore } from './judge-marks';
import { withStoreUnused } from './file-locks';
import { migrate } from './migrations';
import { openOrFail } from './store-errors';
import type { Database } from './database';

/** Whether the file is gone although other files show that there was a store. */
export const hasVanished = (file: string): boolean =>
  !existsSync(file) && (existsSync(join(dirname(file), KEY_ID_FILE)) || existsSync(`${file}-wal`));

/**
 * Creates the file completely or not at all, so that an empty or short file is always damage. To be called under the
 * exclusive lock. Fails with `storeUnavailable` when the folder cannot be written.
 */
export function createEmptyStore(
  file: string,
  key: string,
  fill?: (store: Database) => void,
): void {
  const unfinished = `${file}.new`;
  removeStoreFiles(unfinished);
  const database = openOrFail(unfinished, () => connectDatabase(unfinished, key));
  try {
    database.exec('PRAGMA synchronous = FULL');
    migrate(database);
    fill?.(database);
  } finally {
    database.close();
  }
  renameSync(unfinished, file);
}

/**
 * Keeps what is there under another name. `rest`: what could be read of it; null: nothing. Fails with `storeDamaged` while
 * another program has the store open.
 */
export function replaceStore(file: string, key: string, rest: SalvagedStore | null): void {
  const folder = dirname(file);
  const aside = withStoreUnused(folder, () => setAside(folder, 'damaged'));
  // Each notice comes before the store: nobody may find a new one without it.
  if (rest) {
    addDamageNotice(
      folder,
      `The store was damaged and was set aside as ${aside}. What could be read is in a new one. ${rest.note}`,
    );
    renameSync(rest.file, file);
    return;
  }
  const backup = readProfileBackup(folder, key);
  createEmptyStore(file, key, (store) => {
    for (const profile of backup?.profiles ?? []) addProfile(store, profile);
    const restored = backup ? describeRestored(backup) : describeNoBackup(folder);
    addDamageNotice(
      folder,
      aside === null
        ? `The store ${file} was missing. A new store was created. ${restored}`
        : `The store could not be read and was set aside as ${aside}. A new store was created. ${restored}`,
    );
  });
}

/** Finishes what a program began that was killed when it had set the store aside. False when there is nothing to finish. */
export function finishReplacing(file: string): boolean {
  const left = findLeftSalvage(dirname(file));
  if (left === null) return false;
  // The log of a store must not stay beside another one.
  setAside(dirname(file), 'damaged');
  addDamageNotice(
    dirname(file),
    `The store was damaged and was set aside. What could be read is in a new one. ${UNKNOWN_LOSS}`,
  );
  renameSync(left, file);
  return true;
}

export function describeRestored({ profiles, savedAt, isOlder }: FoundBackup): string {
  const restored = `${countInstances(profiles.length)} restored from`;
  const time = describeInstant(savedAt);
  return isOlder
    ? `${restored} an older backup, of ${time}: the newest one was missing or damaged. Instances that were added since then may be missing.`
    : `${restored} the backup of ${time}.`;
}

export const describeNoBackup = (folder: string): string =>
  existsSync(backupPath(folder))
    ? `The backup of the instances, ${backupPath(folder)}, is damaged: add them again.`
    : 'There was no backup of the instances: add them again.';

const countInstances = (count: number): string =>
  count === 1 ? '1 instance was' : `${count} instances were`;
