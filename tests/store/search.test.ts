/** Search: each filter, each sort and the pages. What is typed is looked for as it is, never as a pattern. */
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
  oauth,
  openMethods,
  profile,
  storeWith,
  type Opened,
} from './store-in-process';

const byId: InventorySort = { field: 'id', direction: 'ascending' };

/** `profile/kind/id` of what is found, and that the total says as many. */
function found({ methods }: Opened, changes: Partial<InventoryFilter>, sort = byId): string[] {
  const { rows, total } = methods.searchAccounts(filter(changes), sort, 0, 1000);
  expect(total).toBe(rows.length);
  return rows.map(({ profileId, kind, id }) => `${profileId}/${kind}/${id}`);
}

/** Ids of the accounts that a text finds, among accounts with these names. */
function matching(names: readonly string[], text: string): string[] {
  const { methods } = storeWith('acme');
  methods.saveAccountList(
    'acme',
    'account',
    names.map((displayName, index) =>
      account(index + 1, { displayName, name: '', dataProviderType: 'zzz' }),
    ),
    1,
  );
  const { rows, total } = methods.searchAccounts(filter({ text }), byId, 0, 100);
  expect(total).toBe(rows.length);
  return rows.map(({ displayName }) => displayName);
}

function twoInstances(): Opened {
  const store = storeWith('acme', 'beta');
  store.methods.saveAccountList(
    'acme',
    'account',
    [
      account(1, { displayName: 'Sales warehouse' }),
      account(2, { displayName: 'Marketing', dataProviderType: 'amazon-s3', valid: false }),
    ],
    1,
  );
  store.methods.saveAccountList('acme', 'oauth', [oauth(1, { displayName: 'Sales client' })], 1);
  store.methods.saveAccountList(
    'beta',
    'account',
    [account(2, { displayName: 'Sales archive', dataProviderType: 'json5', valid: false })],
    1,
  );
  return store;
}

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

describe('search words', () => {
  const row = account(4711, {
    displayName: 'Sales Warehouse',
    name: 'technical-name',
    dataProviderType: 'amazon-s3',
  });

  it.each([
    ['display name', 'warehouse'],
    ['name', 'technical'],
    ['provider', 'amazon-s3'],
    ['owner', 'lovelace'],
    ['id', '4711'],
    ['part of a word', 'areho'],
    ['two letters', 'wa'],
    ['one letter', 'w'],
    ['short and long words, in any order', 'ware s3 LOVE 47'],
    ['white space around and between', '  sales \t ware\n'],
  ])('are found in or as %s', (_where, text) => {
    const store = storeWith('acme');
    store.methods.saveAccountList(
      'acme',
      'account',
      [row, account(2, { displayName: 'zzz', name: '', dataProviderType: 'zzz' })],
      1,
    );
    store.methods.saveAccessList(
      { profileId: 'acme', kind: 'account', id: 4711 },
      [entry('7', { name: 'Ada Lovelace' })],
      1,
    );
    expect(found(store, { text })).toEqual(['acme/account/4711']);
  });

  it('must all occur in a row', () => {
    expect(matching(['alpha beta', 'alpha', 'beta'], 'alpha beta')).toEqual(['alpha beta']);
    expect(matching(['ax bx', 'ax', 'bx'], 'a b')).toEqual(['ax bx']);
    expect(matching(['alpha b', 'alpha', 'b'], 'alpha b')).toEqual(['alpha b']);
  });

  it('do not match across the parts of a row', () => {
    const store = storeWith('acme');
    const split = account(1, { displayName: 'abc', name: 'def' });
    store.methods.saveAccountList('acme', 'account', [split], 1);
    expect(found(store, { text: 'abcdef' })).toEqual([]);
    expect(found(store, { text: 'cd' })).toEqual([]);
  });

  it('match every row when there are none', () => {
    expect(matching(['one', 'two'], '  \t ')).toEqual(['one', 'two']);
  });

  it.each([
    ['capitals', 'SÃO PAULO', 'são paulo'],
    ['missing accents', 'São Paulo', 'sao paulo'],
    ['accents that are not there', 'Sao Paulo', 'são'],
    ['composed and decomposed letters', 'Cafe\u0301', 'caf\u00e9'],
    ['short words with accents', 'Été', 'ét'],
    ['other alphabets', 'ΑΘΗΝΑ', 'αθηνα'],
    ['Cyrillic', 'МОСКВА', 'москва'],
    ['full-width letters', 'ＡＢＣ Ltd', 'abc'],
    ['ligatures', 'oﬃce', 'office'],
    ['Japanese, two letters', '東京本社', '東京'],
    ['Japanese, three letters', '東京本社', '京本社'],
    ['emoji', 'Key 🔑🔑🔑', '🔑🔑🔑'],
    ['one emoji', 'Key 🔑', '🔑'],
  ])('disregard %s', (_what, name, text) => {
    expect(matching([name, 'other'], text)).toEqual([name]);
  });

  it.each([
    ['%', '100% sure', '100 sure'],
    ['_', 'a_b', 'axb'],
    ['\\', 'a\\b', 'ab'],
    ['\\%', 'a\\%b', 'a%b'],
    ['a_', 'a_b', 'acb'],
    ['"', 'say "x"', 'say x'],
    ['""', 'empty ""', 'empty'],
    ['"x"', 'say "x"', 'say x'],
    ["it's", "it's", 'it is'],
    ["'", "it's", 'its'],
    ['50%_off', '50%_off', '50xxoff'],
    ['sal*', 'sal* literally', 'sales'],
    ['*', 'a*b', 'ab'],
    ['-sales', 'x-sales', 'sales'],
    ['^sales', '^sales', 'sales'],
    ['(sales)', '(sales)', 'sales'],
    ['{a b}: c', '{a b}: c', 'a b c'],
    ['search_text:sales', 'search_text:sales', 'sales'],
    ['a+b+c', 'a+b+c', 'abc'],
    ['AND', 'sand', 'salad'],
    ['sales OR marketing', 'marketing or sales', 'sales'],
    ['sales NOT marketing', 'marketing is not sales', 'sales'],
    ['NEAR(sales,2)', 'near(sales,2)', 'sales near 2'],
    ['sales")', 'sales")', 'sales'],
    ["'; DROP TABLE accounts; --", "x '; drop table accounts; -- y", 'accounts'],
    ['?1', 'really?1', 'really1'],
  ])('take %s literally', (text, name, other) => {
    expect(matching([name, other], text)).toEqual([name]);
  });

  it.each([
    ['half a surrogate pair', 'abc\uD83D'],
    ['as many words as fit', 'q '.repeat(100)],
    ['as long a word as fits', 'x'.repeat(200)],
    ['quotes alone', '"'.repeat(200)],
  ])('that hold %s find nothing and break nothing', (_what, text) => {
    expect(matching(['nothing of the kind'], text)).toEqual([]);
  });

  it.each(['alpha\0beta', '\0alpha', 'b\0a'])('are separated by a NUL as by a space', (text) => {
    expect(matching(['alpha beta', 'gamma'], text)).toEqual(['alpha beta']);
    expect(matching(['alpha\0beta', 'gamma'], text)).toEqual(['alpha\0beta']);
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

  /** What has no value is last in both directions; what is equal is in the order of names. */
  it.each<[InventorySort['field'], ascending: number[], descending: number[]]>([
    ['displayName', [2, 4, 33, 10, 5], [5, 10, 33, 4, 2]],
    ['dataProviderType', [33, 4, 10, 5, 2], [2, 4, 10, 5, 33]],
    ['valid', [2, 5, 4, 10, 33], [4, 10, 2, 5, 33]],
    ['owner', [2, 4, 10, 33, 5], [10, 4, 2, 33, 5]],
    ['modifiedAt', [2, 4, 10, 33, 5], [10, 4, 2, 33, 5]],
    ['createdAt', [10, 4, 2, 33, 5], [2, 4, 10, 33, 5]],
    ['id', [2, 4, 5, 10, 33], [33, 10, 5, 4, 2]],
    ['profile', [4, 5, 2, 33, 10], [2, 33, 10, 4, 5]],
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
        owner: null,
        accessCount: null,
        createdAt: 11,
        modifiedAt: 22,
        readAt: 33,
      },
    ]);
  });
});
