/** Filters, order, pages and rows of a search. */
import { describe, expect, it } from 'vitest';
import {
  inventorySortFieldSchema,
  type Account,
  type AccountKey,
  type InventoryFilter,
  type InventorySort,
} from '../../src/contract';
import {
  account,
  entry,
  filter,
  openMethods,
  profile,
  storeWith,
  type Opened,
} from './store-in-process';
import { byId, found, twoInstances } from './search-store';

describe('filters', () => {
  const everything = ['acme/account/1', 'acme/oauth/1', 'beta/account/2', 'acme/account/2'];

  it.each<[what: string, changes: Partial<InventoryFilter>, ids: string[]]>([
    ['nothing', {}, everything],
    ['one instance', { profileIds: ['beta'] }, ['beta/account/2']],
    ['several instances', { profileIds: ['beta', 'acme', 'nobody'] }, everything],
    ['no instance at all', { profileIds: [] }, []],
    ['accounts', { kind: 'account' }, ['acme/account/1', 'acme/account/2', 'beta/account/2']],
    ['OAuth accounts', { kind: 'oauth' }, ['acme/oauth/1']],
    ['one provider', { dataProviderTypes: ['json5'] }, ['beta/account/2']],
    [
      'several providers',
      { dataProviderTypes: ['json5', 'amazon-s3'] },
      ['acme/account/2', 'beta/account/2'],
    ],
    ['no provider: all', { dataProviderTypes: [] }, everything],
    // OAuth accounts have no such state and are in neither.
    ['valid ones', { valid: true }, ['acme/account/1']],
    ['those that need attention', { valid: false }, ['acme/account/2', 'beta/account/2']],
    ['a word', { text: 'sales' }, ['acme/account/1', 'acme/oauth/1', 'beta/account/2']],
    [
      'all of them together',
      {
        profileIds: ['beta'],
        kind: 'account',
        dataProviderTypes: ['json5'],
        valid: false,
        text: 'sales arch',
      },
      ['beta/account/2'],
    ],
    ['two that exclude each other', { kind: 'oauth', valid: false }, []],
  ])('by %s', (_what, changes, ids) => {
    expect(found(twoInstances(), changes).sort()).toEqual([...ids].sort());
  });
});

describe('sorting a search', () => {
  const times = (n: number | null) => ({ createdAt: n, modifiedAt: n === null ? null : 100 - n });
  const rows: readonly Account[] = [
    account(10, { displayName: 'beta', valid: true, dataProviderType: 'b', ...times(1) }),
    account(2, { displayName: 'Alpha', valid: false, dataProviderType: 'c', ...times(3) }),
    account(33, { displayName: 'Älpha 10', valid: null, dataProviderType: 'a', ...times(null) }),
    account(4, { displayName: 'alpha 9', valid: true, dataProviderType: 'b', ...times(2) }),
    // Without a display name it is called by its name.
    account(5, { displayName: '', name: 'Gamma', valid: false, dataProviderType: 'b' }),
  ];

  function sorted(): Opened {
    const store = openMethods();
    store.methods.addProfile(profile('p1', { label: 'Zeta' }));
    store.methods.addProfile(profile('p2', { label: 'Éta' }));
    store.methods.saveAccountList('p1', 'account', rows.slice(0, 3), 1);
    store.methods.saveAccountList('p2', 'account', rows.slice(3), 1);
    const own = (profileId: string, id: number, name: string) => {
      const key: AccountKey = { profileId, kind: 'account', id };
      store.methods.saveAccessList(key, [entry('1', { name })], 1);
    };
    own('p1', 10, 'Zoe');
    own('p1', 2, 'adam 2');
    own('p2', 4, 'Ädam 10');
    return store;
  }

  /**
   * What has no value is last in both directions. What is equal is in the order of names, or as it was stored, and in
   * the opposite order when the direction is.
   */
  it.each<[InventorySort['field'], ascending: number[], descending: number[]]>([
    ['displayName', [2, 4, 33, 10, 5], [5, 10, 33, 4, 2]],
    ['dataProviderType', [33, 4, 10, 5, 2], [2, 5, 10, 4, 33]],
    ['valid', [2, 5, 4, 10, 33], [10, 4, 5, 2, 33]],
    ['owner', [2, 4, 10, 33, 5], [10, 4, 2, 5, 33]],
    ['modifiedAt', [2, 4, 10, 33, 5], [10, 4, 2, 5, 33]],
    ['createdAt', [10, 4, 2, 33, 5], [2, 4, 10, 5, 33]],
    ['id', [2, 4, 5, 10, 33], [33, 10, 5, 4, 2]],
    ['profile', [4, 5, 2, 33, 10], [10, 33, 2, 5, 4]],
  ])('by %s', (field, ascending, descending) => {
    const store = sorted();
    const ids = (direction: InventorySort['direction']) =>
      store.methods.searchAccounts(filter(), { field, direction }, 0, 100).rows.map(({ id }) => id);
    expect(ids('ascending')).toEqual(ascending);
    expect(ids('descending')).toEqual(descending);
  });

  it.each(
    inventorySortFieldSchema.options.flatMap((field) =>
      (['ascending', 'descending'] as const).map((direction) => ({ field, direction })),
    ),
  )('gives pages that add up to the whole, $field $direction', (sort) => {
    const store = storeWith('acme', 'beta');
    // Names, providers and owners alike, so that only the tie is left to tell rows apart.
    const many = Array.from({ length: 25 }, (_, index) =>
      account(index, { displayName: `Name ${index % 3}`, createdAt: index % 2 || null }),
    );
    store.methods.saveAccountList('acme', 'account', many, 1);
    store.methods.saveAccountList('beta', 'account', many, 1);
    const names = (offset: number, limit: number) =>
      store.methods
        .searchAccounts(filter(), sort, offset, limit)
        .rows.map(({ profileId, id }) => `${profileId} ${id}`);
    const whole = names(0, 1000);
    expect(new Set(whole).size).toBe(50);
    const pages = [0, 7, 14, 21, 28, 35, 42, 49].flatMap((offset) => names(offset, 7));
    expect(pages).toEqual(whole);
  });
});

describe('pages of a search', () => {
  it('include the total number of rows, even beyond the end', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1), account(2), account(3)], 1);
    const ids = (offset: number, limit: number, text = '') => {
      const { rows, total } = methods.searchAccounts(filter({ text }), byId, offset, limit);
      return { total, ids: rows.map(({ id }) => id) };
    };
    expect(ids(0, 2)).toEqual({ total: 3, ids: [1, 2] });
    expect(ids(2, 2)).toEqual({ total: 3, ids: [3] });
    expect(ids(3, 2)).toEqual({ total: 3, ids: [] });
    expect(ids(1, 1, 'account')).toEqual({ total: 3, ids: [2] });
  });
});

describe('a row that is found', () => {
  it('contains everything that the grid shows', () => {
    const { methods } = storeWith('acme');
    const kept = account(7, {
      displayName: 'Shown',
      name: 'given',
      credentialsType: 'fields',
      enabled: false,
      createdAt: 11,
      modifiedAt: 22,
    });
    methods.saveAccountList('acme', 'account', [kept], 33);
    expect(methods.searchAccounts(filter(), byId, 0, 1).rows).toEqual([
      {
        profileId: 'acme',
        kind: 'account',
        id: 7,
        displayName: 'Shown',
        name: 'given',
        dataProviderType: 'snowflake',
        credentialsType: 'fields',
        valid: true,
        enabled: false,
        searchOnly: false,
        owner: null,
        ownerOrigin: null,
        datasetCount: null,
        datasetCountOrigin: null,
        accessCount: null,
        createdAt: 11,
        modifiedAt: 22,
        readAt: 33,
      },
    ]);
  });
});
