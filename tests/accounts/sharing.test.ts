/** Changing access with either version of sharing: the requests, the response, the inventory and the activity. */
import { describe, expect, it } from 'vitest';
import type { AccountKind, RequestFor } from '../../src/contract';
import { group, outsider, owner, sampleBench, viewer } from '../support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

const kept = (kind: AccountKind, id: number) => service().done('inventory.detail', key(kind, id));

const give = (
  accessLevel: RequestFor<'account.share'>['accessLevel'],
  principal = { type: 'USER', id: outsider } as RequestFor<'account.share'>['principal'],
  kind: AccountKind = 'account',
  id = 71,
): RequestFor<'account.share'> => ({ ...key(kind, id), principal, accessLevel });

const seen = (
  expected: string | null,
  level: RequestFor<'account.share'>['accessLevel'],
  id = viewer,
) => ({ ...give(level, { type: 'USER', id }), expected });

const giveV1 = (permission: RequestFor<'account.shareV1'>['permission'], userId = outsider) => ({
  profileId: profileId(),
  id: 71,
  userId,
  permission,
});

describe('account.share', () => {
  it.each(['OWNER', 'CAN_EDIT', 'CAN_SHARE', 'CAN_VIEW'] as const)('gives %s', async (level) => {
    const answer = await service().done('account.share', give(level));
    expect(answer).toMatchObject({ problem: null, notice: null });
    expect(answer.entries).toContainEqual(
      expect.objectContaining({ type: 'USER', id: outsider, accessLevel: level }),
    );
    expect((await kept('account', 71)).access).toEqual(answer.entries);
    expect(writes()).toHaveLength(1);
  });

  it('shares an OAuth account with a group, by its name', async () => {
    const answer = await service().done(
      'account.share',
      give('CAN_EDIT', { type: 'GROUP', id: group }, 'oauth', 5),
    );
    expect(answer.entries).toContainEqual(
      expect.objectContaining({ type: 'GROUP', id: group, accessLevel: 'CAN_EDIT' }),
    );
    expect((await service().newest()).changes).toEqual([
      {
        what: 'access of Admin Test',
        secret: false,
        before: null,
        after: 'CAN_EDIT',
        principal: { type: 'GROUP', id: group },
      },
    ]);
  });

  it('removes access', async () => {
    const answer = await service().done(
      'account.share',
      give('NONE', { type: 'USER', id: viewer }),
    );
    expect(answer.entries?.some(({ id }) => id === viewer)).toBe(false);
    expect((await service().newest()).changes).toEqual([
      {
        what: 'access of Grant Smith',
        secret: false,
        before: 'CAN_VIEW',
        after: null,
        principal: { type: 'USER', id: viewer },
      },
    ]);
  });

  it('records the name of a principal whom only the later list names', async () => {
    await service().done('account.share', give('CAN_VIEW'));
    expect((await service().newest()).changes[0]?.what).toBe('access of Share Target');
  });

  it('records the name of a principal whom a search found', async () => {
    await service().done('principal.search', { profileId: profileId(), text: 'target' });
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.share' });
    const problem = await service().refused('account.share', give('CAN_VIEW'));
    expect(problem.message).toContain('Share Target is not in it');
    expect((await service().newest()).changes[0]?.what).toBe('access of Share Target');
  });

  it.each(['CAN_EDIT', 'NONE'] as const)(
    'does not remove the last owner (%s), and sends nothing',
    async (level) => {
      const problem = await service().refused(
        'account.share',
        give(level, { type: 'USER', id: owner }),
      );
      expect(problem.code).toBe('shareFailed');
      expect(problem.message).toContain('8:26 - go to sleep is the only owner');
      expect(writes()).toEqual([]);
      expect((await service().newest()).outcome).toBe('refused');
    },
  );

  it.each<[string, Parameters<typeof seen>]>([
    ['the level that was seen', ['CAN_VIEW', 'CAN_EDIT']],
    ['nobody, as was seen', [null, 'CAN_EDIT', outsider]],
  ])('writes if the list still shows %s', async (_what, wanted) => {
    await service().done('account.share', seen(...wanted));
    expect(writes()).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof seen>, string]>([
    ['another level', ['CAN_EDIT', 'NONE'], 'it shows CAN_VIEW for Grant Smith'],
    ['somebody who was not there', [null, 'CAN_EDIT'], 'it shows CAN_VIEW'],
    ['nobody any more', ['CAN_VIEW', 'CAN_EDIT', outsider], 'is not in it'],
  ])('sends nothing if the list shows %s now', async (_what, wanted, words) => {
    const problem = await service().refused('account.share', seen(...wanted));
    expect(problem.code).toBe('changedSinceRead');
    expect(problem.message).toContain(words);
    expect(writes()).toEqual([]);
    expect((await service().newest()).outcome).toBe('refused');
    expect((await kept('account', 71)).access).not.toBeNull();
  });

  it('reports alreadyShared if the list shows the wanted level now', async () => {
    const problem = await service().refused('account.share', seen(null, 'CAN_VIEW'));
    expect(problem.code).toBe('alreadyShared');
  });

  it('sends nothing if the list cannot be compared with what the user saw', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.access', method: 'GET' });
    const problem = await service().refused('account.share', seen('CAN_VIEW', 'CAN_EDIT'));
    expect(problem.code).toBe('changedSinceRead');
    expect(writes()).toEqual([]);
  });

  it('removes an owner if there is another one', async () => {
    await service().done('account.share', give('OWNER'));
    await service().done('account.share', give('NONE', { type: 'USER', id: owner }));
    expect(
      domo()
        .state.accounts.get(71)
        ?.access.some(({ id }) => id === owner),
    ).toBe(false);
  });

  it('lets Domo decide about the last owner if the list cannot be read', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.access', method: 'GET' });
    const problem = await service().refused(
      'account.share',
      give('NONE', { type: 'USER', id: owner }),
    );
    expect(problem).toMatchObject({ code: 'shareFailed', status: 400 });
  });
});

describe('account.shareV1', () => {
  it.each([
    ['READ', 'CAN_VIEW'],
    ['WRITE', 'CAN_EDIT'],
    ['OWNER', 'OWNER'],
  ] as const)('gives %s', async (permission, accessLevel) => {
    const answer = await service().done('account.shareV1', giveV1(permission));
    expect(answer).toMatchObject({ problem: null, notice: null });
    expect(answer.entries).toContainEqual(expect.objectContaining({ id: outsider, accessLevel }));
    expect((await service().newest()).operation).toBe('account.shareV1');
  });

  it('reads the list again after a 500', async () => {
    const problem = await service().refused('account.shareV1', giveV1('READ', viewer));
    expect(problem.code).toBe('alreadyShared');
  });

  it('says what the list shows, if the answer is lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.shareV1' });
    const problem = await service().refused('account.shareV1', giveV1('READ'));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('it shows CAN_VIEW for Share Target');
    expect(writes()).toHaveLength(1);
  });

  it('fails with shareFailed if Domo refuses', async () => {
    const problem = await service().refused('account.shareV1', giveV1('READ', '7'));
    expect(problem).toMatchObject({ code: 'shareFailed', status: 400 });
  });
});
