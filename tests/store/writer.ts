/**
 * A program that writes to a store until it is killed, and prints a line for each write that was confirmed.
 * `writer.ts <folder> <mode> <first>`; the mode is `one` (one account after the other), `many`
 * (ten writers of accounts at once), `list` (a list of
 * accounts that carry one number, then the next list), `snapshot` (such a list and a snapshot of it, then the next)
 * or `profiles`.
 */
import type { Account } from '../../src/contract';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { account, profile } from './rows';
import { KEY, LIST, THREAD_FILE } from './constants';

const numbered = (n: number, firstId: number): Account[] =>
  Array.from({ length: LIST }, (_, index) => account(firstId + index, { createdAt: n }));

const write: Readonly<Record<string, (store: Store, n: number) => Promise<unknown>>> = {
  one: (store, n) => store.saveAccount('acme', account(n), n),
  many: (store, n) => store.saveAccount('acme', account(n), n),
  list: (store, n) =>
    // Other ids each time: rows come and go, and none may stay from another list.
    store.saveAccountList('acme', 'account', numbered(n, n * LIST), n),
  snapshot: async (store, n) => {
    await store.saveAccountList('acme', 'account', numbered(n, 0), n);
    await store.takeSnapshot('acme', null);
  },
  profiles: (store, n) => store.addProfile(profile(`p${n}`)),
};

async function main(): Promise<void> {
  const [folder = '', mode = '', first = ''] = process.argv.slice(2);
  const store = await openStore({ folder, key: KEY, threadFile: THREAD_FILE });
  const writers = mode === 'many' ? 10 : 1;
  const writeFrom = async (start: number): Promise<void> => {
    for (let n = start; ; n += writers) {
      await write[mode]?.(store, n);
      // To a pipe this is written before it returns, so a line that is read was confirmed.
      process.stdout.write(`${n}\n`);
    }
  };
  await Promise.all(
    Array.from({ length: writers }, (_, index) => writeFrom(Number(first) + index)),
  );
}

void main();
