/** What the search says of accounts: which of the sources names the owners, and what is unknown. */
import { saveFound } from '../../src/main/store/tables/found-accounts';
import { packAccountOfRow } from '../../src/main/store/db/stored-account';
import { describe, expect, it } from 'vitest';
import type { FoundFacts } from '../../src/main/store/account-list-types';
import { account, entry, oauth, storeWith, type Opened } from './store-in-process';
import { accountKey } from './read-export';
import { inventoryFilterSchema } from '../../src/contract';

const found = (id: number, changes: Partial<FoundFacts> = {}): FoundFacts => ({
  id,
  owners: [{ type: 'USER', id: '21', name: 'Eve' }],
  datasetCount: 4,
  used: true,
  indexedAt: 50,
  ...changes,
});

/** A store with accounts 1 and 2, listed at 100. */
function listed(): Opened {
  const store = storeWith('acme');
  store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 100);
  return store;
}

const rowOf = ({ methods }: Opened, id: number) => {
  const sort = { field: 'id', direction: 'ascending' } as const;
  const { rows } = methods.searchAccounts(inventoryFilterSchema.parse({}), sort, 0, 10);
  return rows.find((row) => row.id === id);
};

describe('a search that was saved', () => {
  it('stays as old as it is when only the list is read again', () => {
    const store = listed();
    saveFound(store.database, 'acme', [found(1)], 110, true);
    // The same again: only the time of the search is written.
    saveFound(store.database, 'acme', [found(1)], 120, true);
    store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 130);
    expect(rowOf(store, 1)?.datasetCountOrigin).toEqual({ from: 'search', readAt: 120 });
  });

  it('gives owners and dataset counts with their origin and age, and leaves others unknown', () => {
    const store = listed();
    saveFound(store.database, 'acme', [found(1)], 110, true);
    expect(rowOf(store, 1)).toMatchObject({
      owner: 'Eve',
      ownerOrigin: { from: 'search', readAt: 110 },
      datasetCount: 4,
      datasetCountOrigin: { from: 'search', readAt: 110 },
    });
    expect(rowOf(store, 2)).toMatchObject({
      owner: null,
      ownerOrigin: null,
      datasetCount: null,
      datasetCountOrigin: null,
    });
    const filter = inventoryFilterSchema.parse({ text: 'eve' });
    const sort = { field: 'owner', direction: 'ascending' } as const;
    expect(store.methods.searchAccounts(filter, sort, 0, 10).total).toBe(1);
  });

  it('has the age of the last whole search, also when nothing changed', () => {
    const store = listed();
    saveFound(store.database, 'acme', [found(1)], 110, true);
    saveFound(store.database, 'acme', [found(1)], 120, true);
    expect(rowOf(store, 1)?.datasetCountOrigin?.readAt).toBe(120);
    saveFound(store.database, 'acme', [found(2)], 130, false);
    expect(rowOf(store, 1)?.datasetCountOrigin?.readAt).toBe(120);
    expect(rowOf(store, 2)?.datasetCountOrigin?.readAt).toBe(130);
  });

  it('no longer counts for an account that a later whole search lacks', () => {
    const store = listed();
    saveFound(store.database, 'acme', [found(1)], 110, true);
    saveFound(store.database, 'acme', [], 120, true);
    expect(rowOf(store, 1)).toMatchObject({ owner: null, ownerOrigin: null, datasetCount: null });
  });

  it('counts less than an access list, unless Domo indexed the account later', () => {
    const store = listed();
    store.methods.saveAccessList(accountKey(1), [entry('11', { name: 'Ada' })], 200);
    saveFound(store.database, 'acme', [found(1, { indexedAt: 199 })], 300, true);
    expect(rowOf(store, 1)).toMatchObject({
      owner: 'Ada',
      ownerOrigin: { from: 'accessList', readAt: 200 },
    });
    saveFound(store.database, 'acme', [found(1, { indexedAt: 201 })], 400, true);
    expect(rowOf(store, 1)).toMatchObject({
      owner: 'Eve',
      ownerOrigin: { from: 'search', readAt: 400 },
    });
    store.methods.saveAccessList(accountKey(1), [entry('11', { name: 'Ada' })], 500);
    expect(rowOf(store, 1)).toMatchObject({ owner: 'Ada', ownerOrigin: { from: 'accessList' } });
  });

  it('does not change OAuth accounts, whose list has the dataset count', () => {
    const store = listed();
    store.methods.saveAccountList('acme', 'oauth', [oauth(3, { datasourceCount: 0 })], 100);
    saveFound(store.database, 'acme', [found(3)], 110, true);
    expect(rowOf(store, 3)).toMatchObject({
      owner: null,
      datasetCount: 0,
      datasetCountOrigin: { from: 'list', readAt: 100 },
    });
  });

  it('shows an id in place of a name that it does not have', () => {
    const store = listed();
    const owners = [{ type: 'GROUP', id: '7', name: null }];
    saveFound(store.database, 'acme', [found(1, { owners, datasetCount: null })], 110, true);
    expect(rowOf(store, 1)).toMatchObject({ owner: '7', datasetCount: null });
  });
});

describe('an account that only the search returned', () => {
  const alone = (id: number) => account(id, { searchOnly: true });

  it('keeps its age while the search is not read, and is removed by a whole search without it', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1), alone(2)], 100, { searchedAll: true });
    const later = methods.saveAccountList('acme', 'account', [account(1)], 200);
    expect(later).toEqual({ added: 0, removed: 0, total: 2, searchOnly: 1 });
    expect(methods.getAccountDetail(accountKey(2)).accountReadAt).toBe(100);
    const whole = methods.saveAccountList('acme', 'account', [account(1)], 300, {
      searchedAll: true,
    });
    expect(whole).toEqual({ added: 0, removed: 1, total: 1, searchOnly: 0 });
  });

  it('is not marked when its row in the list may be one that was set aside', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 100);
    methods.saveAccountList('acme', 'account', [account(1), alone(2)], 200, {
      setAside: [{ id: null }],
      searchedAll: true,
    });
    const { account: kept, accountReadAt } = methods.getAccountDetail(accountKey(2));
    expect(kept.searchOnly).toBeUndefined();
    expect(accountReadAt).toBe(100);
  });

  it('does not count as changed in a snapshot when nothing changed', () => {
    const { methods, database } = storeWith('acme');
    const listedBefore = account(2, { modifiedBy: 5 });
    methods.saveAccountList('acme', 'account', [listedBefore], 100);
    const data = () => database.get('SELECT data FROM accounts')?.['data'];
    methods.saveAccountList('acme', 'account', [alone(2)], 200, { searchedAll: true });
    const marked = data();
    expect(marked).toBe(packAccountOfRow({ ...listedBefore, searchOnly: true }));
    methods.saveAccount('acme', listedBefore, 250);
    methods.saveAccountList('acme', 'account', [alone(2)], 300, { searchedAll: true });
    expect(data()).toBe(marked);
  });
});
