import { describe, expect, it } from 'vitest';
import { oauthBody, plainBody } from './bodies';
import { ids } from './http';
import { runningSample } from './sample';

const { get, send, instance } = runningSample();
const accounts = '/api/data/v1/accounts';
const templates = `${accounts}/templates`;
const extended = `${templates}/user/extended`;
const providers = '/api/data/v1/providers';

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

  it('accepts null in place of a config and of a field that is not set', async () => {
    for (const configurations of [null, { apiKey: null }])
      expect((await send('POST', accounts, { ...plainBody, configurations })).status).toBe(200);
  });

  it.each(['text', []])('refuses %j as configurations', async (configurations) => {
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
