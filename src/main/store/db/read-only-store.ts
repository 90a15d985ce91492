/** A store in a folder that cannot be written: what was read is shown, and nothing is changed. */
import { accessSync, constants, copyFileSync, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createProblem, fail, type Problem } from '../../../contract';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporary-folders';
import { PROFILE_BACKUP_FILES } from '../files/profile-backup';
import { STORE_FILE } from '../files/store-files';
import { isFolderOrTooShort } from './cut-store';
import type { CheckedStore } from './judge-marks';
import { failNoRoom, isDamageError } from './store-errors';

export interface CopiedStore {
  /** Path of the copy. */
  readonly file: string;
  readonly problem: Problem;
  remove(): void;
}

/** Whether a store is there that can be read, in a place where nothing can be written. */
export function isReadOnly(folder: string): boolean {
  const file = join(folder, STORE_FILE);
  if (!existsSync(file)) return false;
  return !isAccessible(folder, constants.W_OK) || !isAccessible(file, constants.W_OK);
}

function isAccessible(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/**
 * SQLite writes next to every file in WAL mode, even to read it. So a copy is read; it is as encrypted as the file, and
 * removed on closing; `openDatabase` removes one that a killed program left. `made`: the file of a copy that this process
 * made before. Throws the error of the file system; fails with `storeDamaged` where SQLite would begin a new store.
 */
export function copyStore(folder: string, made: string | null = null): CopiedStore {
  const copyFolder = made === null ? makeTemporaryFolder('store-copy') : dirname(made);
  const file = join(copyFolder, STORE_FILE);
  const remove = (): void => {
    removeTemporaryFolder(copyFolder);
  };
  try {
    if (made === null) copyFiles(folder, copyFolder);
    if (isFolderOrTooShort(file)) failUnreadable(folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { file, problem: toReadOnlyProblem(folder), remove };
}

function copyFiles(folder: string, copyFolder: string): void {
  for (const name of [STORE_FILE, `${STORE_FILE}-wal`, ...PROFILE_BACKUP_FILES]) {
    const from = join(folder, name);
    // Reading a pipe would never end.
    if (statSync(from, { throwIfNoEntry: false })?.isFile() === true)
      copyFileSync(from, join(copyFolder, name));
    else if (existsSync(from) && name.startsWith(STORE_FILE)) failUnreadable(folder);
  }
}

const toReadOnlyProblem = (folder: string): Problem =>
  createProblem(
    'storeUnavailable',
    `The data folder ${folder} cannot be written. What was read earlier is shown, and nothing is kept.`,
    { next: 'Make the folder writable for yourself, then start Latchkey again.' },
  );

/** What could be read of a damaged copy, which is removed with the copy. Fails with `storeDamaged` when that is nothing. */
export function useSalvaged(
  folder: string,
  copy: CopiedStore,
  salvaged: CheckedStore['salvaged'],
): CopiedStore {
  if (salvaged === 'diskFull') return failNoRoom(dirname(copy.file));
  if (typeof salvaged !== 'object') return failUnreadable(folder);
  const problem = createProblem(
    'storeDamaged',
    `The store in ${folder} is damaged, and the folder cannot be written. What could be read is shown. ${salvaged.note}`,
    { next: MAKE_WRITABLE },
  );
  return { ...copy, file: salvaged.file, problem };
}

/** Runs `open`. A damaged store cannot be set aside here, so that fails with `storeDamaged`. */
export function openCopyOrFail<T>(folder: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!isDamageError(error)) throw error;
    return failUnreadable(folder);
  }
}

const MAKE_WRITABLE =
  'Make the folder writable for yourself, then start Latchkey again: it sets the store aside.';

const failUnreadable = (folder: string): never =>
  fail('storeDamaged', `The store in ${folder} cannot be read, nor set aside.`, {
    next: MAKE_WRITABLE,
  });
