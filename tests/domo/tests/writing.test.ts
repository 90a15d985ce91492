import { describe, expect, it } from 'vitest';
import { oauthBody, plainBody } from './bodies';
import { runningSample } from './sample';

const { get, send, sendText, instance } = runningSample();
const accounts = '/api/data/v1/accounts';
const templates = `${accounts}/templates`;
const providers = '/api/data/v1/providers';
const store = `${providers}/abstract-credential-store/account/71`;
const jira = `${providers}/jira-on-prem-oauth-config/template/5`;

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
