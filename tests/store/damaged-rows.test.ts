/** A row with a column of the wrong type or with damaged JSON is refused, wherever it is read. */
import { describe, expect, it } from 'vitest';
import type { StoreWorkerMethods } from '../../src/main/store/worker-protocol';
import { account, config, entry, problemFrom, storeWith, takeSnapshot } from './store-in-process';

const key = { profileId: 'acme', kind: 'account', id: 7 } as const;
const anything = {
  profileIds: null,
  kind: null,
  dataProviderTypes: null,
  valid: null,
  text: '',
};
const allActivity = { profileIds: null, outcome: null, operations: null, text: '' };
const byName = { field: 'displayName', direction: 'ascending' } as const;

function filledStore() {
  const store = storeWith('acme');
  const { methods } = store;
  methods.saveAccountList('acme', 'account', [account(7)], 10);
  methods.saveConfig(key, config(7, 'reader'), 20);
  methods.saveAccessList(key, [entry('1')], 20);
  methods.saveProviders('acme', [], 10);
  methods.pairAccounts([key, { ...key, id: 8 }]);
  methods.updateSettings({ keepSnapshotsDays: 30 });
  methods.beginActivity({
    id: 'a',
    at: 5,
    source: 'window',
    operation: 'account.rename',
    kind: 'account',
    profileId: 'acme',
    accountId: 7,
    changes: [],
  });
  takeSnapshot(store, 'acme');
  return store;
}

const exportRows = (methods: StoreWorkerMethods, table: 'accounts' | 'access') =>
  methods.nextBatch(methods.openExport(table, anything, null));
const search = (methods: StoreWorkerMethods) => methods.searchAccounts(anything, byName, 0, 10);
const snapshotTime = (methods: StoreWorkerMethods) =>
  methods.listSnapshots('acme')[0]?.takenAt ?? 0;

describe('a damaged row', () => {
  it.each<[string, (methods: StoreWorkerMethods) => unknown]>([
    ["profiles SET colour = 'puce'", (methods) => methods.listProfiles()],
    ["profiles SET guard = 'none'", (methods) => methods.getProfile('acme')],
    ["profiles SET created_at = 'soon'", (methods) => methods.listProfiles()],
    ["profiles SET revision = x'00'", (methods) => methods.listComparedProfiles(['acme'])],
    ["accounts SET access_count = 'two'", search],
    ["accounts SET data = '{'", search],
    ["accounts SET data = '{}'", (methods) => exportRows(methods, 'accounts')],
    ["accounts SET owner = x'00'", (methods) => exportRows(methods, 'accounts')],
    ["accounts SET kind = 'other'", (methods) => methods.listAccountKeys('acme')],
    ["accounts SET data = x'00'", (methods) => methods.listAccountJson('acme', null, 10)],
    [
      'accounts SET set_aside = 2',
      (methods) => methods.saveAccountList('acme', 'account', [account(7)], 11),
    ],
    ["configs SET data = '[]'", (methods) => exportRows(methods, 'accounts')],
    ["configs SET read_at = 'today'", (methods) => methods.getAccountDetail(key)],
    ["access_lists SET data = '[1]'", (methods) => exportRows(methods, 'access')],
    ["access_lists SET problem = 'none'", (methods) => methods.getAccountDetail(key)],
    ["paired SET id = 'seven' WHERE id = 7", (methods) => methods.listPairings()],
    ["settings SET value = 'no JSON'", (methods) => methods.getSettings()],
    [`settings SET value = '"long"'`, (methods) => methods.getSettings()],
    ["activity SET source = 'nobody'", (methods) => methods.listActivity(allActivity, 0, 10)],
    [
      "activity SET changes = '{}'",
      (methods) => methods.nextBatch(methods.openActivityExport(allActivity)),
    ],
    ["snapshots SET accounts = 'many'", (methods) => methods.listSnapshots('acme')],
  ])('is refused after UPDATE %s', (change, read) => {
    const { methods, database } = filledStore();
    expect(() => read(methods)).not.toThrow();
    database.exec(`UPDATE ${change}`);
    expect(problemFrom(() => read(methods))).toMatchObject({
      code: 'storeDamaged',
      message: 'The store is damaged.',
    });
  });

  it('is refused in a snapshot', () => {
    const { methods, database } = filledStore();
    const at = snapshotTime(methods);
    expect(methods.getAccountAt(key, at)?.account.id).toBe(7);
    database.exec("UPDATE versions SET data = '{}' WHERE part = 'config'");
    expect(problemFrom(() => methods.getAccountAt(key, at)).code).toBe('storeDamaged');
    database.exec("UPDATE versions SET part = 'other' WHERE part = 'config'");
    expect(problemFrom(() => methods.listAccountSnapshots(key)).code).toBe('storeDamaged');
  });
});
