/** The search finds values of configs that are not secret, names of access lists and notes; never a secret. */
import { describe, expect, it } from 'vitest';
import type { AccountConfig, ConfigField } from '../../src/contract';
import { byId } from './search-store';
import { account, entry, filter, storeWith, type Opened } from './store-in-process';

const clear = (name: string, value: string): ConfigField => ({
  name,
  secret: false,
  state: 'clear',
  value,
  fingerprint: null,
});

const withFields = (...fields: ConfigField[]): AccountConfig => ({
  kind: 'account',
  id: 1,
  dataProviderType: 'snowflake',
  fields,
});

const key = { profileId: 'acme', kind: 'account', id: 1 } as const;

function filled(): Opened {
  const store = storeWith('acme');
  const accounts = [account(1, { validationReason: 'Login was refused' }), account(2)];
  store.methods.saveAccountList('acme', 'account', accounts, 1);
  return store;
}

const find = ({ methods }: Opened, text: string) =>
  methods
    .searchAccounts(filter({ text }), byId, 0, 10)
    .rows.map(({ id, matched }) => [id, matched]);

describe('the search', () => {
  it('finds values of the config, names of the access list and notes, and says why', () => {
    const store = filled();
    store.methods.saveConfig(
      key,
      withFields(clear('host', 'DB7.acme.com'), clear('port', '5432')),
      2,
    );
    store.methods.saveAccessList(key, [entry('4', { name: 'Noor Haddad', accessLevel: 'X' })], 2);
    expect(find(store, 'db7.acme')).toEqual([[1, ['host: DB7.acme.com']]]);
    expect(find(store, '5432 account')).toEqual([[1, ['port: 5432']]]);
    expect(find(store, 'haddad db7')).toEqual([[1, ['access: Noor Haddad', 'host: DB7.acme.com']]]);
    expect(find(store, 'refused')).toEqual([[1, ['validation: Login was refused']]]);
    expect(find(store, 'account 1')).toEqual([[1, undefined]]);
    expect(find(store, 'db8.acme')).toEqual([]);
  });

  it('keeps the values when the list changes the account, and drops those that are gone', () => {
    const store = filled();
    store.methods.saveConfig(key, withFields(clear('host', 'db7.acme.com')), 2);
    const renamed = [account(1, { displayName: 'Other' }), account(2)];
    store.methods.saveAccountList('acme', 'account', renamed, 3);
    expect(find(store, 'other db7')).toEqual([[1, ['host: db7.acme.com']]]);
    store.methods.saveConfig(key, withFields(clear('host', 'db9.acme.com')), 4);
    expect(find(store, 'db7')).toEqual([]);
    expect(find(store, 'db9')).toHaveLength(1);
  });

  it('no longer finds a value whose field has become secret', () => {
    const store = filled();
    store.methods.saveConfig(key, withFields(clear('account', 'sesame-4711')), 2);
    expect(find(store, 'sesame')).toHaveLength(1);
    const secret = { name: 'account', secret: true, value: null, fingerprint: 'ab' } as const;
    store.methods.saveConfig(key, withFields({ ...secret, state: 'secret' }), 3);
    expect(find(store, 'sesame')).toEqual([]);
    const texts = store.database.all("SELECT 1 FROM accounts WHERE search_text LIKE '%sesame%'");
    expect(texts).toEqual([]);
  });

  it('never has the value of a field that is secret, even when a config says it in clear', () => {
    const store = filled();
    const leaked = { ...clear('password', 'canary-hunter2'), secret: true };
    store.methods.saveConfig(key, withFields(leaked, clear('host', 'db7.acme.com')), 2);
    expect(find(store, 'canary')).toEqual([]);
    expect(find(store, 'db7')).toHaveLength(1);
  });

  it('has the beginning of long values, and the first of many', () => {
    const store = filled();
    const many = Array.from({ length: 50 }, (_, n) => clear(`field${n}`, `value-${n}-`));
    store.methods.saveConfig(key, withFields(clear('url', `${'x'.repeat(200)}tail`), ...many), 2);
    expect(find(store, 'xxx')).toHaveLength(1);
    expect(find(store, 'tail')).toEqual([]);
    expect(find(store, 'value-5-')).toHaveLength(1);
    expect(find(store, 'value-45-')).toEqual([]);
  });
});
