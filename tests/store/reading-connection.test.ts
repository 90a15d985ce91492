/** The second connection, through which the screen reads while something writes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import type { Store } from '../../src/main/store/store-types';
import { temporaryFolder } from '../support/temporary-folder';
import { account, filter, profile } from './rows';
import { openStore } from '../../src/main/store';
import { KEY, open, problemFrom, THREAD_FILE } from './store-in-thread';

const byId = { field: 'id', direction: 'ascending' } as const;
const search = (store: Store) => store.searchAccounts(filter(), byId, 0, 200);
const isLogThere = (folder: string): boolean => existsSync(join(folder, `${STORE_FILE}-wal`));

async function readingStore(folder = temporaryFolder('store')): Promise<Store> {
  const store = await open(folder);
  await store.addProfile(profile('acme'));
  await store.saveAccountList('acme', 'account', [account(1), account(2)], 10);
  await store.readBeside();
  return store;
}

/** Runs `work` while the store's thread waits in a write. */
async function whileWriting(store: Store, folder: string, work: () => Promise<void>) {
  const other = connectDatabase(join(folder, STORE_FILE), KEY);
  other.exec('BEGIN IMMEDIATE');
  const writing = store.updateSettings({ keepSnapshotsDays: 30 });
  try {
    await work();
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  await writing;
}

describe('a store that is read beside its writes', () => {
  it('answers the screen while a write waits', async () => {
    const folder = temporaryFolder('store');
    const store = await readingStore(folder);
    await whileWriting(store, folder, async () => {
      expect((await search(store)).total).toBe(2);
      expect((await store.listProfiles()).map(({ id }) => id)).toEqual(['acme']);
      expect((await store.getFacets(null, null)).providers).toHaveLength(1);
      expect(await store.getAccountDetail({ profileId: 'acme', kind: 'account', id: 1 })).not.toBe(
        null,
      );
    });
  });

  it('shows every write that was confirmed to the next reading', async () => {
    const store = await readingStore();
    for (let n = 0; n < 50; n++) {
      const list = Array.from({ length: n }, (_, id) => account(id + 1));
      await store.saveAccountList('acme', 'account', list, 20 + n);
      expect((await search(store)).total).toBe(n);
      await store.updateProfile('acme', { label: `label ${n}` });
      expect((await store.getProfile('acme'))?.label).toBe(`label ${n}`);
    }
  });

  it('leaves out and reports a changed row as the store alone does', async () => {
    const folder = temporaryFolder('store');
    const store = await readingStore(folder);
    const reported: Problem[] = [];
    store.watchProblem((problem) => reported.push(problem));
    const other = connectDatabase(join(folder, STORE_FILE), KEY);
    other.exec(`UPDATE accounts SET data = replace(data, '"d":"A', '"d":"B') WHERE id = 1`);
    other.close();
    expect((await search(store)).rows.map(({ id }) => id)).toEqual([2]);
    expect(reported.map(({ code }) => code)).toEqual(['storeDamaged']);
    expect((await search(store)).rows.map(({ id }) => id)).toEqual([2]);
    expect(reported).toHaveLength(1);
  });

  it('closes both connections, so that nothing is left beside the file', async () => {
    const folder = temporaryFolder('store');
    const store = await readingStore(folder);
    await search(store);
    expect(isLogThere(folder)).toBe(true);
    await store.close();
    expect(isLogThere(folder)).toBe(false);
    expect((await problemFrom(search(store))).code).toBe('storeUnavailable');
    await store.readBeside();
    expect((await problemFrom(search(store))).code).toBe('storeUnavailable');
  });

  it('closes while the second connection is being opened', async () => {
    const folder = temporaryFolder('store');
    const store = await open(folder);
    const starting = store.readBeside();
    await store.close();
    await starting;
    expect(isLogThere(folder)).toBe(false);
  });

  it('does not begin a search that nobody waits for any more', async () => {
    const store = await readingStore();
    const ahead = Array.from({ length: 100 }, () => search(store));
    const leaving = new AbortController();
    const left = store.searchUntil(leaving.signal, filter(), byId, 0, 200);
    leaving.abort();
    expect((await problemFrom(left)).code).toBe('cancelled');
    expect((await Promise.all(ahead)).map(({ total }) => total)).toEqual(ahead.map(() => 2));
  });

  it('reads by itself in memory, where there is one connection', async () => {
    const store = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    await store.addProfile(profile('acme'));
    await store.readBeside();
    expect(await store.listProfiles()).toHaveLength(1);
    await store.close();
  });
});
