/** A store in a folder that cannot be written: what was read is shown, and nothing is changed. */
import { accessSync, constants, copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createProblem, fail, type Problem } from '../../../contract';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporary-folders';
import { STORE_FILE } from '../files/store-files';
import { isDamageError } from './store-errors';

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
 * removed on closing; `openDatabase` removes one that a killed program left. Throws the error of the file system.
 */
export function copyStore(folder: string): CopiedStore {
  const copyFolder = makeTemporaryFolder('store-copy');
  const remove = (): void => {
    removeTemporaryFolder(copyFolder);
  };
  try {
    for (const suffix of ['', '-wal']) {
      const from = join(folder, STORE_FILE + suffix);
      if (!existsSync(from)) continue;
      // Reading a pipe would never end.
      if (!statSync(from).isFile()) failUnreadable(folder);
      copyFileSync(from, join(copyFolder, STORE_FILE + suffix));
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { file: join(copyFolder, STORE_FILE), problem: toReadOnlyProblem(folder), remove };
}

const toReadOnlyProblem = (folder: string): Problem =>
  createProblem(
    'storeUnavailable',
    `The data folder ${folder} cannot be written. What was read earlier is shown, and nothing is kept.`,
    { next: 'Make the folder writable for yourself, then start Latchkey again.' },
  );

/** Runs `open`. A damaged store cannot be set aside here, so that fails with `storeDamaged`. */
export function openCopyOrFail<T>(folder: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!isDamageError(error)) throw error;
    return failUnreadable(folder);
  }
}

const failUnreadable = (folder: string): never =>
  fail('storeDamaged', `The store in ${folder} cannot be read, nor set aside.`, {
    next: 'Make the folder writable for yourself, then start Latchkey again: it sets the store aside.',
  });
