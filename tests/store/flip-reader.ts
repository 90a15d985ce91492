/** A program that opens stores one after the other and reads all of each. A damaged one may abort it. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { toProblem } from '../../src/contract';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { openStore } from '../../src/main/store';
import { createStoreChecker } from '../../src/main/store/check/run-store-check';
import { KEY, THREAD_FILE } from './constants';
import { filter } from './rows';

export type FlipReport =
  | { readonly index: number; readonly state: 'begun' }
  | {
      readonly index: number;
      readonly state: 'read';
      /** Code of the Problem that opening or reading ended with; null when there was none. */
      readonly problem: string | null;
      /** Ids, or null when they could not be read. */
      readonly profiles: readonly string[] | null;
      /** How many were read. */
      readonly accounts: number;
      /** Hash of all that was read; null when something could not be read. */
      readonly digest: string | null;
    };

const check = createStoreChecker(
  nodeKeychainHost,
  resolve('out', 'main', 'store-check-process.js'),
);

async function read(folder: string, index: number): Promise<FlipReport> {
  try {
    const store = await openStore({ folder, key: KEY, threadFile: THREAD_FILE, check });
    let { problem } = store;
    // Rows that are left out are named as soon as they are met.
    store.watchProblem((found) => {
      problem = found;
    });
    try {
      const profiles = await store.listProfiles();
      const ids = profiles.map(({ id }) => id);
      const found = { index, state: 'read', profiles: ids } as const;
      try {
        const hash = createHash('sha256').update(JSON.stringify(profiles));
        const byId = { field: 'id', direction: 'ascending' } as const;
        const page = await store.searchAccounts(filter(), byId, 0, 1000);
        hash.update(JSON.stringify(page.rows));
        for (const { kind, id } of page.rows)
          hash.update(
            JSON.stringify(await store.getAccountDetail({ profileId: 'acme', kind, id })),
          );
        const digest = hash.digest('hex');
        return { ...found, problem: problem?.code ?? null, accounts: page.rows.length, digest };
      } catch (error) {
        return { ...found, problem: toProblem(error).code, accounts: 0, digest: null };
      }
    } finally {
      await store.close();
    }
  } catch (error) {
    return {
      index,
      state: 'read',
      problem: toProblem(error).code,
      profiles: null,
      accounts: 0,
      digest: null,
    };
  }
}

const report = (message: FlipReport): Promise<void> =>
  new Promise((sent) => {
    process.send?.(message, () => {
      sent();
    });
  });

process.once('message', ({ folders, from }: { folders: readonly string[]; from: number }) => {
  void (async () => {
    for (const [offset, folder] of folders.slice(from).entries()) {
      const index = from + offset;
      await report({ index, state: 'begun' });
      await report(await read(folder, index));
    }
    process.exit();
  })();
});
