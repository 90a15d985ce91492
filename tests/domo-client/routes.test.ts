/** Each reading route as Domo's own tools send it (domo-api 2.1): path, query, headers, fallbacks, error class. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { createStandIn, makeCompany, type Instance } from '../domo';
import { failureOf } from '../support/failure';

const company = makeCompany();
const { data } = company.instances.production;
const account = data.accounts.find(({ closed }) => !closed);
const oauth = data.oauthAccounts[0];
const closedAccount = data.accounts.find(({ closed }) => closed);
const accountId = account?.id ?? 0;
const oauthId = oauth?.id ?? 0;
const provider = account?.dataProviderType ?? '';
const oauthProvider = oauth?.dataProviderType ?? '';

let production: Instance;
let close: () => Promise<void>;
let client: DomoClient;

beforeAll(async () => {
  const standIn = await createStandIn({ instances: company.list });
  ({ production } = standIn.instances);
  close = () => standIn.close();
  client = createDomoClient({
    origin: production.origin,
    token: () => Promise.resolve(production.tokens['admin'] ?? ''),
    backoff: () => 1,
  });
});

afterEach(() => production.reset());

afterAll(async () => {
  client.close();
  await close();
});

/** Method, path and query of everything that was sent. */
const sent = (): string[] => production.log.all({}).map(({ method, url }) => `${method} ${url}`);

describe('the request that is sent', () => {
  const routes: readonly [name: string, call: () => Promise<unknown>, urls: readonly string[]][] = [
    ['get_accounts', () => client.listAccounts('account'), ['/api/data/v1/accounts']],
    [
      'get_oauth_accounts',
      () => client.listAccounts('oauth'),
      ['/api/data/v1/accounts/templates/user/extended'],
    ],
    ['get_available_data_providers', () => client.listProviders(), ['/api/data/v1/providers']],
    [
      'get_account_by_id',
      () => client.getAccount('account', accountId),
      [`/api/data/v1/accounts/${accountId}?unmask=false`],
    ],
    [
      'get_oauth_account_by_id: list and filter',
      () => client.getAccount('oauth', oauthId),
      ['/api/data/v1/accounts/templates/user/extended'],
    ],
    [
      'get_account_config',
      () => client.getConfig('account', accountId, { dataProviderType: provider }),
      [`/api/data/v1/providers/${provider}/account/${accountId}?unmask=true`],
    ],
    [
      'get_account_config, provider type looked up',
      () => client.getConfig('account', accountId),
      [
        `/api/data/v1/accounts/${accountId}?unmask=false`,
        `/api/data/v1/providers/${provider}/account/${accountId}?unmask=true`,
      ],
    ],
    [
      'get_oauth_account_config',
      () => client.getConfig('oauth', oauthId, { dataProviderType: oauthProvider }),
      [`/api/data/v1/providers/${oauthProvider}/template/${oauthId}?unmask=true`],
    ],
    [
      'get_account_accesslist',
      () => client.getAccessList('account', accountId),
      [`/api/data/v2/accounts/share/${accountId}`],
    ],
    [
      'get_oauth_account_accesslist',
      () => client.getAccessList('oauth', oauthId),
      [`/api/data/v2/accounts/templates/share/${oauthId}`],
    ],
    ['users/me', () => client.whoAmI(), ['/api/content/v2/users/me']],
  ];

  it.each(routes)('of %s has the documented addresses', async (_name, call, urls) => {
    await call();
    expect(sent()).toEqual(urls.map((url) => `GET ${url}`));
    for (const { headers, body } of production.log.all({})) {
      expect(headers['x-domo-developer-token']).toBe(production.tokens['admin']);
      expect(headers['accept']).toBe('application/json, text/plain');
      expect(headers['content-type']).toBe('application/json');
      expect(headers['cookie']).toBeUndefined();
      expect(body).toBe('');
    }
  });

  it('goes to the shorter OAuth list when there is no extended one', async () => {
    production.modes.oauthList = 'short';
    const { items } = await client.listAccounts('oauth');
    expect(items).toHaveLength(data.oauthAccounts.length);
    expect(sent()).toEqual([
      'GET /api/data/v1/accounts/templates/user/extended',
      'GET /api/data/v1/accounts/templates/user',
    ]);
  });
});

describe('the answers that are understood', () => {
  it('include all accounts of both kinds, without their configuration', async () => {
    const plain = await client.listAccounts('account');
    expect(plain.items.map(({ id }) => id).sort()).toEqual(
      data.accounts.map(({ id }) => id).sort(),
    );
    expect(plain.setAside).toEqual([]);
    const clients = await client.listAccounts('oauth');
    expect(clients.items).toHaveLength(data.oauthAccounts.length);
    const text = JSON.stringify([plain, clients]);
    for (const canary of company.canaries) expect(text).not.toContain(canary);
  });

  it('include a list in any order and with unknown keys', async () => {
    production.modes.order = 'shuffled';
    production.modes.extraFields = true;
    const { items } = await client.listAccounts('account');
    expect(items).toHaveLength(data.accounts.length);
    expect(items.some(({ more }) => Object.keys(more).length > 0)).toBe(true);
  });

  it.each(['list', 'array'] as const)(
    'include the access list at its other address, as %s',
    async (shape) => {
      const usual = await client.getAccessList('oauth', oauthId);
      expect(usual.items.length).toBeGreaterThan(0);
      production.modes.oauthAccess = shape;
      expect(await client.getAccessList('oauth', oauthId)).toStrictEqual(usual);
    },
  );

  it('include unknown fields of providers and access lists', async () => {
    production.modes.extraFields = true;
    const kept = ({ more }: { more: object }): boolean => Object.keys(more).length > 0;
    const { items: providers } = await client.listProviders();
    const { items: entries } = await client.getAccessList('oauth', oauthId);
    expect(providers.every(kept)).toBe(true);
    expect(entries.every(kept)).toBe(true);
  });

  it('include providers with their fields', async () => {
    const { items } = await client.listProviders();
    expect(items).toHaveLength(1154);
    expect(items.find(({ key }) => key === 'snowflake')?.fields.length).toBeGreaterThan(2);
  });
});

describe('error classes', () => {
  const nobody = 987_654_321;

  it.each([
    ['get_account_by_id', () => client.getAccount('account', nobody), 404],
    [
      'get_account_config',
      () => client.getConfig('account', nobody, { dataProviderType: provider }),
      404,
    ],
    [
      'get_oauth_account_config',
      () => client.getConfig('oauth', nobody, { dataProviderType: oauthProvider }),
      404,
    ],
    // HTTP said 200: the list simply has no such account.
    ['get_oauth_account_by_id', () => client.getAccount('oauth', nobody), 200],
    ['a closed account', () => client.getAccount('account', closedAccount?.id ?? 0), 403],
  ] as const)('%s: no match', async (_name, call, status) => {
    expect(await failureOf(call())).toMatchObject({ code: 'noMatch', status });
  });

  it.each([
    ['get_accounts', 'accounts.list', () => client.listAccounts('account')],
    ['get_oauth_accounts', 'oauth.list', () => client.listAccounts('oauth')],
    ['get_available_data_providers', 'providers.list', () => client.listProviders()],
    ['get_account_by_id', 'accounts.get', () => client.getAccount('account', accountId)],
    ['get_account_accesslist', 'accounts.access', () => client.getAccessList('account', accountId)],
    ['get_oauth_account_accesslist', 'oauth.access', () => client.getAccessList('oauth', oauthId)],
  ] as const)('%s: a failed reading carries status and trace', async (_name, route, call) => {
    production.faults.add({ kind: 'status', status: 500, route });
    const found = await failureOf(call());
    expect(found).toMatchObject({ code: 'getFailed', status: 500 });
    expect(found.trace).toMatch(/^[A-Z0-9]{10}-[A-Z0-9]{5}-[A-Z0-9]{5}$/u);
  });
});
