import { describe, expect, it } from 'vitest';
import { ids } from './http';
import { runningSample } from './sample';

const { get, send, sendText, instance } = runningSample();
const accounts = '/api/data/v1/accounts';
const templates = `${accounts}/templates`;
const extended = `${templates}/user/extended`;
const providers = '/api/data/v1/providers';
const store = `${providers}/abstract-credential-store/account/71`;
const jira = `${providers}/jira-on-prem-oauth-config/template/5`;
const bytes = 'domolibrary „test“ – 日本語 "quoted" ';

const plainBody = {
  displayName: 'My API Key Account',
  dataProviderType: 'json5',
  name: 'My API Key Account',
  configurations: {
    authentication: 'apiKey',
    apiType: 'header',
    name: 'X-Api-Key',
    apiKey: 'canary-new',
  },
};
const oauthBody = {
  name: 'test_api',
  displayName: 'test_dl',
  dataProviderType: 'snowflake-oauth-config',
  origin: 'OAUTH_CONFIGURATION',
  configurations: { 'client-id': '777', 'client-secret': 'canary-777' },
};

describe('creating a plain account', () => {
  it('answers without times and config, and tells all on the next read', async () => {
    const answer = await send('POST', accounts, plainBody);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.json).toEqual({
      id: 126,
      userId: 1893952720,
      name: 'My API Key Account',
      displayName: 'My API Key Account',
      type: 'data',
      valid: false,
      allowExternalUse: false,
      dataProviderType: 'json5',
      credentialsType: 'fields',
      createdAt: null,
      createdBy: 1893952720,
      modifiedAt: null,
      modifiedBy: 1893952720,
      secretManagerAccountId: null,
      secretId: null,
      configurations: {},
      accountId: 126,
      accountTemplateId: null,
      accountTemplateAuthorizationId: null,
    });
    const read = (await get(`${accounts}/126`)).json as Record<string, unknown>;
    expect(read).toMatchObject({ valid: true, displayName: 'My API Key Account' });
    expect(Number(read['createdAt']) % 1000).toBe(0);
    expect(read['modifiedAt']).toBe(read['createdAt']);
    expect((await get(`${providers}/json5/account/126?unmask=true`)).json).toEqual({
      ...plainBody.configurations,
      allowExternalUse: 'false',
    });
    expect((await get('/api/data/v2/accounts/share/126')).json).toMatchObject({
      list: [{ type: 'USER', id: '1893952720', accessLevel: 'OWNER' }],
    });
    expect((await get('/api/data/v2/datasources/account/126')).json).toEqual([]);
    expect(ids(await get(accounts))).toContain(126);
  });

  it('takes allowExternalUse on top or among the fields', async () => {
    await send('POST', accounts, { ...plainBody, allowExternalUse: true });
    const configurations = { apiKey: 'canary-new', allowExternalUse: 'true' };
    await send('POST', accounts, { ...plainBody, configurations });
    for (const id of ['126', '127'])
      expect((await get(`${accounts}/${id}`)).json).toMatchObject({ allowExternalUse: true });
  });

  it.each([
    ['name', { ...plainBody, name: undefined }],
    ['displayName', { ...plainBody, displayName: '' }],
    ['dataProviderType', { ...plainBody, dataProviderType: 7 }],
  ])('refuses a body without %s', async (field, body) => {
    const answer = await send('POST', accounts, body);
    expect(answer).toMatchObject({ status: 400, json: { message: `'${field}' is required` } });
    expect(instance().state.accounts.has(126)).toBe(false);
  });

  it("refuses an unknown field in Domo's own words, and an unknown provider", async () => {
    const configurations = { authType: 'apiKey' };
    expect((await send('POST', accounts, { ...plainBody, configurations })).json).toMatchObject({
      status: 400,
      statusReason: 'Bad Request',
      message: "Data provider 'json5' does not have 'authType' authentication scheme configuration",
    });
    expect(
      await send('POST', accounts, { ...plainBody, dataProviderType: 'nothing' }),
    ).toMatchObject({
      status: 400,
      json: { message: "Data provider 'nothing' does not exist" },
    });
    expect(
      await send('POST', accounts, { ...plainBody, configurations: { apiKey: 7 } }),
    ).toMatchObject({ status: 400, json: { message: "'apiKey' must be text" } });
  });

  it.each(['text', [], null])('refuses %j as configurations', async (configurations) => {
    expect((await send('POST', accounts, { ...plainBody, configurations })).status).toBe(400);
  });

  it('takes any field where a provider has some and describes none, and none where it has none', async () => {
    const { providers: all } = instance().state;
    const open = [...all.values()].find(
      (one) =>
        one.authenticationScheme === 'fields' && one.authenticationSchemeConfiguration.length === 0,
    );
    const body = { ...plainBody, configurations: { anything: 'x' } };
    expect(
      (await send('POST', accounts, { ...body, dataProviderType: open?.key })).json,
    ).toMatchObject({ id: 126 });
    for (const dataProviderType of ['domo-csv', 'google-spreadsheets'])
      expect((await send('POST', accounts, { ...body, dataProviderType })).status).toBe(400);
    const bare = { ...body, dataProviderType: 'domo-csv', configurations: undefined };
    expect((await send('POST', accounts, bare)).status).toBe(200);
  });

  it('never gives an id twice', async () => {
    await send('POST', accounts, plainBody);
    await get(`${accounts}/126`, { method: 'DELETE' });
    expect((await send('POST', accounts, plainBody)).json).toMatchObject({ id: 127 });
  });
});

describe('creating an OAuth account', () => {
  it('answers the plain template shape, not enabled, and lists it enabled', async () => {
    expect((await send('POST', templates, oauthBody)).json).toEqual({
      id: 6,
      name: 'test_api',
      displayName: 'test_dl',
      type: 'data',
      enabled: false,
      allowExternalUse: false,
      dataProviderType: 'snowflake-oauth-config',
      credentialsType: 'oauth',
      origin: 'OAUTH_CONFIGURATION',
      createdAt: null,
      createdBy: 1893952720,
      modifiedAt: null,
      modifiedBy: 1893952720,
      configurationsList: [],
      configurationAsList: [],
      configurations: {},
      secretManagerAccountId: null,
    });
    const rows = (await get(extended)).json as Record<string, unknown>[];
    expect(rows.at(-1)).toMatchObject({
      id: 6,
      enabled: true,
      datasourceCount: 0,
      createdAt: expect.any(Number) as unknown,
      owners: [{ type: 'USER', id: '1893952720' }],
    });
    expect((await get('/api/data/v2/datasources/account-templates/6')).json).toEqual([]);
    expect(instance().state.accounts.has(6)).toBe(false);
  });

  it.each([
    ['name', { ...oauthBody, name: '' }],
    ['origin', { ...oauthBody, origin: undefined }],
    ['configurations', { ...oauthBody, configurations: {} }],
    ['client_id', { ...oauthBody, configurations: { client_id: 'x' } }],
  ])('refuses a body whose %s is wrong', async (word, body) => {
    const answer = await send('POST', templates, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(word);
  });
});

describe('a new account that is listed late', () => {
  it('is left out of so many answers of the list, and can be read meanwhile', async () => {
    instance().modes.newListedAfter = 2;
    await send('POST', accounts, plainBody);
    await send('POST', templates, oauthBody);
    expect((await get(`${accounts}/126`)).status).toBe(200);
    for (const listed of [false, false, true, true]) {
      expect(ids(await get(accounts)).includes(126)).toBe(listed);
      expect(ids(await get(extended)).includes(6)).toBe(listed);
    }
  });
});

describe('deleting', () => {
  it('answers 204 and nothing for a plain account, then 404', async () => {
    const answer = await get(`${accounts}/71`, { method: 'DELETE' });
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
      204,
      '',
      undefined,
    ]);
    expect((await get(`${accounts}/71`, { method: 'DELETE' })).status).toBe(404);
    expect((await get(`${accounts}/71`)).status).toBe(404);
    expect(ids(await get(accounts))).not.toContain(71);
  });

  it('answers 200 and nothing for an OAuth account, then 404, and leaves the plain one alone', async () => {
    const answer = await get(`${templates}/1`, { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers).toMatchObject({ 'content-length': '0' });
    expect(answer.headers['content-type']).toBeUndefined();
    expect((await get(`${templates}/1`, { method: 'DELETE' })).status).toBe(404);
    expect(instance().state.accounts.has(1)).toBe(true);
  });

  it('answers 200 and {} to both in the other mode', async () => {
    instance().modes.emptyAnswer = 'object';
    for (const path of [`${accounts}/71`, `${templates}/1`]) {
      const answer = await get(path, { method: 'DELETE' });
      expect(answer).toMatchObject({ status: 200, text: '{}' });
    }
  });
});

describe('changing a config', () => {
  it('merges, and answers the account as it was, for a plain account', async () => {
    const before = (await get(`${accounts}/71`)).json;
    const answer = await send('PUT', store, { credentials: 'canary-abc123' });
    expect(answer).toMatchObject({ status: 200, json: before });
    expect(instance().state.accounts.get(71)?.config).toEqual({ credentials: 'canary-abc123' });
    const token = `${providers}/domo-access-token/account/125`;
    await send('PUT', token, { username: 'new' });
    expect((await get(`${token}?unmask=true`)).json).toEqual({
      domoAccessToken: 'canary-sample-125',
      username: 'new',
      password: '',
      allowExternalUse: 'true',
    });
  });

  it('merges for an OAuth account, and answers the plain template shape', async () => {
    const answer = await send('PUT', jira, { client_id: '2025-04-10-2051' });
    expect(answer.json).toMatchObject({
      id: 5,
      modifiedAt: 1744316847000,
      configurationsList: [],
      configurations: {},
      secretManagerAccountId: null,
    });
    expect(answer.json).not.toHaveProperty('owners');
    expect((await get(`${jira}?unmask=true`)).json).toMatchObject({
      client_id: '2025-04-10-2051',
      client_secret: 'canary-sample-oauth-5',
    });
  });

  it.each([true, 'true'])('takes allowExternalUse as %j and answers text', async (value) => {
    expect((await send('PUT', store, { allowExternalUse: value })).json).toMatchObject({
      allowExternalUse: true,
    });
    expect((await get(store)).json).toMatchObject({ allowExternalUse: 'true' });
    expect((await send('PUT', store, { allowExternalUse: 'perhaps' })).status).toBe(400);
  });

  it('stores a mask as if it were the secret: the worst that could be', async () => {
    await send('PUT', store, { credentials: '********' });
    expect(instance().state.accounts.get(71)?.config['credentials']).toBe('********');
  });

  it('refuses an unknown field, and changes nothing', async () => {
    const answer = await send('PUT', store, { credentials: 'canary-x', token: 'canary-y' });
    expect(answer).toMatchObject({
      status: 400,
      json: {
        message:
          "Data provider 'abstract-credential-store' does not have 'token' authentication scheme configuration",
      },
    });
    expect(instance().state.accounts.get(71)?.config['credentials']).toBe('canary-sample-71');
  });

  it('knows no account under another provider type', async () => {
    expect((await send('PUT', `${providers}/snowflake/account/71`, {})).status).toBe(404);
    expect((await send('PUT', `${providers}/snowflake/template/5`, {})).status).toBe(404);
  });
});

describe('renaming', () => {
  it('changes the display name of a plain account alone, byte for byte', async () => {
    const answer = await sendText(`${accounts}/71/name`, bytes);
    expect(answer).toMatchObject({
      status: 200,
      json: { id: 71, displayName: bytes, name: 'domo_creds', configurations: {} },
    });
    const { modifiedAt } = answer.json as { modifiedAt: number };
    expect(modifiedAt).toBeGreaterThan(1744317387000);
    expect(modifiedAt % 1000).toBe(0);
    const again = (await sendText(`${accounts}/71/name`, '"x"')).json;
    expect(again).toMatchObject({ displayName: '"x"' });
    expect((again as { modifiedAt: number }).modifiedAt).toBeGreaterThan(modifiedAt);
  });

  it('answers an OAuth account with all values as Domo keeps them', async () => {
    const answer = await sendText(`${templates}/5/name`, bytes);
    const encrypted = expect.stringMatching(/^\{encrypted\}[A-Za-z0-9+/]+=*$/) as unknown;
    const list = ['client_id', 'client_secret'].map((name) => ({
      id: null,
      name,
      value: encrypted,
    }));
    expect(answer.json).toMatchObject({
      displayName: bytes,
      name: 'Jira On Prem OAuth Config OAuth Configuration',
      configurationsList: list,
      configurationAsList: list,
      configurations: { client_id: encrypted, client_secret: encrypted },
    });
    expect(answer.text).not.toContain('canary');
    expect((await get(`${jira}?unmask=true`)).json).toMatchObject({ client_id: 'jira' });
  });

  it.each([`${accounts}/71/name`, `${templates}/5/name`])(
    'refuses an empty name on %s',
    async (path) => {
      expect((await sendText(path, '')).status).toBe(400);
    },
  );

  it('takes text/plain without a charset', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await sendText(`${accounts}/71/name`, bytes, { headers })).json).toMatchObject({
      displayName: bytes,
    });
  });
});

describe('content types', () => {
  it.each([`${accounts}/71/name`, `${templates}/5/name`])(
    'renaming by %s takes text alone',
    async (path) => {
      for (const headers of [{ 'content-type': 'application/json' }, undefined])
        expect((await sendText(path, 'x', { headers: headers ?? {} })).status).toBe(415);
      expect(instance().state.accounts.get(71)?.displayName).not.toBe('x');
    },
  );

  it.each([
    ['POST', accounts],
    ['POST', templates],
    ['PUT', store],
    ['PUT', jira],
    ['PUT', '/api/data/v2/accounts/share/71'],
    ['PUT', '/api/data/v2/accounts/templates/share/5'],
    ['PUT', `${accounts}/71/share`],
  ])('%s %s takes JSON objects alone', async (method, path) => {
    for (const headers of [{ 'content-type': 'text/plain' }, {}])
      expect((await send(method, path, {}, { headers })).status).toBe(415);
    expect((await send(method, path, [])).status).toBe(400);
    expect((await send(method, path, {}, { body: '{"a":' })).status).toBe(400);
  });
});

describe('paths that are not there', () => {
  it.each([
    ['PUT', `${accounts}/71`],
    ['PATCH', `${accounts}/71`],
    ['PUT', `${templates}/5`],
    ['PATCH', `${templates}/5`],
    ['POST', `${accounts}/71`],
  ])('answers 405 to %s %s', async (method, path) => {
    expect((await send(method, path, {})).status).toBe(405);
  });

  it.each(['999', 'abc'])('has no account %s to change', async (id) => {
    const answers = [
      await get(`${accounts}/${id}`, { method: 'DELETE' }),
      await get(`${templates}/${id}`, { method: 'DELETE' }),
      await sendText(`${accounts}/${id}/name`, 'x'),
      await sendText(`${templates}/${id}/name`, 'x'),
      await send('PUT', `${providers}/snowflake/account/${id}`, {}),
      await send('PUT', `/api/data/v2/accounts/share/${id}`, {}),
      await send('PUT', `${accounts}/${id}/share`, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });
});

describe('going back to the first day', () => {
  it('undoes every change', async () => {
    const first = JSON.stringify([...instance().state.accounts, ...instance().state.oauthAccounts]);
    await send('POST', accounts, plainBody);
    await send('POST', templates, oauthBody);
    await send('PUT', store, { credentials: 'canary-changed', allowExternalUse: true });
    await sendText(`${templates}/5/name`, 'changed');
    await get(`${accounts}/124`, { method: 'DELETE' });
    await get(`${templates}/3`, { method: 'DELETE' });
    await send('PUT', '/api/data/v2/accounts/share/102', {
      type: 'USER',
      id: 929336557,
      accessLevel: 'OWNER',
    });
    await instance().reset();
    expect(JSON.stringify([...instance().state.accounts, ...instance().state.oauthAccounts])).toBe(
      first,
    );
    expect((await send('POST', accounts, plainBody)).json).toMatchObject({ id: 126 });
  });
});

describe('an answer that is lost', () => {
  it.each([
    ['POST', accounts, plainBody, () => instance().state.accounts.has(126)],
    ['POST', templates, oauthBody, () => instance().state.oauthAccounts.has(6)],
    ['DELETE', `${accounts}/71`, undefined, () => !instance().state.accounts.has(71)],
    [
      'PUT',
      jira,
      { client_id: 'new' },
      () => instance().state.oauthAccounts.get(5)?.config['client_id'] === 'new',
    ],
    [
      'PUT',
      '/api/data/v2/accounts/share/71',
      { type: 'USER', id: '929336557', accessLevel: 'CAN_EDIT' },
      () => instance().state.accounts.get(71)?.access.length === 6,
    ],
  ])('%s %s is done all the same', async (method, path, body, isDone) => {
    instance().faults.add({ kind: 'loseAnswer' });
    await expect(send(method, path, body)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(isDone()).toBe(true);
    expect(instance().log.last()).toMatchObject({ outcome: 'cut', status: null });
  });
});
