/** Facets: counts by kind, provider and state, and the age of what they count. */
import { describe, expect, it } from 'vitest';
import { account, oauth, provider, storeWith, type Opened } from './store-in-process';

function twoInstances(): Opened {
  const store = storeWith('acme', 'beta');
  const { methods } = store;
  methods.saveAccountList(
    'acme',
    'account',
    [account(1), account(2, { valid: false }), account(3, { dataProviderType: 'json5' })],
    100,
  );
  methods.saveAccountList('acme', 'oauth', [oauth(1), oauth(2, { dataProviderType: 'jira' })], 200);
  methods.saveAccountList('beta', 'account', [account(1, { valid: false })], 300);
  return store;
}

describe('facets', () => {
  it('count the whole inventory', () => {
    expect(twoInstances().methods.getFacets(null, null)).toEqual({
      accounts: 4,
      oauth: 2,
      valid: 2,
      invalid: 2,
      // Most first, then by name of the type.
      providers: [
        { dataProviderType: 'snowflake', name: null, count: 4 },
        { dataProviderType: 'jira', name: null, count: 1 },
        { dataProviderType: 'json5', name: null, count: 1 },
      ],
      oldestReadAt: 100,
      newestReadAt: 300,
    });
  });

  it('count one instance', () => {
    expect(twoInstances().methods.getFacets(['beta'], null)).toEqual({
      accounts: 1,
      oauth: 0,
      valid: 0,
      invalid: 1,
      providers: [{ dataProviderType: 'snowflake', name: null, count: 1 }],
      oldestReadAt: 300,
      newestReadAt: 300,
    });
  });

  it('count states and providers within a kind, and both kinds regardless of it', () => {
    const { methods } = twoInstances();
    expect(methods.getFacets(null, 'oauth')).toMatchObject({
      accounts: 4,
      oauth: 2,
      valid: 0,
      invalid: 0,
      providers: [
        { dataProviderType: 'jira', count: 1 },
        { dataProviderType: 'snowflake', count: 1 },
      ],
    });
    expect(methods.getFacets(['acme'], 'account')).toMatchObject({
      accounts: 3,
      oauth: 2,
      valid: 2,
      invalid: 1,
      providers: [
        { dataProviderType: 'snowflake', count: 2 },
        { dataProviderType: 'json5', count: 1 },
      ],
    });
  });

  it('are empty without an instance, or when nothing was read', () => {
    const nothing = {
      accounts: 0,
      oauth: 0,
      valid: 0,
      invalid: 0,
      providers: [],
      oldestReadAt: null,
      newestReadAt: null,
    };
    expect(twoInstances().methods.getFacets([], null)).toEqual(nothing);
    expect(storeWith('acme').methods.getFacets(null, null)).toEqual(nothing);
  });

  it('include the age of a list that is empty', () => {
    const { methods } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [], 500);
    expect(methods.getFacets(null, null)).toMatchObject({ accounts: 0, oldestReadAt: 500 });
  });

  it('follow every change', () => {
    const { methods } = twoInstances();
    methods.saveAccount('beta', account(9, { valid: true }), 400);
    methods.saveAccountList('acme', 'account', [], 400);
    methods.saveAccountList('acme', 'oauth', [], 400);
    expect(methods.getFacets(null, null)).toMatchObject({
      accounts: 2,
      oauth: 0,
      valid: 1,
      invalid: 1,
      providers: [{ dataProviderType: 'snowflake', count: 2 }],
    });
    methods.removeProfile('beta');
    expect(methods.getFacets(null, null)).toMatchObject({ accounts: 0, providers: [] });
  });
});

describe('providers', () => {
  it('give facets and details the names of providers', () => {
    const { methods } = twoInstances();
    methods.saveProviders('acme', [provider('snowflake', 'Snowflake')], 1);
    expect(methods.getFacets(null, null).providers[0]).toEqual({
      dataProviderType: 'snowflake',
      name: 'Snowflake',
      count: 4,
    });
    const detail = (profileId: string, id: number) =>
      methods.getAccountDetail({ profileId, kind: 'account', id }).providerName;
    expect(detail('acme', 1)).toBe('Snowflake');
    expect(detail('acme', 3)).toBeNull();
    // Each instance has a list of its own.
    expect(detail('beta', 1)).toBeNull();
  });

  it('are returned with their fields, and are replaced as a whole list', () => {
    const { methods } = storeWith('acme', 'beta');
    methods.saveProviders('acme', [provider('a', 'A'), provider('b', 'B')], 1);
    methods.saveProviders('beta', [provider('a', 'Other A')], 1);
    expect(methods.getProvider('acme', 'a')).toEqual(provider('a', 'A'));
    methods.saveProviders('acme', [provider('b', 'B2')], 2);
    expect(methods.getProvider('acme', 'a')).toBeNull();
    expect(methods.getProvider('acme', 'b')).toEqual(provider('b', 'B2'));
    expect(methods.getProvider('beta', 'a')?.name).toBe('Other A');
  });

  it('are all kept when one was set aside, since it is unknown which', () => {
    const { methods } = storeWith('acme');
    methods.saveProviders('acme', [provider('a', 'A'), provider('b', 'B')], 1);
    const odd = { position: 0, id: null, reason: 'it has no key' };
    methods.saveProviders('acme', [provider('b', 'B2')], 2, [odd]);
    expect(methods.listProviders('acme').providers.map(({ name }) => name)).toEqual(['A', 'B2']);
  });

  it('are stored once when they are listed twice', () => {
    const { methods } = storeWith('acme');
    methods.saveProviders('acme', [provider('a', 'A'), provider('a', 'Again')], 1);
    expect(methods.getProvider('acme', 'a')?.name).toBe('A');
  });
});
