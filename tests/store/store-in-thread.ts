/** The store as it is in the product: in its thread, from the compiled file. */
import { existsSync, readdirSync } from 'node:fs';
import { afterEach } from 'vitest';
import { ProblemError, type Problem } from '../../src/contract';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { KEY, THREAD_FILE } from './constants';

export { KEY, THREAD_FILE };

if (!existsSync(THREAD_FILE)) {
  throw new Error('The store is tested as it is compiled: run `npx electron-vite build` first.');
}

const stores: Store[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

/** Closed after the test; it may be closed before. */
export async function open(folder: string, key = KEY): Promise<Store> {
  const store = await openStore({ folder, key, threadFile: THREAD_FILE });
  stores.push(store);
  return store;
}

/** The Problem that a promise fails with. */
export async function problemFrom(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** What was set aside in a folder, without the logs beside it; its name is one that Windows accepts. */
export const setAside = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /\.damaged-[\w-]*Z$/.test(name));
