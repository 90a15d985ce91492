/**
 * Locks between programs: SQLite's own lock on an empty file in the data folder. The system releases it when a program
 * is killed, so no lock is ever left behind.
 */
import { chmodSync } from 'node:fs';
import Libsql from 'libsql';
import { isDamageError, openOrFail, sqliteErrorCode } from './store-errors';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../../../contract';
import { emptyOwnFile, fileFault, requireOwnFile } from '../../own-files';

/** `exclusive`: one holder, and no shared holders. `shared`: any number of holders, and no exclusive one. */
export type LockMode = 'exclusive' | 'shared';

export interface FileLock {
  release(): void;
}

/**
 * Waits up to `patience` ms and blocks the thread meanwhile. Returns null when another program still holds the lock.
 * Fails with `storeUnavailable` when the file cannot be created, or something else is in its place.
 */
export function acquireFileLock(
  file: string,
  holding: LockMode,
  patience: number,
): FileLock | null {
  try {
    return tryFileLock(file, holding, patience);
  } catch (error) {
    // The file never has content of its own, so any content can be removed. Others may have the file open, so it stays.
    if (!isDamageError(error)) throw error;
    orFailForeign(file, emptyOwnFile);
    return tryFileLock(file, holding, patience);
  }
}

function tryFileLock(file: string, holding: LockMode, patience: number): FileLock | null {
  // SQLite would follow a link, and lock what it leads to, or read a journal that is none.
  for (const each of [file, `${file}-journal`]) orFailForeign(each, requireOwnFile);
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

function orFailForeign(file: string, use: (file: string) => void): void {
  try {
    use(file);
  } catch (error) {
    fail('storeUnavailable', `${file} cannot be used as a lock (${fileFault(error)}).`, {
      next: 'Move it out of the data folder, then start Latchkey again, which makes a lock of its own. What a link leads to was not changed.',
    });
  }
}

/** Uses only `exec`, because a prepared statement would keep the file open after closing. */
function beginLockTransaction(lock: Libsql.Database, holding: LockMode): void {
  if (holding === 'exclusive') {
    lock.exec('BEGIN EXCLUSIVE');
    return;
  }
  // SQLite takes a shared lock at the first read.
  lock.exec('BEGIN');
  lock.exec('SELECT * FROM sqlite_master');
}

/** The exclusive lock: of two programs that find a damaged store or no key, only one may create a new one. */

export const LOCK_FILE = 'inventory.lock';

/** Milliseconds that another program may need to open the store, or to create its key. */
const EXCLUSIVE_WAIT_MS = 20_000;
/** Milliseconds between two attempts of a caller that must not block. */
const RETRY_PAUSE_MS = 25;

/** Blocks while it waits. Fails with `storeUnavailable` when the lock cannot be created or is not released in time. */
export function withExclusiveLock<T>(folder: string, work: () => T): T {
  const lock =
    acquireFileLock(join(folder, LOCK_FILE), 'exclusive', EXCLUSIVE_WAIT_MS) ?? failLockTimeout();
  try {
    return work();
  } finally {
    lock.release();
  }
}

/** The same for asynchronous work; waits without blocking. */
export const withExclusiveLockAsync = <T>(folder: string, work: () => Promise<T>): Promise<T> =>
  withFileLockAsync(join(folder, LOCK_FILE), work, failLockTimeout);

/** Held while an entry of the keychain is written, and while a passphrase is set or removed. */
const ENTRIES_LOCK_FILE = 'keychain.lock';

/** Of two programs, only one changes entries of the keychain or the passphrase at a time. Waits without blocking. */
export const withEntriesLock = <T>(folder: string, work: () => Promise<T>): Promise<T> =>
  withFileLockAsync(join(folder, ENTRIES_LOCK_FILE), work, () =>
    fail('keychainHanging', 'Another program has been writing to the keychain for 20 seconds.', {
      next: 'Close other windows and commands of Latchkey, then try again.',
    }),
  );

/** By file: resolves when the last caller of this program has released the lock. */
const turns = new Map<string, Promise<void>>();

/** The callers of one program wait in turn, however long that takes: the time limit is for other programs. */
function withFileLockAsync<T>(
  file: string,
  work: () => Promise<T>,
  failTimeout: () => never,
): Promise<T> {
  const before = turns.get(file) ?? Promise.resolve();
  const own = before.then(() => withLockOfPrograms(file, work, failTimeout));
  const turn = own.then(
    () => undefined,
    () => undefined,
  );
  turns.set(file, turn);
  void turn.then(() => {
    if (turns.get(file) === turn) turns.delete(file);
  });
  return own;
}

async function withLockOfPrograms<T>(
  file: string,
  work: () => Promise<T>,
  failTimeout: () => never,
): Promise<T> {
  const lock = await acquireExclusiveLock(file, failTimeout);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function acquireExclusiveLock(file: string, failTimeout: () => never): Promise<FileLock> {
  const until = performance.now() + EXCLUSIVE_WAIT_MS;
  while (performance.now() < until) {
    const lock = acquireFileLock(file, 'exclusive', 0);
    if (lock) return lock;
    await wait(RETRY_PAUSE_MS);
  }
  return failTimeout();
}

const failLockTimeout = (): never =>
  fail('storeUnavailable', 'Another program has been opening the store for 20 seconds.', {
    next: 'Close other windows and commands of Latchkey, then try again.',
  });

/** The in-use lock: a store must not be set aside while another program still writes to it. */

export const IN_USE_FILE = 'inventory.in-use';

/** Milliseconds. The exclusive holder is opening the store, and only one program does that at a time. */
const IN_USE_WAIT_MS = 5000;

/** To be held for as long as the store is open. */
export const acquireInUseLock = (folder: string): FileLock =>
  acquireFileLock(join(folder, IN_USE_FILE), 'shared', IN_USE_WAIT_MS) ??
  fail('storeUnavailable', 'Another program is setting the store aside.', {
    next: 'Try again.',
  });

/** Runs work while no program has the store open. Fails with `storeDamaged` when one has. */
export function withStoreUnused<T>(folder: string, work: () => T): T {
  const lock =
    acquireFileLock(join(folder, IN_USE_FILE), 'exclusive', 0) ??
    fail('storeDamaged', 'The store cannot be read, and another program has it open.', {
      next: 'Close other windows and commands of Latchkey, then start it again: the store is set aside then, and what can be read goes into a new one.',
    });
  try {
    return work();
  } finally {
    lock.release();
  }
}

/** Runs work while no program opens the store or has it open; not at all when one does. Never waits, and never fails. */
export function withNobodyElse(folder: string, work: () => void): void {
  try {
    const opening = acquireFileLock(join(folder, LOCK_FILE), 'exclusive', 0);
    try {
      const unused = opening && acquireFileLock(join(folder, IN_USE_FILE), 'exclusive', 0);
      if (unused) work();
      unused?.release();
    } finally {
      opening?.release();
    }
  } catch {
    // The lock cannot be used any more, because its folder was removed, say.
  }
}
