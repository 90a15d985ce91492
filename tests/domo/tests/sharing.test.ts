import { describe, expect, it } from 'vitest';
import { runningSample } from './sample';

const { get, send, instance } = runningSample();
const plain = '/api/data/v2/accounts/share/71';
const oauth = '/api/data/v2/accounts/templates/share/5';
const v1 = '/api/data/v1/accounts/71/share';
const jae = '1893952720';
const outsider = '929336557';
const owner71 = '1216550715';
const group = '1814479647';
const user = (id: string | number, accessLevel: string) => ({ type: 'USER', id, accessLevel });

interface Entry {
  readonly type: string;
  readonly id: string;
  readonly accessLevel: string;
}
const list = async (path: string): Promise<Entry[]> =>
  ((await get(path)).json as { list: Entry[] }).list;
const levelOf = async (path: string, id: string): Promise<string | undefined> =>
  (await list(path)).find((entry) => entry.id === id)?.accessLevel;

describe.each([
  ['a plain account', plain],
  ['an OAuth account', oauth],
])('giving access to %s', (_, path) => {
  it('adds an entry, changes it, and takes it away', async () => {
    const before = await list(path);
    for (const level of ['CAN_VIEW', 'CAN_SHARE', 'CAN_EDIT', 'OWNER', 'CAN_VIEW']) {
      expect((await send('PUT', path, user(outsider, level))).status).toBe(200);
      expect(await list(path)).toEqual([
        ...before,
        { type: 'USER', id: outsider, accessLevel: level, name: 'Share Target' },
      ]);
    }
    expect((await send('PUT', path, user(outsider, 'NONE'))).status).toBe(200);
    expect(await list(path)).toEqual(before);
  });

  it('takes nothing away from who has nothing', async () => {
    const before = await list(path);
    expect((await send('PUT', path, user(outsider, 'NONE'))).status).toBe(200);
    expect(await list(path)).toEqual(before);
  });

  it('takes an id as a number too, and answers text', async () => {
    await send('PUT', path, user(Number(outsider), 'CAN_VIEW'));
    expect(await levelOf(path, outsider)).toBe('CAN_VIEW');
  });

  it('takes groups', async () => {
    const body = { type: 'GROUP', id: group, accessLevel: 'CAN_EDIT' };
    expect((await send('PUT', path, body)).status).toBe(200);
    expect(await list(path)).toContainEqual({ ...body, name: 'Admin Test' });
  });

  it('answers nothing, or {} in the other mode', async () => {
    const answer = await send('PUT', path, user(outsider, 'CAN_VIEW'));
    expect([answer.text, answer.headers['content-length'], answer.headers['content-type']]).toEqual(
      ['', '0', undefined],
    );
    instance().modes.emptyAnswer = 'object';
    expect((await send('PUT', path, user(outsider, 'CAN_EDIT'))).text).toBe('{}');
  });

  it.each([
    ['an unknown user', user('42', 'CAN_VIEW')],
    ['an unknown user to be removed', user('42', 'NONE')],
    ['an unknown group', { type: 'GROUP', id: '42', accessLevel: 'CAN_VIEW' }],
    ['a user as a group', { type: 'GROUP', id: outsider, accessLevel: 'CAN_VIEW' }],
    ['an unknown level', user(outsider, 'CAN_USE')],
    ['a level in small letters', user(outsider, 'can_view')],
    ['no level', { type: 'USER', id: outsider }],
    ['an unknown type', { ...user(outsider, 'CAN_VIEW'), type: 'ROLE' }],
    ['an id that is no number', user('x', 'CAN_VIEW')],
    ['no id', { type: 'USER', accessLevel: 'CAN_VIEW' }],
  ])('refuses %s', async (_what, body) => {
    const before = await list(path);
    expect((await send('PUT', path, body)).status).toBe(400);
    expect(await list(path)).toEqual(before);
  });

  it('gives nothing to people who left and to deleted groups', async () => {
    const { users, groups } = instance().state;
    for (const one of [users.get(Number(outsider)), groups.get(Number(group))])
      if (one) one.active = false;
    expect((await send('PUT', path, user(outsider, 'CAN_VIEW'))).status).toBe(400);
    if (path === oauth)
      expect(
        (await send('PUT', path, { type: 'GROUP', id: group, accessLevel: 'CAN_VIEW' })).status,
      ).toBe(400);
  });

  it.each(['NONE', 'CAN_EDIT', 'CAN_VIEW'])('keeps the last owner from %s', async (level) => {
    const owner = path === plain ? owner71 : jae;
    const answer = await send('PUT', path, user(owner, level));
    expect(answer).toMatchObject({ status: 400, json: { statusReason: 'Bad Request' } });
    await send('PUT', path, user(outsider, 'OWNER'));
    expect((await send('PUT', path, user(owner, level))).status).toBe(200);
    expect(await levelOf(path, owner)).toBe(level === 'NONE' ? undefined : level);
  });
});

describe('the same level again', () => {
  it('is 500 without any detail on a plain account', async () => {
    for (const body of [
      user('55874022', 'CAN_VIEW'),
      user(owner71, 'OWNER'),
      { type: 'GROUP', id: group, accessLevel: 'CAN_VIEW' },
    ])
      expect((await send('PUT', plain, body)).json).toMatchObject({
        status: 500,
        message: 'Internal Server Error',
      });
    expect(await list(plain)).toHaveLength(5);
  });

  it('is no matter on an OAuth account', async () => {
    expect((await send('PUT', oauth, user(jae, 'OWNER'))).status).toBe(200);
    expect(await list(oauth)).toHaveLength(1);
  });
});

describe('entries of people who are gone', () => {
  it('can still be changed and taken away', async () => {
    const account = instance().state.accounts.get(71);
    account?.access.push({ type: 'USER', id: '42', accessLevel: 'CAN_VIEW', formerName: 'Gone' });
    expect((await send('PUT', plain, user('42', 'CAN_EDIT'))).status).toBe(200);
    expect(await list(plain)).toContainEqual({ ...user('42', 'CAN_EDIT'), name: 'Gone' });
    expect((await send('PUT', plain, user('42', 'NONE'))).status).toBe(200);
    expect(await levelOf(plain, '42')).toBeUndefined();
  });
});

describe('accounts that began with the same list', () => {
  it('part ways when one changes', async () => {
    await send('PUT', '/api/data/v2/accounts/share/102', user(outsider, 'OWNER'));
    await send('PUT', '/api/data/v2/accounts/share/102', user(jae, 'CAN_VIEW'));
    expect(await list('/api/data/v2/accounts/share/124')).toMatchObject([user(jae, 'OWNER')]);
  });
});

describe('the first version of sharing', () => {
  const give = (id: unknown, permission: string) => ({
    type: 'USER',
    id,
    permissions: [permission],
  });

  it.each([
    ['READ', 'CAN_VIEW'],
    ['WRITE', 'CAN_EDIT'],
    ['OWNER', 'OWNER'],
  ])('%s gives %s', async (permission, level) => {
    const answer = await send('PUT', v1, give(Number(outsider), permission));
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await levelOf(plain, outsider)).toBe(level);
  });

  it('raises, and answers 500 to who has as much already', async () => {
    expect((await send('PUT', v1, give(55874022, 'READ'))).status).toBe(500);
    expect((await send('PUT', v1, give(Number(owner71), 'READ'))).status).toBe(500);
    expect((await send('PUT', v1, give(55874022, 'WRITE'))).status).toBe(200);
    expect(await levelOf(plain, '55874022')).toBe('CAN_EDIT');
    expect(await levelOf(plain, owner71)).toBe('OWNER');
  });

  it.each([
    ['a group', { ...give(Number(group), 'READ'), type: 'GROUP' }],
    ['an unknown user', give(42, 'READ')],
    ['an unknown permission', give(Number(outsider), 'NONE')],
    ['two permissions', { ...give(Number(outsider), 'READ'), permissions: ['READ', 'WRITE'] }],
    ['no permission', { type: 'USER', id: Number(outsider) }],
    ['a body of the second version', user(outsider, 'CAN_VIEW')],
  ])('refuses %s', async (_, body) => {
    expect((await send('PUT', v1, body)).status).toBe(400);
    expect(await list(plain)).toHaveLength(5);
  });
});

describe('an instance with the first version alone', () => {
  it('has no second PUT, reads access lists all the same, and shares by the first', async () => {
    instance().modes.sharing = 'v1only';
    for (const path of [plain, oauth]) {
      expect((await send('PUT', path, user(outsider, 'CAN_VIEW'))).status).toBe(405);
      expect((await get(path)).status).toBe(200);
    }
    const body = { type: 'USER', id: Number(outsider), permissions: ['READ'] };
    expect((await send('PUT', v1, body)).status).toBe(200);
    expect(await levelOf(plain, outsider)).toBe('CAN_VIEW');
  });
});

describe('an instance whose OAuth access lists are elsewhere', () => {
  it('changes them by the usual path', async () => {
    instance().modes.oauthAccess = 'list';
    expect((await send('PUT', oauth, user(outsider, 'CAN_VIEW'))).status).toBe(200);
    expect((await get(oauth)).status).toBe(404);
    expect(await levelOf('/api/data/v2/accounts/templates/5/share', outsider)).toBe('CAN_VIEW');
  });
});
