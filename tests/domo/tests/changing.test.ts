import { describe, expect, it } from 'vitest';
import { ids } from './http';
import { runningSample } from './sample';

const { get, send, sendText, instance } = runningSample();
const accounts = '/api/data/v1/accounts';
const templates = `${accounts}/templates`;
const providers = '/api/data/v1/providers';
const store = `${providers}/abstract-credential-store/account/71`;
const jira = `${providers}/jira-on-prem-oauth-config/template/5`;
const bytes = 'domolibrary „test“ – 日本語 "quoted" ';

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
