/** One program at a time: of two that find a damaged store at once, only one may set it aside and begin anew. */
import { chmodSync, rmSync } from 'node:fs';
import Libsql from 'libsql';
import { fail } from '../../contract';
import { isDamage, orCannotOpen, sqliteCode } from './failure';

/** Milliseconds that another program may take to open the store. */
const PATIENCE = 20_000;

/**
 * SQLite's own lock on an empty file: the system lets go of it when a program is killed, so none is ever
 * left behind. Fails with `storeUnavailable` when the file cannot be made, or another never lets go.
 */
export function alone<T>(file: string, work: () => T): T {
  const lock = locked(file);
  try {
    return work();
  } finally {
    lock.close();
  }
}

function locked(file: string): Libsql.Database {
  try {
    return lockOf(file);
  } catch (error) {
    // Nothing is ever kept in it: what somebody put there can go.
    if (!isDamage(error)) throw error;
    rmSync(file);
    return lockOf(file);
  }
}

function lockOf(file: string): Libsql.Database {
  const lock = orCannotOpen(file, () => new Libsql(file));
  try {
    lock.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    lock.exec('BEGIN EXCLUSIVE');
    chmodSync(file, 0o600);
    return lock;
  } catch (error) {
    lock.close();
    if (!sqliteCode(error).startsWith('SQLITE_BUSY')) throw error;
    return fail('storeUnavailable', 'Another program has been opening the store for 20 seconds.', {
      next: 'Close other windows and commands of Latchkey, then try again.',
    });
  }
}
