/** Brings a store under the whole of its key, by a copy that takes its place when it is complete. */
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeStoreFiles } from '../files/set-aside';
import { connectWith, findKeyKind, toCipherKey } from './connect-database';
import { acquireFileLock, IN_USE_FILE } from './file-locks';

/**
 * To be called under the exclusive lock. When it cannot be done the store stays as it is and is read with half of the
 * key: while another program has it open, on a full disk, or when it is damaged. The next start tries again.
 */
export function rekeyStore(file: string, key: string): void {
  if (findKeyKind(file, key) !== 'half') return;
  const unused = acquireFileLock(join(dirname(file), IN_USE_FILE), 'exclusive', 0);
  if (!unused) return;
  const copy = `${file}.rekeyed`;
  try {
    // One that a killed program left.
    removeStoreFiles(copy);
    if (!emptyLog(file, key)) return;
    copyFileSync(file, copy);
    encryptAnew(copy, key);
    if (findKeyKind(copy, key) === 'whole') renameSync(copy, file);
  } catch {
    // What is wrong with the store itself shows when it is opened.
  } finally {
    removeStoreFiles(copy);
    unused.release();
  }
}

/** Copies the log into the file. A log that stayed would be read into the new file, although it is of the former key. */
function emptyLog(file: string, key: string): boolean {
  const database = connectWith('half', file, key);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
  return !existsSync(`${file}-wal`);
}

/** In one transaction, which is on the disk when it ends. */
function encryptAnew(copy: string, key: string): void {
  const database = connectWith('half', copy, key);
  try {
    database.exec('PRAGMA synchronous = FULL');
    database.exec(`PRAGMA hexrekey = '${toCipherKey('whole', key)}'`);
  } finally {
    database.close();
  }
}
