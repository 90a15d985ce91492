/** What each changing route sends, byte for byte (domo-api 2.1, rows 9 to 22; 2.2). */
import { beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const json = 'application/json';
const text = 'text/plain; charset=utf-8';

const { recorder, client } = clientBench();

beforeEach(() => {
  recorder().reply = answers(200, { id: 7 });
});

const plainBody = {
  displayName: 'Shown',
  dataProviderType: 'json5',
  name: 'Made',
  configurations: { apiKey: 'k"é' },
};
const oauthBody = { ...plainBody, origin: 'OAUTH_CONFIGURATION' };
const viewer = { type: 'USER', id: '929336557' } as const;
const admins = { type: 'GROUP', id: '1814479647' } as const;

type Row = [
  name: string,
  call: () => Promise<unknown>,
  request: string,
  contentType: string,
  body: unknown,
];

const writes: readonly Row[] = [
  [
    'create_account',
    () => client().createAccount('account', plainBody),
    'POST /api/data/v1/accounts',
    json,
    plainBody,
  ],
  [
    'create_oauth_account',
    () => client().createAccount('oauth', oauthBody),
    'POST /api/data/v1/accounts/templates',
    json,
    oauthBody,
  ],
  [
    'delete_account',
    () => client().deleteAccount('account', 71),
    'DELETE /api/data/v1/accounts/71',
    json,
    '',
  ],
  [
    'delete_oauth_account',
    () => client().deleteAccount('oauth', 5),
    'DELETE /api/data/v1/accounts/templates/5',
    json,
    '',
  ],
  [
    'update_account_config',
    () => client().updateConfig('account', 71, 'abstract-credential-store', { credentials: 'abc' }),
    'PUT /api/data/v1/providers/abstract-credential-store/account/71',
    json,
    { credentials: 'abc' },
  ],
  [
    'update_oauth_account_config',
    () => client().updateConfig('oauth', 5, 'jira-on-prem-oauth-config', { client_id: 'c' }),
    'PUT /api/data/v1/providers/jira-on-prem-oauth-config/template/5',
    json,
    { client_id: 'c' },
  ],
  [
    'update_account_name',
    () => client().renameAccount('account', 71, 'Bären "& co" 日本'),
    'PUT /api/data/v1/accounts/71/name',
    text,
    'Bären "& co" 日本',
  ],
  [
    'update_oauth_account_name',
    () => client().renameAccount('oauth', 5, 'new'),
    'PUT /api/data/v1/accounts/templates/5/name',
    text,
    'new',
  ],
  [
    'share_account with a user',
    () => client().share('account', 71, viewer, 'CAN_VIEW'),
    'PUT /api/data/v2/accounts/share/71',
    json,
    { type: 'USER', id: '929336557', accessLevel: 'CAN_VIEW' },
  ],
  [
    'share_account with a group',
    () => client().share('account', 71, admins, 'CAN_EDIT'),
    'PUT /api/data/v2/accounts/share/71',
    json,
    { type: 'GROUP', id: '1814479647', accessLevel: 'CAN_EDIT' },
  ],
  [
    'share_oauth_account, taken away',
    () => client().share('oauth', 5, viewer, 'NONE'),
    'PUT /api/data/v2/accounts/templates/share/5',
    json,
    { type: 'USER', id: '929336557', accessLevel: 'NONE' },
  ],
  [
    'share_account_v1',
    () => client().shareV1(71, '929336557', 'READ'),
    'PUT /api/data/v1/accounts/71/share',
    json,
    { type: 'USER', id: 929_336_557, permissions: ['READ'] },
  ],
];

describe('the request that is sent', () => {
  it.each(writes)(
    'has the documented body for “%s”',
    async (_name, call, request, contentType, body) => {
      await call();
      const { sent } = recorder();
      expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([request]);
      expect(sent[0]).toMatchObject({ contentType, token: 'canary-token' });
      const came = sent[0]?.body ?? '';
      expect(contentType === json && came !== '' ? JSON.parse(came) : came).toEqual(body);
    },
  );

  it.each([
    ['a/b c?d#e', 'a%2Fb%20c%3Fd%23e'],
    ['..%2f..', '..%252f..'],
    ['ключ', '%D0%BA%D0%BB%D1%8E%D1%87'],
    ['...', '...'],
  ])('a provider type stays one segment of the path: %s', async (type, segment) => {
    await client().updateConfig('account', 71, type, { a: 'b' });
    expect(recorder().sent[0]?.url).toBe(`/api/data/v1/providers/${segment}/account/71`);
  });

  it.each(['.', '..', '\ud800'])('never contains a path segment like %j', async (type) => {
    const change = client().updateConfig('account', 71, type, { a: 'b' });
    expect((await failureOf(change)).code).toBe('invalidRequest');
    expect(recorder().sent).toEqual([]);
  });

  it('a user id that no number can hold is sent with all its digits', async () => {
    await client().shareV1(71, '12345678901234567890', 'READ');
    expect(recorder().sent[0]?.body).toContain('"id":12345678901234567890,');
  });

  it.each(['007', 'x', '1e3', ''])('a user id that is no number is not sent: %j', async (id) => {
    const share = client().shareV1(71, id, 'READ');
    expect((await failureOf(share)).code).toBe('invalidRequest');
    expect(recorder().sent).toEqual([]);
  });

  it('is repeated for a name with the bare content type only when Domo rejects the charset', async () => {
    recorder().reply = (response, request) => {
      const bare = request.headers['content-type'] === 'text/plain';
      answers(bare ? 200 : 415, { id: 71 })(response, request);
    };
    await client().renameAccount('account', 71, 'new');
    expect(recorder().sent.map(({ contentType, body }) => [contentType, body])).toEqual([
      [text, 'new'],
      ['text/plain', 'new'],
    ]);
    recorder().sent.length = 0;
    recorder().reply = answers(415);
    const found = await failureOf(client().renameAccount('account', 71, 'new'));
    expect(found).toMatchObject({ code: 'crudFailed', status: 415 });
    expect(recorder().sent).toHaveLength(2);
  });
});

describe('a write succeeds', () => {
  it.each([200, 201, 204])('%s and no body, but for a create', async (status) => {
    recorder().reply = answers(status);
    await client().deleteAccount('account', 71);
    await client().deleteAccount('oauth', 5);
    await client().updateConfig('account', 71, 'json5', { a: 'b' });
    await client().renameAccount('account', 71, 'new');
    expect(await client().share('account', 71, viewer, 'CAN_VIEW')).toBe('shared');
    await client().shareV1(71, viewer.id, 'OWNER');
    expect(recorder().sent).toHaveLength(6);
  });

  it.each([
    [{ id: 146 }, 146],
    [{ id: '146' }, 146],
    [{ id: null, accountId: 146 }, 146],
  ])('a create answers the new id: %j', async (body, id) => {
    recorder().reply = answers(200, body);
    expect(await client().createAccount('account', plainBody)).toEqual({ id });
  });

  it.each(['', '{}', '{"id":', '{"id":-1}', '[]'])(
    'is of unknown outcome when a create answers without a new id: %j',
    async (body) => {
      recorder().reply = answers(200, body);
      const found = await failureOf(client().createAccount('account', plainBody));
      expect(found).toMatchObject({ code: 'outcomeUnknown', status: 200 });
      expect(found.message).toContain('create an account');
      expect(recorder().sent).toHaveLength(1);
    },
  );
});
