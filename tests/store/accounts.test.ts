/** A list is replaced as a whole; what depends on an account that is still there stays with it. */
import { describe, expect, it } from 'vitest';
import { type AccountKey } from '../../src/contract';
import { account, filter, oauth, problemFrom, storeWith, type Opened } from './store-in-process';

const key = (id: number, kind: AccountKey['kind'] = 'account'): AccountKey => ({
  profileId: 'acme',
  kind,
  id,
});
const keysOf = ({ methods }: Opened, profileId = 'acme') =>
  methods.listAccountKeys(profileId).map(({ kind, id }) => `${kind} ${id}`);
const found = ({ methods }: Opened, text: string) =>
  methods
    .searchAccounts(filter({ text }), { field: 'id', direction: 'ascending' }, 0, 100)
    .rows.map(({ id }) => id);

describe('storing a list', () => {
  it('counts the accounts that are new and those that are removed', () => {
    const { methods } = storeWith('acme');
    const keep = (...ids: number[]) =>
      methods.saveAccountList(
        'acme',
        'account',
        ids.map((id) => account(id)),
        1,
      );
    expect(keep(1, 2, 3)).toEqual({ added: 3, removed: 0, total: 3, searchOnly: 0 });
    expect(keep(1, 2, 3)).toEqual({ added: 0, removed: 0, total: 3, searchOnly: 0 });
    expect(keep(3, 4)).toEqual({ added: 1, removed: 2, total: 2, searchOnly: 0 });
    expect(keep()).toEqual({ added: 0, removed: 2, total: 0, searchOnly: 0 });
  });

  it('adds the listed accounts and removes the others, from the search as well', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    store.methods.saveAccountList('acme', 'account', [account(2), account(3)], 2);
    expect(keysOf(store)).toEqual(['account 2', 'account 3']);
    expect(found(store, 'account')).toEqual([2, 3]);
    expect(problemFrom(() => store.methods.getAccountDetail(key(1))).code).toBe('notFound');
  });

  it('does not change accounts that were written meanwhile', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    const late = [account(2, { displayName: 'Before' }), account(3), account(4)];
    const changes = store.methods.saveAccountList('acme', 'account', late, 2, {
      written: [1, 2, 3],
    });
    expect(changes).toEqual({ added: 1, removed: 0, total: 3, searchOnly: 0 });
    expect(keysOf(store)).toEqual(['account 1', 'account 2', 'account 4']);
    expect(found(store, 'before')).toEqual([]);
  });

  it('does not affect the other kind or the other profiles', () => {
    const store = storeWith('acme', 'beta');
    store.methods.saveAccountList('acme', 'oauth', [oauth(1)], 1);
    store.methods.saveAccountList('beta', 'account', [account(1)], 1);
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    store.methods.saveAccountList('acme', 'account', [], 2);
    expect(keysOf(store)).toEqual(['oauth 1']);
    expect(keysOf(store, 'beta')).toEqual(['account 1']);
  });

  it('shows a changed account only under its new name', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1, { displayName: 'Before' })], 1);
    const after = account(1, { displayName: 'After', valid: false, more: { odd: ['kept'] } });
    store.methods.saveAccountList('acme', 'account', [after], 2);
    expect(store.methods.getAccountDetail(key(1)).account).toEqual(after);
    expect(found(store, 'after')).toEqual([1]);
    expect(found(store, 'before')).toEqual([]);
  });

  it('updates the counts of valid and invalid accounts', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1), account(2, { valid: false })], 1);
    methods.saveAccountList('acme', 'oauth', [oauth(3)], 1);
    expect(methods.getProfile('acme')?.counts).toEqual({ accounts: 2, oauth: 1, invalid: 1 });
    methods.saveAccountList('acme', 'account', [account(2, { valid: true })], 2);
    expect(methods.getProfile('acme')?.counts).toEqual({ accounts: 1, oauth: 1, invalid: 0 });
  });

  it('gives every account the age of its list, changed or not', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 100);
    methods.saveAccountList('acme', 'account', [account(1), account(2, { name: 'new' })], 200);
    expect(methods.getAccountDetail(key(1)).accountReadAt).toBe(200);
    expect(methods.getAccountDetail(key(2)).accountReadAt).toBe(200);
  });

  it('stores an id that is listed twice only once, as it was listed last', () => {
    const store = storeWith('acme');
    const twice = [account(1, { displayName: 'First' }), account(1, { displayName: 'Second' })];
    expect(store.methods.saveAccountList('acme', 'account', [...twice, account(2)], 1)).toEqual({
      added: 2,
      removed: 0,
      total: 2,
      searchOnly: 0,
    });
    expect(keysOf(store)).toEqual(['account 1', 'account 2']);
    expect(found(store, 'second')).toEqual([1]);
    expect(found(store, 'first')).toEqual([]);
  });

  const odd = (id: number | null) => ({ position: 0, id, reason: 'odd' });

  it('leaves an account whose row was set aside as it is, with its age, until it is listed again', () => {
    const store = storeWith('acme');
    const { methods } = store;
    const age = () => methods.getAccountDetail(key(1)).accountReadAt;
    const both = [account(1), account(2)];
    methods.saveAccountList('acme', 'account', both, 100);
    methods.saveAccountList('acme', 'account', both, 200);
    for (const at of [300, 400]) {
      expect(
        methods.saveAccountList('acme', 'account', [account(2)], at, {
          setAside: [odd(1), odd(9)],
        }),
      ).toEqual({
        added: 0,
        removed: 0,
        total: 2,
        searchOnly: 0,
      });
      expect(age()).toBe(200);
    }
    expect(methods.getProfile('acme')?.counts.accounts).toBe(2);
    expect(found(store, 'account')).toEqual([1, 2]);
    methods.saveAccountList('acme', 'account', both, 500);
    expect(age()).toBe(500);
    // By itself it was read, and then its list said nothing of it again.
    methods.saveAccount('acme', account(1), 550);
    methods.saveAccountList('acme', 'account', [account(2)], 600, { setAside: [odd(1)] });
    expect(age()).toBe(550);
    expect(methods.saveAccountList('acme', 'account', [account(2)], 700)).toMatchObject({
      removed: 1,
    });
  });

  it('removes nothing when a row without an id could belong to any account', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    store.methods.saveAccountList('acme', 'account', [account(3)], 2, { setAside: [odd(null)] });
    expect(keysOf(store)).toEqual(['account 1', 'account 2', 'account 3']);
  });

  it('stores nothing of a list when one of its rows cannot be stored', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    // A row without a provider: a list from the parser never holds one.
    const broken = { ...account(3), dataProviderType: null } as unknown as ReturnType<
      typeof account
    >;
    expect(() => store.methods.saveAccountList('acme', 'account', [account(2), broken], 2)).toThrow(
      /NOT NULL/,
    );
    expect(keysOf(store)).toEqual(['account 1']);
    expect(store.methods.getAccountDetail(key(1)).accountReadAt).toBe(1);
  });
});

describe('storing one account', () => {
  it('adds the account, then replaces it, with an age of its own', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 100);
    store.methods.saveAccount('acme', account(2), 150);
    store.methods.saveAccount('acme', account(1, { displayName: 'Renamed' }), 200);
    expect(keysOf(store)).toEqual(['account 1', 'account 2']);
    expect(found(store, 'renamed')).toEqual([1]);
    expect(store.methods.getAccountDetail(key(1)).accountReadAt).toBe(200);
    expect(store.methods.getAccountDetail(key(2)).accountReadAt).toBe(150);
    expect(store.methods.getProfile('acme')?.counts.accounts).toBe(2);
  });
});
