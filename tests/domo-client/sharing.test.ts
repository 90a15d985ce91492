/** Sharing of both versions against the stand-in, and finding people for it (domo-api 2.1 rows 20 to 22, 2.2, 7.1). */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { runningSample } from './sample';

const { instance, as, sent } = runningSample();
const target = { type: 'USER', id: '929336557' } as const;
const group = { type: 'GROUP', id: '1814479647' } as const;
const viewer = { type: 'USER', id: '55874022' } as const;
const nobody = { type: 'USER', id: '42' } as const;

const levelOf = (kind: 'account' | 'oauth', id: number, who: { type: string; id: string }) =>
  instance()
    .state.family(kind)
    .get(id)
    ?.access.find((entry) => entry.type === who.type && entry.id === who.id)?.accessLevel;

describe.each([
  ['account', 71, { type: 'USER', id: '1216550715' }],
  ['oauth', 5, { type: 'USER', id: '1893952720' }],
] as const)('share: %s', (kind, id, owner) => {
  const routes = kind === 'account' ? 'accounts' : 'oauth';

  it('gives, changes and removes access', async () => {
    const client = as('admin');
    for (const level of ['CAN_VIEW', 'CAN_SHARE', 'CAN_EDIT', 'OWNER'] as const) {
      expect(await client.share(kind, id, target, level)).toBe('shared');
      expect(levelOf(kind, id, target)).toBe(level);
    }
    await client.share(kind, id, target, 'NONE');
    expect(levelOf(kind, id, target)).toBeUndefined();
    expect(sent()).toHaveLength(5);
  });

  it('accepts groups, and any empty answer', async () => {
    instance().modes.emptyAnswer = 'object';
    expect(await as('admin').share(kind, id, group, 'CAN_EDIT')).toBe('shared');
    expect(levelOf(kind, id, group)).toBe('CAN_EDIT');
  });

  it.each([
    ['the last owner', owner, 'CAN_VIEW', 'must have an owner'],
    ['the last owner, taken away', owner, 'NONE', 'must have an owner'],
    ['somebody unknown', nobody, 'CAN_VIEW', 'does not exist'],
  ] as const)('%s is refused in the words of Domo', async (_what, who, level, words) => {
    const found = await failureOf(as('admin').share(kind, id, who, level));
    expect(found).toMatchObject({ code: 'shareFailed', status: 400 });
    expect(found.message).toContain(words);
    expect(levelOf(kind, id, owner)).toBe('OWNER');
    // As a text, and as a number: the first was refused, so it did nothing.
    expect(sent()).toHaveLength(2);
  });

  it('reports that the second version of sharing does not exist, and changes nothing', async () => {
    instance().modes.sharing = 'v1only';
    expect(await as('admin').share(kind, id, target, 'CAN_VIEW')).toBe('noSuchMethod');
    expect(levelOf(kind, id, target)).toBeUndefined();
  });

  it('does not find an account that the user cannot see', async () => {
    expect(await as('outsider').share(kind, id, target, 'CAN_VIEW')).toBe('notFound');
    expect(instance().log.last()?.status).toBe(404);
  });

  it('has an unknown outcome when the answer is lost, although the account is shared', async () => {
    instance().faults.add({ kind: 'loseAnswer', route: `${routes}.share` });
    const found = await failureOf(as('admin').share(kind, id, target, 'CAN_VIEW'));
    expect(found.code).toBe('outcomeUnknown');
    expect(levelOf(kind, id, target)).toBe('CAN_VIEW');
    expect(sent()).toHaveLength(1);
  });
});

describe('giving the same access again', () => {
  it('fails with "already shared" for a plain account, and is sent once', async () => {
    const found = await failureOf(as('admin').share('account', 71, viewer, 'CAN_VIEW'));
    expect(found).toMatchObject({ code: 'alreadyShared', status: 500 });
    expect(sent()).toHaveLength(1);
  });

  it('succeeds for an OAuth account, but still reports an internal error of Domo', async () => {
    const jae = { type: 'USER', id: '1893952720' } as const;
    expect(await as('admin').share('oauth', 5, jae, 'OWNER')).toBe('shared');
    instance().faults.add({ kind: 'status', status: 500 });
    const found = await failureOf(as('admin').share('oauth', 5, jae, 'OWNER'));
    expect(found).toMatchObject({ code: 'shareFailed', status: 500 });
  });

  it('fails with "already shared" in the first version too', async () => {
    const found = await failureOf(as('admin').shareV1(71, viewer.id, 'READ'));
    expect(found).toMatchObject({ code: 'alreadyShared', status: 500 });
    expect(sent()).toHaveLength(1);
  });
});

describe('for a user who may only view', () => {
  it.each([
    ['share', () => as('viewer').share('account', 71, target, 'CAN_VIEW')],
    ['shareV1', () => as('viewer').shareV1(71, target.id, 'READ')],
  ])('%s is refused', async (_name, call) => {
    const found = await failureOf(call());
    expect(found).toMatchObject({ code: 'shareFailed', status: 403 });
    expect(levelOf('account', 71, target)).toBeUndefined();
  });
});

describe('share of the first version', () => {
  it.each([
    ['READ', 'CAN_VIEW'],
    ['WRITE', 'CAN_EDIT'],
    ['OWNER', 'OWNER'],
  ] as const)('%s gives %s, where the second is missing as well', async (permission, level) => {
    instance().modes.sharing = 'v1only';
    await as('admin').shareV1(71, target.id, permission);
    expect(levelOf('account', 71, target)).toBe(level);
  });

  it.each([
    ['an account that is not there', 987_654, target.id, 404],
    ['somebody unknown', 71, nobody.id, 400],
  ] as const)('%s is refused', async (_what, id, userId, status) => {
    const found = await failureOf(as('admin').shareV1(id, userId, 'READ'));
    expect(found).toMatchObject({ code: 'shareFailed', status });
  });

  it('has an unknown outcome when the answer is lost, although the account is shared', async () => {
    instance().faults.add({ kind: 'loseAnswer', route: 'accounts.shareV1' });
    const found = await failureOf(as('admin').shareV1(71, target.id, 'WRITE'));
    expect(found.code).toBe('outcomeUnknown');
    expect(levelOf('account', 71, target)).toBe('CAN_EDIT');
    expect(sent()).toHaveLength(1);
  });
});

describe('a search for people and groups', () => {
  it('finds users by name and by e-mail address', async () => {
    const person = { ...target, name: 'Share Target', detail: 'user929336557@example.com' };
    expect(await as('admin').searchUsers('share t', 10)).toEqual([person]);
    expect(await as('admin').searchUsers('user929336557@', 10)).toEqual([person]);
    expect(await as('admin').searchUsers('example.com', 3)).toHaveLength(3);
    expect(await as('admin').searchUsers('no such person', 3)).toEqual([]);
  });

  it('finds groups by name', async () => {
    expect(await as('admin').searchGroups('admin', 10)).toEqual([
      { ...group, name: 'Admin Test', detail: 'open, 2 members' },
    ]);
  });
});
