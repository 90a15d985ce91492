/** One program at a time: of two that find a damaged store or no key, only one may begin anew. */
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Libsql from 'libsql';
import { fail } from '../../contract';
import { isDamage, orCannotOpen, sqliteCode } from './failure';

export const LOCK_FILE = 'inventory.lock';

/** Milliseconds that another program may take to open the store, or to make its key. */
const PATIENCE = 20_000;
/** Milliseconds between two tries of one that must not block. */
const PAUSE = 25;

/**
 * SQLite's own lock on an empty file in the data folder: the system lets go of it when a program is killed, so none is ever
 * left behind. Blocks while it waits. Fails with `storeUnavailable` when the file cannot be made, or another
 * never lets go.
 */
export function alone<T>(folder: string, work: () => T): T {
  const lock = locked(join(folder, LOCK_FILE), PATIENCE) ?? neverFree();
  try {
    return work();
  } finally {
    lock.close();
  }
}

/** The same for work that takes its time; it waits without blocking. */
export async function aloneDuring<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await whenFree(join(folder, LOCK_FILE));
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function whenFree(file: string): Promise<Libsql.Database> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const lock = locked(file, 0);
    if (lock) return lock;
    await wait(PAUSE);
  }
  return neverFree();
}

const neverFree = (): never =>
  fail('storeUnavailable', 'Another program has been opening the store for 20 seconds.', {
    next: 'Close other windows and commands of Latchkey, then try again.',
  });

/** Null while another has it, for as long as `patience` ms. */
function locked(file: string, patience: number): Libsql.Database | null {
  try {
    return lockOf(file, patience);
  } catch (error) {
    // Nothing is ever kept in it: what somebody put there can go.
    if (!isDamage(error)) throw error;
    rmSync(file);
    return lockOf(file, patience);
  }
}

function lockOf(file: string, patience: number): Libsql.Database | null {
  const lock = orCannotOpen(file, () => new Libsql(file));
  try {
    lock.exec(`PRAGMA busy_timeout = ${patience}`);
    lock.exec('BEGIN EXCLUSIVE');
    chmodSync(file, 0o600);
    return lock;
  } catch (error) {
    lock.close();
    if (!sqliteCode(error).startsWith('SQLITE_BUSY')) throw error;
    return null;
  }
}
