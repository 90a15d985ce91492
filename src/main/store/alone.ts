/** One program at a time: of two that find a damaged store or no key, only one may begin anew. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../../contract';
import { locked, type Lock } from './lock';

export const LOCK_FILE = 'inventory.lock';

/** Milliseconds that another program may take to open the store, or to make its key. */
const PATIENCE = 20_000;
/** Milliseconds between two tries of one that must not block. */
const PAUSE = 25;

/** Blocks while it waits. Fails with `storeUnavailable` when the lock cannot be made, or another never lets go. */
export function alone<T>(folder: string, work: () => T): T {
  const lock = locked(join(folder, LOCK_FILE), 'exclusive', PATIENCE) ?? neverFree();
  try {
    return work();
  } finally {
    lock.release();
  }
}

/** The same for work that takes its time; it waits without blocking. */
export async function aloneDuring<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await whenFree(join(folder, LOCK_FILE));
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function whenFree(file: string): Promise<Lock> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const lock = locked(file, 'exclusive', 0);
    if (lock) return lock;
    await wait(PAUSE);
  }
  return neverFree();
}

const neverFree = (): never =>
  fail('storeUnavailable', 'Another program has been opening the store for 20 seconds.', {
    next: 'Close other windows and commands of Latchkey, then try again.',
  });
