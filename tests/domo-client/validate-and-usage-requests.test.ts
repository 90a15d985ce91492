/** The supporting routes: what they send, what they make of odd answers, and which of them is asked again. */
import { describe, expect, it } from 'vitest';
import { parseId, type DomoId } from '../../src/contract';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const secret = 'canary-secret-value';
const { recorder, client } = clientBench();

const sent = (): string[] => recorder().sent.map(({ method, url }) => `${method} ${url}`);
const bodies = (): unknown[] => recorder().sent.map(({ body }) => JSON.parse(body) as unknown);

describe('validate', () => {
  const validate = (accountId: DomoId | null = null) =>
    client().validate('json5', { apiKey: secret, region: 'eu' }, accountId);

  it.each([null, 71])('sends the credentials, for account %s', async (accountId) => {
    recorder().reply = answers(200, { result: 'SUCCESS', messages: {} });
    expect(await validate(accountId)).toEqual({ result: 'SUCCESS', messages: [] });
    expect(sent()).toEqual(['POST /api/data/v1/accounts/validators']);
    expect(recorder().sent[0]?.contentType).toBe('application/json');
    expect(bodies()).toEqual([
      { dataProviderKey: 'json5', credentials: { apiKey: secret, region: 'eu' }, accountId },
    ]);
  });

  it('sends a long id of an account as a number with all its digits', async () => {
    recorder().reply = answers(200, { result: 'SUCCESS', messages: {} });
    await validate(parseId('17841400000000001'));
    expect(recorder().sent[0]?.body).toMatch(/"accountId":17841400000000001[,}]/u);
  });

  it.each([
    ['a map', { apiKey: 'is wrong' }, ['apiKey: is wrong']],
    ['a list', ['One', ' ', 'Two'], ['One', 'Two']],
    ['both', { apiKey: ['is wrong', { code: 7 }], x: null }, ['apiKey: is wrong', 'code: 7']],
    ['a text', 'Nothing works', ['Nothing works']],
    ['nothing', undefined, []],
    [
      'a value that was sent',
      { apiKey: `"${secret}" is wrong` },
      ['apiKey: not shown, since it repeats a value that was sent'],
    ],
  ])('messages as %s become sentences', async (_what, messages, expected) => {
    recorder().reply = answers(200, { result: 'FAILED', messages });
    expect(await validate()).toEqual({ result: 'FAILED', messages: expected });
  });

  it('never shows a value that was sent in an answer or a Problem', async () => {
    recorder().reply = answers(200, { result: `NOT ${secret}`, messages: { [secret]: secret } });
    expect(JSON.stringify(await validate())).not.toContain(secret);
    for (const status of [400, 403, 404, 500]) {
      recorder().reply = answers(status, { message: `The key ${secret} is wrong`, toe: secret });
      const found = await failureOf(validate());
      expect(found).toMatchObject({ code: 'getFailed', status });
      expect(found.message).toContain('not shown, since it repeats a value that was sent');
      expect(JSON.stringify(found)).not.toContain(secret);
    }
  });

  it.each([
    [429, 'rateLimited'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
  ])('is asked once: %s', async (status, code) => {
    recorder().reply = answers(status);
    expect((await failureOf(validate())).code).toBe(code);
    expect(recorder().sent).toHaveLength(1);
  });

  it('is sent only once, even if the connection breaks', async () => {
    recorder().reply = (response) => response.socket?.resetAndDestroy();
    expect((await failureOf(validate())).code).toBe('offline');
    expect(recorder().sent).toHaveLength(1);
  });

  it.each([['[]'], ['{}'], ['{"result":null}'], ['']])('fails on the answer %s', async (body) => {
    recorder().reply = answers(200, body);
    expect((await failureOf(validate())).code).toBe('badResponse');
  });
});

describe('listDatasets', () => {
  it.each([
    ['account', 'GET /api/data/v2/datasources/account/71'],
    ['oauth', 'GET /api/data/v2/datasources/account-templates/71'],
  ] as const)('reads the rows that have an id, of kind %s', async (kind, request) => {
    recorder().reply = answers(200, [
      { id: 'a', name: 'A' },
      { dataSourceId: 'b', dataSourceName: 'B' },
      { id: 3 },
      { name: 'lost' },
      null,
    ]);
    const { items, setAside } = await client().listDatasets(kind, 71);
    expect(items).toEqual([
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
      { id: '3', name: '3' },
    ]);
    expect(setAside.map(({ position }) => position)).toEqual([3, 4]);
    expect(sent()).toEqual([request]);
  });

  it('fails without a list, and is repeated when Domo is busy', async () => {
    recorder().reply = answers(200, {});
    expect((await failureOf(client().listDatasets('account', 71))).code).toBe('badResponse');
    recorder().sent.length = 0;
    recorder().reply = (response, request) => {
      answers(recorder().sent.length < 2 ? 504 : 200, [])(response, request);
    };
    expect(await client().listDatasets('account', 71)).toEqual({
      items: [],
      setAside: [],
      setAsideCount: 0,
    });
    expect(recorder().sent).toHaveLength(2);
  });
});

describe('countDatasets', () => {
  it('counts the rows of each account, and leaves out what is no account or no list', async () => {
    recorder().reply = answers(200, {
      71: [{ dataSourceId: 'a' }, { dataSourceId: 'b' }],
      72: [],
      73: null,
      nobody: [{}],
    });
    const counts = await client().countDatasets([71, 72, 73]);
    expect([...counts]).toEqual([
      [71, 2],
      [72, 0],
    ]);
    expect(sent()).toEqual(['POST /api/data/v2/datasources/accounts']);
    expect(recorder().sent[0]?.body).toBe('[71,72,73]');
  });

  it('fails when the answer is no object', async () => {
    recorder().reply = answers(200, []);
    expect((await failureOf(client().countDatasets([71]))).code).toBe('badResponse');
  });
});

describe('searchUsers', () => {
  const user = (id: unknown, displayName?: string, emailAddress?: string) => ({
    id,
    displayName,
    emailAddress,
  });

  it('asks by name and by e-mail address', async () => {
    recorder().reply = answers(200, { count: 0, users: [] });
    expect(await client().searchUsers('anna', 7)).toEqual([]);
    expect(sent()).toEqual(Array(2).fill('POST /api/identity/v1/users/search'));
    const body = (field: string) =>
      expect.objectContaining({
        limit: 7,
        offset: 0,
        includeDeleted: false,
        includeSupport: false,
        filters: [{ filterType: 'text', field, text: 'anna' }],
      }) as unknown;
    expect(bodies()).toContainEqual(body('displayName'));
    expect(bodies()).toContainEqual(body('emailAddress'));
  });

  it('merges both results, each person once, by name, with names first and up to the limit', async () => {
    const named = [user(3, 'Zoe'), user(1, 'Anna', 'a@x'), user(2, 'Anna'), user('x', 'Odd'), null];
    const mailed = [user(1, 'Anna', 'a@x'), user(4, 'Carl', 'anna@x'), user(5, 'Dora')];
    recorder().reply = (response, request) => {
      const byName = recorder().sent.at(-1)?.body.includes('"field":"displayName","text"');
      answers(200, { users: byName ? named : mailed })(response, request);
    };
    const found = await client().searchUsers('a', 4);
    expect(found.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(found[0]).toEqual({ type: 'USER', id: '1', name: 'Anna', detail: 'a@x' });
    expect(found[1]?.detail).toBeNull();
  });

  it('finds the name and the address among the attributes', async () => {
    const attributes = [
      { key: 'displayName', values: ['Anna'] },
      { key: 'emailAddress', values: ['a@x'] },
    ];
    recorder().reply = answers(200, { users: [{ id: 1, attributes }, { id: 2 }] });
    expect(await client().searchUsers('a', 4)).toEqual([
      { type: 'USER', id: '2', name: '2', detail: null },
      { type: 'USER', id: '1', name: 'Anna', detail: 'a@x' },
    ]);
  });

  it('is repeated when Domo is busy, since a search changes nothing', async () => {
    recorder().reply = (response, request) => {
      answers(recorder().sent.length < 3 ? 503 : 200, { users: [] })(response, request);
    };
    expect(await client().searchUsers('a', 4)).toEqual([]);
    expect(recorder().sent).toHaveLength(4);
  });
});

describe('getGroup', () => {
  it('asks for one group, and shows whether it is deleted', async () => {
    recorder().reply = answers(200, { id: 18, userIds: [7, '8', 7], active: false });
    expect(await client().getGroup('18')).toEqual({
      userIds: ['7', '8'],
      active: false,
      everyone: false,
    });
    expect(sent()).toEqual(['GET /api/content/v2/groups/18']);
  });

  it.each([403, 404])('finds no group after status %s', async (status) => {
    recorder().reply = answers(status, {});
    expect(await failureOf(client().getGroup('18'))).toMatchObject({ code: 'noMatch', status });
  });

  it.each([[[]], [{}], [{ userIds: '7' }]])('recognizes no group in %j', async (body) => {
    recorder().reply = answers(200, body);
    expect(await failureOf(client().getGroup('18'))).toMatchObject({ code: 'badResponse' });
  });
});

describe('listUsers', () => {
  it('asks for a hundred users at a time, and omits unreadable rows', async () => {
    recorder().reply = answers(200, [
      { id: 7, displayName: 'Ada', detail: { email: 'ada@example.com', active: true } },
      { id: 8, displayName: 'Bob' },
      { displayName: 'Nobody' },
    ]);
    const ids = Array.from({ length: 130 }, (_, at) => String(at + 1));
    const users = await client().listUsers(ids);
    expect(users.slice(0, 2)).toEqual([
      { id: '7', name: 'Ada', emailAddress: 'ada@example.com', active: true },
      { id: '8', name: 'Bob', emailAddress: null, active: null },
    ]);
    expect(recorder().sent).toHaveLength(2);
    const asked = recorder().sent.map(({ url }) => new URL(url, recorder().origin));
    expect(asked.map(({ pathname }) => pathname)).toEqual(Array(2).fill('/api/content/v3/users'));
    expect(asked.map(({ searchParams }) => searchParams.get('includeDetails'))).toEqual([
      'true',
      'true',
    ]);
    const sent = asked.flatMap(({ searchParams }) => searchParams.get('id')?.split(',') ?? []);
    expect(sent.sort()).toEqual([...ids].sort());
  });

  it('names the users in the address', async () => {
    recorder().reply = answers(200, []);
    await client().listUsers(['7', '8']);
    expect(sent()).toEqual(['GET /api/content/v3/users?id=7%2C8&includeDetails=true']);
  });

  it('sends no request for an empty list', async () => {
    expect(await client().listUsers([])).toEqual([]);
    expect(recorder().sent).toHaveLength(0);
  });
});

describe('searchGroups', () => {
  const group = (groupId: unknown, name: string, more: object = {}) => ({ groupId, name, ...more });
  const deleted = 'Old_deleted_5f1c3b1e-0a4d-4c44-9d5e-2b9f6f3a1c77';

  it('asks by name, and omits deleted groups', async () => {
    recorder().reply = answers(200, [
      group(2, 'Sales', { groupType: 'open', memberCount: 12 }),
      group(1, 'Finance', { groupType: 'closed', memberCount: 1 }),
      group(3, deleted),
      group(4, 'Gone', { active: false }),
      group(5, 'Bare'),
      group('x', 'Odd'),
    ]);
    expect(await client().searchGroups('a b&c', 10)).toEqual([
      { type: 'GROUP', id: '5', name: 'Bare', detail: null },
      { type: 'GROUP', id: '1', name: 'Finance', detail: 'closed, 1 member' },
      { type: 'GROUP', id: '2', name: 'Sales', detail: 'open, 12 members' },
    ]);
    expect(sent()).toEqual([
      'GET /api/content/v2/groups/grouplist?limit=100&offset=0&search=a+b%26c&ascending=true&sort=name',
    ]);
  });

  it('returns no more groups than requested, however many deleted ones come first', async () => {
    recorder().reply = answers(200, [
      ...Array.from({ length: 5 }, (_, at) => group(at + 10, deleted)),
      group(1, 'One'),
      group(2, 'Two'),
      group(3, 'Three'),
    ]);
    expect((await client().searchGroups('o', 2)).map(({ name }) => name)).toEqual(['One', 'Three']);
  });
});
