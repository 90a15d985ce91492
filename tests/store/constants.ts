/** What a test and the program that it starts have in common; without vitest, which that program has not. */
import { resolve } from 'node:path';

export const KEY = '5a'.repeat(32);
export const THREAD_FILE = resolve('out', 'main', 'store-thread.js');

/** Accounts in one list of the writer. */
export const LIST = 300;
