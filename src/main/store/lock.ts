/**
 * SQLite's own lock on an empty file in the data folder: the system lets go of it when a program is killed, so none
 * is ever left behind.
 */
import { chmodSync, truncateSync } from 'node:fs';
import Libsql from 'libsql';
import { isDamage, orCannotOpen, sqliteCode } from './failure';

/** `exclusive`: nobody else has it in any way. `shared`: any number may, and nobody exclusively. */
export type Holding = 'exclusive' | 'shared';

export interface Lock {
  release(): void;
}

/**
 * Null while others keep it from being had, for as long as `patience` ms, in which it blocks. Fails with
 * `storeUnavailable` when the file cannot be made.
 */
export function locked(file: string, holding: Holding, patience: number): Lock | null {
  try {
    return lockOf(file, holding, patience);
  } catch (error) {
    // Nothing is ever kept in it: what somebody put there can go. The file stays, since others may have it open.
    if (!isDamage(error)) throw error;
    truncateSync(file);
    return lockOf(file, holding, patience);
  }
}

function lockOf(file: string, holding: Holding, patience: number): Lock | null {
  const lock = orCannotOpen(file, () => new Libsql(file));
  try {
    lock.exec(`PRAGMA busy_timeout = ${patience}`);
    take(lock, holding);
    chmodSync(file, 0o600);
  } catch (error) {
    lock.close();
    if (!sqliteCode(error).startsWith('SQLITE_BUSY')) throw error;
    return null;
  }
  return {
    release: () => {
      lock.close();
    },
  };
}

/** With `exec` alone: a prepared statement would hold on to the file after it is closed. */
function take(lock: Libsql.Database, holding: Holding): void {
  if (holding === 'exclusive') {
    lock.exec('BEGIN EXCLUSIVE');
    return;
  }
  // It is had once something was read.
  lock.exec('BEGIN');
  lock.exec('SELECT * FROM sqlite_master');
}
