/** A store in a folder of its own, opened without its thread. */
import { afterEach } from 'vitest';
import { ProblemError, type Problem } from '../../src/contract';
import type { Database } from '../../src/main/store/db/database';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { openDatabase } from '../../src/main/store/db/open-database';
import type { StoreWorkerMethods } from '../../src/main/store/worker-protocol';
import type { AccountCursor } from '../../src/main/store/store-types';
import { profile } from './rows';
import { temporaryFolder } from '../support/temporary-folder';

export * from './rows';

export const KEY = '5a'.repeat(32);
export const OTHER_KEY = 'c3'.repeat(32);

export interface Opened {
  readonly methods: StoreWorkerMethods;
  readonly database: Database;
  readonly problem: Problem | null;
}

const open: StoreWorkerMethods[] = [];

afterEach(() => {
  for (const methods of open.splice(0)) methods.close();
});

/** In memory for null. Closed after the test, unless the test closes it: a store can be closed once. */
export function openMethods(folder: string | null = temporaryFolder('store'), key = KEY): Opened {
  const opened = openDatabase(folder, key);
  const methods = createWorkerMethods(opened, key);
  open.push(methods);
  return { methods, database: opened.database, problem: opened.problem };
}

export function closeNow({ methods }: Opened): void {
  open.splice(open.indexOf(methods), 1);
  methods.close();
}

/** A store with the profiles named, each with its name as id, label and instance. */
export function storeWith(...names: readonly string[]): Opened {
  const opened = openMethods();
  for (const name of names) opened.methods.addProfile(profile(name));
  return opened;
}

/** The Problem that the work ends with. */
export function problemFrom(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** As the store's thread is asked for it, piece by piece. Null: another one was begun meanwhile. */
export function takeSnapshot(
  { methods }: Opened,
  profileId: string,
  detailsFrom: number | null = null,
): number | null {
  const seq = methods.beginSnapshot(profileId);
  let last: AccountCursor | null = null;
  do last = methods.saveSnapshotBatch(profileId, seq, last);
  while (last !== null);
  return methods.endSnapshot(profileId, seq, detailsFrom);
}
