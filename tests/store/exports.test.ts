/** Order, filters, batches and consistency of an export. */
import { describe, expect, it } from 'vitest';
import type { InventoryFilter } from '../../src/contract';
import type { DbRow } from '../../src/main/store/db/database';
import { EXPORT_BATCH_SIZE, readInBatches } from '../../src/main/store/tables/exports';
import type { ExportRecord } from '../../src/main/store/store-types';
import {
  account,
  entry,
  filter,
  oauth,
  openMethods,
  profile,
  storeWith,
  type Opened,
} from './store-in-process';
import { batchesOf, recordsOf } from './read-export';

describe('an export', () => {
  function mixed(): Opened {
    const store = openMethods();
    store.methods.addProfile(profile('p1', { label: 'Zeta' }));
    store.methods.addProfile(profile('p2', { label: 'alpha' }));
    for (const id of ['p1', 'p2']) {
      store.methods.saveAccountList(id, 'oauth', [oauth(3)], 1);
      store.methods.saveAccountList(id, 'account', [account(20), account(3), account(100)], 1);
    }
    return store;
  }
  const names = (records: readonly ExportRecord[]) =>
    records.map((record) => [record['profileLabel'], record['kind'], record['id']].join(' '));

  it('is sorted by label, kind and id', () => {
    expect(names(recordsOf(mixed(), 'accounts'))).toEqual([
      'alpha account 3',
      'alpha account 20',
      'alpha account 100',
      'alpha oauth 3',
      'Zeta account 3',
      'Zeta account 20',
      'Zeta account 100',
      'Zeta oauth 3',
    ]);
  });

  it('contains the rows that the same filter finds', () => {
    const store = mixed();
    for (const changes of [
      { profileIds: ['p2'] },
      { kind: 'oauth' },
      { valid: true },
      { text: 'account 100' },
      { profileIds: [] },
    ] as const satisfies readonly object[]) {
      const wanted = filter(changes as Partial<InventoryFilter>);
      const { total } = store.methods.searchAccounts(
        wanted,
        { field: 'id', direction: 'ascending' },
        0,
        100,
      );
      expect(recordsOf(store, 'accounts', wanted)).toHaveLength(total);
      expect(store.methods.countExport('accounts', wanted).rows).toBe(total);
    }
    expect(names(recordsOf(store, 'accounts', { kind: 'oauth', profileIds: ['p2'] }))).toEqual([
      'alpha oauth 3',
    ]);
  });

  it('ends at the row limit, in both tables', () => {
    const store = mixed();
    expect(names(recordsOf(store, 'accounts', {}, 2))).toEqual([
      'alpha account 3',
      'alpha account 20',
    ]);
    store.methods.saveAccessList(
      { profileId: 'p2', kind: 'account', id: 20 },
      [entry('1'), entry('2'), entry('3')],
      1,
    );
    expect(recordsOf(store, 'access', {}, 2).map((record) => record['principalId'])).toEqual([
      '1',
      '2',
    ]);
  });

  it('without rows has no batch', () => {
    expect(batchesOf(storeWith('acme'), 'accounts')).toEqual([]);
    expect(batchesOf(storeWith('acme'), 'access')).toEqual([]);
  });

  it('is divided into batches that contain each row once', () => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE * 2 + 1 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const batches = batchesOf(store, 'accounts');
    expect(batches.map(({ length }) => length)).toEqual([EXPORT_BATCH_SIZE, EXPORT_BATCH_SIZE, 1]);
    expect(batches.flat().map((record) => record['id'])).toEqual(many.map(({ id }) => id));
  });

  it('divides a row with any number of records into batches', () => {
    const { database } = openMethods(null);
    const rows: DbRow[] = [{ entries: 600_000 }, { entries: 0 }, { entries: 1 }];
    const records = (row: DbRow) =>
      Array.from({ length: Number(row['entries']) }, (_, n): ExportRecord => ({ n }));
    const lengths = (limit: number | null) => {
      const { next } = readInBatches(database, rows.values(), records, limit);
      const batches: number[] = [];
      for (let batch = next(); batch !== null; batch = next()) batches.push(batch.length);
      return batches;
    };
    expect(lengths(null)).toEqual([
      ...Array<number>(600_000 / EXPORT_BATCH_SIZE).fill(EXPORT_BATCH_SIZE),
      1,
    ]);
    expect(lengths(EXPORT_BATCH_SIZE + 1)).toEqual([EXPORT_BATCH_SIZE, 1]);
  });

  it('shows a single state, whatever is written while it runs', () => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE + 10 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const handle = store.methods.openExport('accounts', filter(), null);
    const first = store.methods.nextBatch(handle);
    store.methods.saveAccountList('acme', 'account', [account(1, { displayName: 'Later' })], 2);
    const second = store.methods.nextBatch(handle);
    const end = store.methods.nextBatch(handle);
    store.methods.closeExport(handle);
    expect([first?.length, second?.length, end]).toEqual([EXPORT_BATCH_SIZE, 10, null]);
    expect(recordsOf(store, 'accounts').map((record) => record['displayName'])).toEqual(['Later']);
  });

  it.each<[what: string, limit: number | null, batches: number]>([
    ['left half way', null, 1],
    ['ended by its limit', 3, 2],
    ['read to its end', null, 3],
    ['never begun', null, 0],
  ])('that was %s holds nothing back', (_what, limit, batches) => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE + 10 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const handle = store.methods.openExport('accounts', filter(), limit);
    for (let n = 0; n < batches; n += 1) store.methods.nextBatch(handle);
    store.methods.closeExport(handle);
    store.methods.saveAccountList('acme', 'account', [account(1)], 2);
    // `busy` is 1 while a reader still needs an older state: the log could then only grow.
    expect(store.database.get('PRAGMA wal_checkpoint(TRUNCATE)')).toMatchObject({ busy: 0 });
    expect(() => store.methods.nextBatch(handle)).toThrow('This export has ended.');
  });

  it('continues when another export is closed', () => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE + 10 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const [one, two] = [1, 2].map(() => store.methods.openExport('accounts', filter(), null));
    store.methods.nextBatch(one ?? 0);
    expect(store.methods.nextBatch(two ?? 0)).toHaveLength(EXPORT_BATCH_SIZE);
    store.methods.closeExport(one ?? 0);
    expect(store.methods.nextBatch(two ?? 0)).toHaveLength(10);
  });

  it('gives the same rows for a store in memory', () => {
    const onDisk = mixed();
    const inMemory = openMethods(null);
    inMemory.methods.addProfile(profile('p2', { label: 'alpha' }));
    inMemory.methods.saveAccountList('p2', 'account', [account(20), account(3), account(100)], 1);
    inMemory.methods.saveAccountList('p2', 'oauth', [oauth(3)], 1);
    expect(recordsOf(inMemory, 'accounts')).toEqual(
      recordsOf(onDisk, 'accounts', { profileIds: ['p2'] }).map((record) => record),
    );
  });
});
