/** What depends on an account: its config, its access list, and who owns it by what was read last. */
import { describe, expect, it } from 'vitest';
import { createProblem, type AccountKey } from '../../src/contract';
import { account, config, entry, filter, oauth, storeWith, type Opened } from './store-in-process';

const key = (id: number, kind: AccountKey['kind'] = 'account'): AccountKey => ({
  profileId: 'acme',
  kind,
  id,
});
const found = ({ methods }: Opened, text: string) =>
  methods
    .searchAccounts(filter({ text }), { field: 'id', direction: 'ascending' }, 0, 100)
    .rows.map(({ id }) => id);

describe('config and access list', () => {
  const entries = [
    entry('7', { name: 'Ada' }),
    entry('8', { name: null }),
    entry('9', { accessLevel: 'CAN_VIEW', name: 'Bob' }),
  ];

  it('are returned with their age and the names of the owners', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    store.methods.saveConfig(key(1), config(1, 'someone'), 20);
    store.methods.saveAccessList(key(1), entries, 30);
    expect(store.methods.getAccountDetail(key(1))).toMatchObject({
      config: config(1, 'someone'),
      configReadAt: 20,
      configProblem: null,
      access: entries,
      accessReadAt: 30,
      accessProblem: null,
    });
    const { rows } = store.methods.searchAccounts(
      filter({ text: 'ada' }),
      { field: 'id', direction: 'ascending' },
      0,
      10,
    );
    // An owner without a name is called by its id.
    expect(rows.map(({ owner, accessCount }) => ({ owner, accessCount }))).toEqual([
      { owner: 'Ada, 8', accessCount: 3 },
    ]);
  });

  it('name only some of very many owners, but count all of them', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    const owners = Array.from({ length: 5_000 }, (_, at) => entry(String(at), { name: `U${at}` }));
    store.methods.saveAccessList(key(1), owners, 30);
    const { rows } = store.methods.searchAccounts(
      filter({}),
      { field: 'id', direction: 'ascending' },
      0,
      10,
    );
    expect(rows[0]?.owner).toMatch(/^U0, U1, .*, U99, and 4900 more$/u);
    expect(rows[0]?.accessCount).toBe(5_000);
  });

  it('survive a later list, whether the account changed or not', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    for (const id of [1, 2]) {
      store.methods.saveConfig(key(id), config(id, `someone ${id}`), 20);
      store.methods.saveAccessList(key(id), entries, 30);
    }
    store.methods.saveAccountList('acme', 'account', [account(1), account(2, { name: 'new' })], 40);
    for (const id of [1, 2]) {
      expect(store.methods.getAccountDetail(key(id))).toMatchObject({
        config: config(id, `someone ${id}`),
        configReadAt: 20,
        access: entries,
        accessReadAt: 30,
      });
    }
    expect(found(store, 'ada')).toEqual([1, 2]);
  });

  it('are removed with their account, and do not return with its id', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    store.methods.saveConfig(key(1), config(1, 'someone'), 20);
    store.methods.saveAccessList(key(1), entries, 30);
    store.methods.saveAccountList('acme', 'account', [], 40);
    store.methods.saveAccountList('acme', 'account', [account(1)], 50);
    expect(store.methods.getAccountDetail(key(1))).toMatchObject({ config: null, access: null });
    expect(found(store, 'ada')).toEqual([]);
  });

  it('stay as they were when a later reading fails, with the reason beside them', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1)], 1);
    methods.saveConfig(key(1), config(1, 'someone'), 20);
    methods.saveAccessList(key(1), entries, 30);
    const reason = createProblem('forbidden', 'Not allowed.', { status: 403, trace: 'toe-1' });
    methods.saveReadFailure(key(1), 'config', reason, 40);
    methods.saveReadFailure(key(1), 'accessList', reason, 40);
    expect(methods.getAccountDetail(key(1))).toMatchObject({
      config: config(1, 'someone'),
      configReadAt: 20,
      configProblem: reason,
      access: entries,
      accessReadAt: 30,
      accessProblem: reason,
    });
    methods.saveConfig(key(1), config(1, 'another'), 50);
    methods.saveAccessList(key(1), [], 50);
    expect(methods.getAccountDetail(key(1))).toMatchObject({
      config: config(1, 'another'),
      configProblem: null,
      access: [],
      accessProblem: null,
    });
  });

  it('store the reason when their first reading fails', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1)], 1);
    const reason = createProblem('timeout', 'Too slow.');
    methods.saveReadFailure(key(1), 'config', reason, 2);
    expect(methods.getAccountDetail(key(1))).toMatchObject({
      config: null,
      configReadAt: null,
      configProblem: reason,
    });
  });

  it('are not stored for an account that no longer exists', () => {
    const { methods, database } = storeWith('acme');
    methods.saveConfig(key(1), config(1, 'someone'), 20);
    methods.saveAccessList(key(1), entries, 30);
    methods.saveReadFailure(key(1), 'config', createProblem('timeout', 'Too slow.'), 40);
    for (const table of ['configs', 'access_lists', 'principals']) {
      expect(database.get(`SELECT COUNT(*) AS n FROM ${table}`)?.['n']).toBe(0);
    }
  });

  it('are stored separately for accounts of both kinds with the same id', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1)], 1);
    methods.saveAccountList('acme', 'oauth', [oauth(1)], 1);
    methods.saveConfig(key(1, 'oauth'), config(1, 'client', 'oauth'), 2);
    expect(methods.getAccountDetail(key(1)).config).toBeNull();
    expect(methods.getAccountDetail(key(1, 'oauth')).config).toEqual(config(1, 'client', 'oauth'));
  });
});

describe('owners from the OAuth listing', () => {
  const ownedBy = (...ids: string[]) =>
    oauth(5, { owners: ids.map((id) => ({ type: 'USER', id })) });
  const owned = ownedBy('7');
  const ann = entry('7', { name: 'Ann' });
  const bob = entry('8', { name: 'Bob' });
  /** Ann and Bob are known from the access list of another account. */
  const knowing = (): Opened => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    store.methods.saveAccessList(key(1), [ann, bob], 1);
    return store;
  };
  const told = (store: Opened) => {
    const handle = store.methods.openExport('accounts', filter({ kind: 'oauth' }), null);
    const [record] = store.methods.nextBatch(handle) ?? [];
    store.methods.closeExport(handle);
    const byId = { field: 'id', direction: 'ascending' } as const;
    const { rows } = store.methods.searchAccounts(filter({ kind: 'oauth' }), byId, 0, 1);
    return [record?.['ownerIds'], record?.['ownerNames'], rows[0]?.owner];
  };

  it('are those of the newest listing', () => {
    const store = knowing();
    store.methods.saveAccountList('acme', 'oauth', [owned], 2);
    expect(told(store)).toEqual(['7', 'Ann', 'Ann']);
    store.methods.saveAccountList('acme', 'oauth', [ownedBy('8')], 3);
    expect(told(store)).toEqual(['8', 'Bob', 'Bob']);
    expect(found(store, 'bob')).toEqual([1, 5]);
    expect(found(store, 'ann')).toEqual([1]);
    store.methods.saveAccountList('acme', 'oauth', [ownedBy('9')], 4);
    expect(told(store)).toEqual(['9', null, null]);
    store.methods.saveAccount('acme', ownedBy('8', '7'), 5);
    expect(told(store)).toEqual(['8; 7', 'Bob, Ann', 'Bob, Ann']);
  });

  it('are replaced by an access list, until a later listing names other owners', () => {
    const store = knowing();
    const nameless = entry('7', { name: null });
    store.methods.saveAccountList('acme', 'oauth', [owned], 2);
    store.methods.saveAccessList(key(5, 'oauth'), [nameless], 3);
    store.methods.saveAccountList('acme', 'oauth', [owned], 4);
    // The same people: the access list says it with what it knows of them.
    expect(told(store)).toEqual(['7', '7', '7']);
    store.methods.saveAccessList(key(5, 'oauth'), [bob], 5);
    expect(told(store)).toEqual(['8', 'Bob', 'Bob']);
    // The listing is as it was, and newer: the access was given back.
    store.methods.saveAccountList('acme', 'oauth', [owned], 6);
    expect(told(store)).toEqual(['7', 'Ann', 'Ann']);
    // A listing that names nobody says nothing about it.
    store.methods.saveAccountList('acme', 'oauth', [ownedBy()], 7);
    expect(told(store)).toEqual(['8', 'Bob', 'Bob']);
  });

  it('are shown by name once an access list gave their names', () => {
    const store = storeWith('acme');
    const owner = () =>
      store.methods.searchAccounts(
        filter({ kind: 'oauth' }),
        { field: 'id', direction: 'ascending' },
        0,
        1,
      ).rows[0]?.owner;
    store.methods.saveAccountList('acme', 'oauth', [owned], 1);
    expect(owner()).toBeNull();
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    store.methods.saveAccessList(key(1), [entry('7', { name: 'Ada' })], 2);
    store.methods.saveAccountList('acme', 'oauth', [{ ...owned, name: 'read again' }], 3);
    expect(owner()).toBe('Ada');
  });

  it('are not confused with those of another profile, or with a group of the same id', () => {
    const store = storeWith('acme', 'beta');
    store.methods.saveAccountList('beta', 'account', [account(1)], 1);
    store.methods.saveAccessList(
      { profileId: 'beta', kind: 'account', id: 1 },
      [entry('7', { name: 'Bob' })],
      1,
    );
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    store.methods.saveAccessList(key(1), [entry('7', { type: 'GROUP', name: 'Group' })], 1);
    store.methods.saveAccountList('acme', 'oauth', [owned], 2);
    expect(found(store, 'bob')).toEqual([1]);
    expect(
      store.methods.searchAccounts(
        filter({ kind: 'oauth' }),
        { field: 'id', direction: 'ascending' },
        0,
        1,
      ).rows[0]?.owner,
    ).toBeNull();
  });
});
