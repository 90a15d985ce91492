import { describe, expect, it } from 'vitest';
import { ask, ids } from './http';
import { runningSample } from './sample';

const { get, instance } = runningSample();

describe('plain accounts', () => {
  it('lists all in an order that follows no field, without paging', async () => {
    const answer = await get('/api/data/v1/accounts?limit=1&offset=3');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(ids(answer)).toEqual([125, 102, 124, 71, 45, 1]);
  });

  it('answers one account exactly as the sample', async () => {
    const answer = await get('/api/data/v1/accounts/71?unmask=false');
    expect(answer.json).toEqual({
      id: 71,
      userId: 1893952720,
      name: 'domo_creds',
      displayName: 'DomoLibrary - update 2025-04-10 20:36:24.106444',
      type: 'data',
      valid: true,
      allowExternalUse: false,
      dataProviderType: 'abstract-credential-store',
      credentialsType: 'fields',
      createdAt: 1684447092000,
      createdBy: 1893952720,
      modifiedAt: 1744317387000,
      modifiedBy: 1893952720,
      secretManagerAccountId: null,
      configurations: {},
      accountId: 71,
      accountTemplateId: null,
      accountTemplateAuthorizationId: null,
    });
  });

  it('lists those of one provider, with the type decoded from the path', async () => {
    expect(ids(await get('/api/data/v1/accounts/provider/domo%2Daccess%2Dtoken'))).toEqual([
      125, 124,
    ]);
  });

  it.each(['999', 'abc', '-1', '1e2', '12345678901234567890'])('has no account %s', async (id) => {
    expect((await get(`/api/data/v1/accounts/${id}`)).status).toBe(404);
  });
});

describe('OAuth accounts', () => {
  it('lists them by id in the extended shape, with owners as text ids', async () => {
    const answer = await get('/api/data/v1/accounts/templates/user/extended');
    expect(ids(answer)).toEqual([1, 3, 5]);
    expect((answer.json as unknown[])[2]).toEqual({
      userId: 1893952720,
      datasourceCount: 0,
      id: 5,
      name: 'Jira On Prem OAuth Config OAuth Configuration',
      displayName: 'domolibrary test account - updated 2025-04-10',
      type: 'data',
      enabled: true,
      dataProviderType: 'jira-on-prem-oauth-config',
      credentialsType: 'oauth',
      origin: 'OAUTH_CONFIGURATION',
      createdAt: 1731511049000,
      createdBy: 1893952720,
      modifiedAt: 1744316847000,
      modifiedBy: 1893952720,
      configurationsList: [],
      owners: [{ type: 'USER', id: '1893952720' }],
      configurationAsList: [],
      configurations: {},
    });
  });

  it('keeps their ids apart from those of plain accounts', async () => {
    const plain = await get('/api/data/v2/accounts/share/71');
    expect(plain.status).toBe(200);
    expect((await get('/api/data/v2/accounts/templates/share/71')).status).toBe(404);
    expect(instance().state.accounts.get(1)?.dataProviderType).toBe('dataset-copy');
    expect(instance().state.oauthAccounts.get(1)?.dataProviderType).toBe('snowflake-oauth-config');
  });
});

describe('configs', () => {
  const config = '/api/data/v1/providers';

  it('shows secrets of a readable account to whom asks to unmask', async () => {
    const answer = await get(`${config}/domo-access-token/account/125?unmask=true`);
    expect(answer.json).toEqual({
      domoAccessToken: 'canary-sample-125',
      username: '',
      password: '',
      allowExternalUse: 'true',
    });
  });

  it.each(['', '?unmask=false', '?unmask=TRUE'])(
    'masks them with the query "%s"',
    async (query) => {
      const answer = await get(`${config}/domo-access-token/account/125${query}`);
      expect(answer.json).toEqual({
        domoAccessToken: '********',
        username: '',
        password: '',
        allowExternalUse: 'true',
      });
      expect(answer.text).not.toContain('canary');
    },
  );

  it('masks an account that is not marked readable even with unmask=true', async () => {
    const answer = await get(`${config}/abstract-credential-store/account/71?unmask=true`);
    expect(answer.json).toEqual({ credentials: '********', allowExternalUse: 'false' });
  });

  it('answers {} for a connector of OAuth type', async () => {
    const answer = await get(`${config}/google-spreadsheets/account/45?unmask=true`);
    expect(answer).toMatchObject({ status: 200, json: {} });
    expect(answer.text).toBe('{}');
  });

  it('answers OAuth configs with hyphens or underscores, as the provider has them', async () => {
    expect((await get(`${config}/snowflake-oauth-config/template/1?unmask=true`)).json).toEqual({
      'client-secret': 'canary-sample-oauth-1',
      allowExternalUse: 'true',
      'client-id': '123',
    });
    expect((await get(`${config}/jira-on-prem-oauth-config/template/5`)).json).toEqual({
      client_id: 'jira',
      client_secret: '********',
      allowExternalUse: 'true',
    });
  });

  it('knows no account under another provider type', async () => {
    expect((await get(`${config}/snowflake/account/71?unmask=true`)).status).toBe(404);
    expect((await get(`${config}/snowflake-oauth-config/template/5`)).status).toBe(404);
  });
});

describe('access lists', () => {
  it('answers a list with text ids and names, and a count', async () => {
    expect((await get('/api/data/v2/accounts/share/71')).json).toEqual({
      list: [
        {
          type: 'USER',
          id: '233216585',
          accessLevel: 'CAN_VIEW',
          name: 'test - updated via dl 2025-04-10',
        },
        { type: 'GROUP', id: '1814479647', accessLevel: 'CAN_VIEW', name: 'Admin Test' },
        { type: 'USER', id: '55874022', accessLevel: 'CAN_VIEW', name: 'Grant Smith' },
        { type: 'USER', id: '1893952720', accessLevel: 'CAN_VIEW', name: 'Jae Wilson1' },
        { type: 'USER', id: '1216550715', accessLevel: 'OWNER', name: '8:26 - go to sleep' },
      ],
      totalUserCount: 4,
    });
  });

  it('answers that of an OAuth account', async () => {
    expect((await get('/api/data/v2/accounts/templates/share/5')).json).toEqual({
      list: [{ type: 'USER', id: '1893952720', accessLevel: 'OWNER', name: 'Jae Wilson1' }],
      totalUserCount: 1,
    });
  });
});

describe('providers', () => {
  it('lists 1154 by name, ignoring case, with 24 fields each', async () => {
    const rows = (await get('/api/data/v1/providers')).json as Record<string, unknown>[];
    expect(rows).toHaveLength(1154);
    const names = rows.map((row) => String(row['name']).toLowerCase());
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(rows.map((row) => row['key'])).size).toBe(1154);
    expect(new Set(rows.map((row) => row['id'])).size).toBe(1154);
    for (const row of rows) expect(Object.keys(row)).toHaveLength(24);
  });

  it('gives one by key, with the recorded descriptor', async () => {
    const answer = await get('/api/data/v1/providers/10k');
    expect(answer.json).toMatchObject({
      id: 710,
      key: '10k',
      authenticationScheme: 'fields',
      dateCreated: 1494789166000,
      dateUpdated: 1490641118000,
      authenticationSchemeConfiguration: [
        { name: 'apiKey', type: 'password', text: 'API Key', encrypted: true, required: true },
      ],
    });
    expect((await get('/api/data/v1/providers/no-such')).status).toBe(404);
  });
});

describe('people', () => {
  it('tells who the caller is, with created in seconds and modified in milliseconds', async () => {
    const answer = await get('/api/content/v2/users/me');
    expect(answer.json).toMatchObject({
      id: 1893952720,
      displayName: 'Jae Wilson1',
      created: 1588960518,
      modified: 1711210801112,
      active: true,
    });
  });

  it('answers an unknown user with 200 and nothing on v2, with 404 on v3', async () => {
    const v2 = await get('/api/content/v2/users/7');
    expect([v2.status, v2.bytes.length, v2.headers['content-type']]).toEqual([200, 0, undefined]);
    expect((await get('/api/content/v3/users/7')).status).toBe(404);
  });

  it('leaves out unknown ids when asked for many', async () => {
    const answer = await get('/api/content/v3/users?id=1893952720,7,55874022&includeDetails=true');
    expect(ids(answer)).toEqual([1893952720, 55874022]);
    expect(answer.json).toMatchObject([{ detail: { active: true } }, {}]);
  });

  it('searches people by text, a page at a time', async () => {
    const answer = await get('/api/identity/v1/users/search', {
      method: 'POST',
      body: JSON.stringify({
        limit: 1,
        offset: 0,
        filters: [{ filterType: 'text', field: 'displayName', text: 'S' }],
      }),
    });
    expect(answer.json).toMatchObject({ count: 5, users: [{ displayName: '8:26 - go to sleep' }] });
  });

  it('names groups by id', async () => {
    expect((await get('/api/content/v2/groups/1814479647')).json).toMatchObject({
      name: 'Admin Test',
      memberCount: 2,
      active: true,
    });
    const many = await get('/api/content/v2/groups/get?includeActive=true', {
      method: 'POST',
      body: '["1814479647","8"]',
    });
    expect(ids(many)).toEqual([1814479647]);
  });
});

describe('the search route', () => {
  it('answers entries whose ids are text, in either request form', async () => {
    const query = { count: 1000, offset: 0, query: '**', filters: [] };
    const lists = await get('/api/search/v1/query', {
      method: 'POST',
      body: JSON.stringify({ ...query, entityList: [['account']] }),
    });
    expect(lists.json).toMatchObject({ totalResultCount: 6, searchObjects: [] });
    expect(
      (lists.json as { searchResultsMap: { account: unknown[] } }).searchResultsMap.account,
    ).toContainEqual(
      expect.objectContaining({
        databaseId: '71',
        dataProviderId: 'abstract-credential-store',
        ownedById: '1216550715',
      }),
    );
    const objects = await get('/api/search/v1/query', {
      method: 'POST',
      body: JSON.stringify({ ...query, entities: ['ACCOUNT'], count: 2 }),
    });
    expect((objects.json as { searchObjects: unknown[] }).searchObjects).toHaveLength(2);
  });
});

describe('login', () => {
  const login = (emailAddress: string, password: string) =>
    get('/api/content/v2/authentication', {
      method: 'POST',
      headers: { 'x-domo-developer-token': 'nobody' },
      body: JSON.stringify({ method: 'password', emailAddress, password }),
    });

  it('refuses with 200, and gives a session that works in its own header alone', async () => {
    const jae = 'user1893952720@example.com';
    expect((await login(jae, 'wrong')).json).toEqual({
      success: false,
      reason: 'INVALID_CREDENTIALS',
    });
    expect((await login('user55874022@example.com', 'x')).json).toMatchObject({
      reason: 'ACCOUNT_LOCKED',
    });
    const { sessionToken } = (await login(jae, 'canary-login-sample')).json as {
      sessionToken: string;
    };
    const session = { headers: { 'x-domo-authentication': sessionToken } };
    const { origin } = instance();
    expect((await ask(`${origin}/api/content/v2/users/me`, session)).status).toBe(200);
    expect((await get('/api/content/v2/users/me', { token: sessionToken })).status).toBe(401);
  });
});
