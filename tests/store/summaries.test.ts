/** What comparing instances keeps of accounts is worth something at its own revision alone. */
import { decodePackedAccount } from '../../src/main/store/db/stored-account';
import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/contract';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import {
  account,
  config,
  entry,
  KEY,
  oauth,
  profile,
  storeWith,
  type Opened,
} from './store-in-process';
import { described } from './rows';

const revision = ({ methods }: Opened): number =>
  methods.listComparedProfiles(['a'])[0]?.revision ?? -1;
const key = { profileId: 'a', kind: 'account', id: 1 } as const;
const provider = (defaultValue: string | null): Provider => ({
  key: 'snowflake',
  name: 'Snowflake',
  authenticationScheme: 'fields',
  fields: [described('region', defaultValue)],
  connectorValidatorPresent: false,
  customerOAuthConfigurationDataProviderType: null,
  more: {},
});

describe('a revision', () => {
  it.each([
    ['an account is added', ({ methods }) => methods.saveAccount('a', account(3), 2)],
    [
      'an account is renamed',
      ({ methods }) => methods.saveAccount('a', account(1, { name: 'N' }), 2),
    ],
    [
      'an account is gone',
      ({ methods }) => methods.saveAccountList('a', 'account', [account(1)], 2),
    ],
    ['an account is deleted', ({ methods }) => methods.removeAccount(key)],
    [
      'an OAuth account is listed',
      ({ methods }) => methods.saveAccountList('a', 'oauth', [oauth(1)], 2),
    ],
    ['a config is read', ({ methods }) => methods.saveConfig(key, config(1, 'y'), 2)],
    ['a default is another one', ({ methods }) => methods.saveProviders('a', [provider('eu')], 2)],
    ['a provider is gone', ({ methods }) => methods.saveProviders('a', [], 2)],
  ] satisfies [string, (store: Opened) => unknown][])('grows when %s', (_what, change) => {
    const store = filled();
    const before = revision(store);
    change(store);
    expect(revision(store)).toBeGreaterThan(before);
  });

  it.each([
    ['the same is listed again', ({ methods }) => methods.saveAccountList('a', 'account', list, 9)],
    ['providers are the same', ({ methods }) => methods.saveProviders('a', [provider('us')], 9)],
    ['an access list is read', ({ methods }) => methods.saveAccessList(key, [entry('7')], 9)],
    ['another profile changes', ({ methods }) => methods.saveAccount('b', account(1), 9)],
  ] satisfies [string, (store: Opened) => unknown][])('stays when %s', (_what, change) => {
    const store = filled();
    const before = revision(store);
    change(store);
    expect(revision(store)).toBe(before);
    expect(store.methods.listProviders('a').readAt).toBeGreaterThan(0);
  });
});

const list = [account(1), account(2)];

function filled(): Opened {
  const store = storeWith('a', 'b');
  store.methods.saveAccountList('a', 'account', list, 1);
  store.methods.saveConfig(key, config(1, 'x'), 1);
  store.methods.saveProviders('a', [provider('us')], 1);
  return store;
}

describe('summaries', () => {
  it('are returned only for their own revision', () => {
    const store = filled();
    const { methods } = store;
    const at = { revision: revision(store), rule: 1 };
    methods.saveSummaries('a', at, 0, Buffer.from('one'));
    expect(Buffer.from(methods.getSummaries('a', at, 0) ?? []).toString()).toBe('one');
    expect(methods.getSummaries('a', at, 1)).toBeNull();
    methods.saveConfig(key, config(1, 'y'), 2);
    expect(methods.getSummaries('a', { ...at, revision: revision(store) }, 0)).toBeNull();
    methods.saveSummaries('a', at, 0, Buffer.from('late'));
    expect(methods.getSummaries('a', { ...at, revision: revision(store) }, 0)).toBeNull();
  });

  it('that were made by another rule are ignored, and replaced by those of the current rule', () => {
    const store = filled();
    const { methods } = store;
    const [old, now] = [1, 2].map((rule) => ({ revision: revision(store), rule }));
    if (!old || !now) throw new Error('There are two.');
    methods.saveSummaries('a', old, 0, Buffer.from('old'));
    expect(methods.getSummaries('a', now, 0)).toBeNull();
    methods.saveSummaries('a', now, 0, Buffer.from('now'));
    expect(methods.getSummaries('a', old, 0)).toBeNull();
    expect(Buffer.from(methods.getSummaries('a', now, 0) ?? []).toString()).toBe('now');
  });

  it('that could not be stored do not endanger later writes', () => {
    const store = filled();
    const { database, methods } = store;
    const at = { revision: revision(store), rule: 1 };
    const other = connectDatabase(fileOf(database), KEY);
    database.exec('PRAGMA busy_timeout = 0');
    other.exec('BEGIN IMMEDIATE');
    expect(() => {
      methods.saveSummaries('a', at, 0, Buffer.from('one'));
    }).toThrow(/locked/);
    other.exec('ROLLBACK');
    other.close();
    // FULL.
    expect(database.get('PRAGMA synchronous')?.['synchronous']).toBe(2);
  });
});

const fileOf = (database: Opened['database']): string =>
  String(database.get('SELECT file FROM pragma_database_list')?.['file']);

describe('texts of accounts', () => {
  it('are returned in batches by kind and id, each once', () => {
    const { methods } = storeWith('a', 'b');
    methods.addProfile(profile('c'));
    methods.saveAccountList('a', 'account', [account(30), account(4), account(5)], 1);
    methods.saveAccountList('a', 'oauth', [oauth(4)], 1);
    methods.saveAccountList('b', 'account', [account(6)], 1);
    const page = (after: Parameters<typeof methods.listAccountJson>[1]) =>
      methods
        .listAccountJson('a', after, 2)
        .map(({ account: text }) => decodePackedAccount(text))
        .map(({ kind, id }) => ({ kind, id }));
    expect(page(null)).toEqual([
      { kind: 'account', id: 4 },
      { kind: 'account', id: 5 },
    ]);
    expect(page({ kind: 'account', id: 5 })).toEqual([
      { kind: 'account', id: 30 },
      { kind: 'oauth', id: 4 },
    ]);
    expect(page({ kind: 'oauth', id: 4 })).toEqual([]);
  });
});
