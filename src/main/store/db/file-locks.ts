/**
 * SQLite's own lock on an empty file in the data folder: the system lets go of it when a program is killed, so none
 * is ever left behind.
 */
import { chmodSync, truncateSync } from 'node:fs';
import Libsql from 'libsql';
import { isDamageError, openOrFail, sqliteErrorCode } from './store-errors';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../../../contract';

/** `exclusive`: nobody else has it in any way. `shared`: any number may, and nobody exclusively. */
export type LockMode = 'exclusive' | 'shared';

export interface FileLock {
  release(): void;
}

/**
 * Null while others keep it from being had, for as long as `patience` ms, in which it blocks. Fails with
 * `storeUnavailable` when the file cannot be made.
 */
export function acquireFileLock(
  file: string,
  holding: LockMode,
  patience: number,
): FileLock | null {
  try {
    return tryFileLock(file, holding, patience);
  } catch (error) {
    // Nothing is ever kept in it: what somebody put there can go. The file stays, since others may have it open.
    if (!isDamageError(error)) throw error;
    truncateSync(file);
    return tryFileLock(file, holding, patience);
  }
}

function tryFileLock(file: string, holding: LockMode, patience: number): FileLock | null {
  const lock = openOrFail(file, () => new Libsql(file));
  try {
    lock.exec(`PRAGMA busy_timeout = ${patience}`);
    beginLockTransaction(lock, holding);
    chmodSync(file, 0o600);
  } catch (error) {
    lock.close();
    if (!sqliteErrorCode(error).startsWith('SQLITE_BUSY')) throw error;
    return null;
  }
  return {
    release: () => {
      lock.close();
    },
  };
}

/** With `exec` alone: a prepared statement would hold on to the file after it is closed. */
function beginLockTransaction(lock: Libsql.Database, holding: LockMode): void {
  if (holding === 'exclusive') {
    lock.exec('BEGIN EXCLUSIVE');
    return;
  }
  // It is had once something was read.
  lock.exec('BEGIN');
  lock.exec('SELECT * FROM sqlite_master');
}

/** One program at a time: of two that find a damaged store or no key, only one may begin anew. */

export const LOCK_FILE = 'inventory.lock';

/** Milliseconds that another program may take to open the store, or to make its key. */
const EXCLUSIVE_WAIT_MS = 20_000;
/** Milliseconds between two tries of one that must not block. */
const RETRY_PAUSE_MS = 25;

/** Blocks while it waits. Fails with `storeUnavailable` when the lock cannot be made, or another never lets go. */
export function withExclusiveLock<T>(folder: string, work: () => T): T {
  const lock =
    acquireFileLock(join(folder, LOCK_FILE), 'exclusive', EXCLUSIVE_WAIT_MS) ?? failLockTimeout();
  try {
    return work();
  } finally {
    lock.release();
  }
}

/** The same for work that takes its time; it waits without blocking. */
export async function withExclusiveLockAsync<T>(
  folder: string,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await acquireExclusiveLock(join(folder, LOCK_FILE));
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function acquireExclusiveLock(file: string): Promise<FileLock> {
  const until = Date.now() + EXCLUSIVE_WAIT_MS;
  while (Date.now() < until) {
    const lock = acquireFileLock(file, 'exclusive', 0);
    if (lock) return lock;
    await wait(RETRY_PAUSE_MS);
  }
  return failLockTimeout();
}

const failLockTimeout = (): never =>
  fail('storeUnavailable', 'Another program has been opening the store for 20 seconds.', {
    next: 'Close other windows and commands of Latchkey, then try again.',
  });

/** Who has the store open: it is not set aside under a program that goes on confirming what it writes there. */

export const IN_USE_FILE = 'inventory.in-use';

/** Milliseconds; whoever has it exclusively opens the store, which one program does at a time. */
const IN_USE_WAIT_MS = 5000;

/** For as long as a store is open. */
export const acquireInUseLock = (folder: string): FileLock =>
  acquireFileLock(join(folder, IN_USE_FILE), 'shared', IN_USE_WAIT_MS) ??
  fail('storeUnavailable', 'Another program is setting the store aside.', {
    next: 'Try again.',
  });

/** Runs work while nobody has the store open. Fails with `storeDamaged` when somebody has. */
export function withStoreUnused<T>(folder: string, work: () => T): T {
  const lock =
    acquireFileLock(join(folder, IN_USE_FILE), 'exclusive', 0) ??
    fail('storeDamaged', 'The store cannot be read, and another program has it open.', {
      next: 'Close other windows and commands of Latchkey, then start it again: the store is set aside then, and a new one begun.',
    });
  try {
    return work();
  } finally {
    lock.release();
  }
}
