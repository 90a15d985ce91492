/** Who has the store open: it is not set aside under a program that goes on confirming what it writes there. */
import { join } from 'node:path';
import { fail } from '../../contract';
import { locked, type Lock } from './lock';

export const IN_USE_FILE = 'inventory.in-use';

/** Milliseconds; whoever has it exclusively opens the store, which one program does at a time. */
const PATIENCE = 5000;

/** For as long as a store is open. */
export const inUse = (folder: string): Lock =>
  locked(join(folder, IN_USE_FILE), 'shared', PATIENCE) ??
  fail('storeUnavailable', 'Another program is setting the store aside.', {
    next: 'Try again.',
  });

/** Runs work while nobody has the store open. Fails with `storeDamaged` when somebody has. */
export function whileUnused<T>(folder: string, work: () => T): T {
  const lock =
    locked(join(folder, IN_USE_FILE), 'exclusive', 0) ??
    fail('storeDamaged', 'The store cannot be read, and another program has it open.', {
      next: 'Close other windows and commands of Latchkey, then start it again: the store is set aside then, and a new one begun.',
    });
  try {
    return work();
  } finally {
    lock.release();
  }
}
