/** Giving access with the second version of sharing when Domo fails, refuses or gives no answer. */
import { describe, expect, it } from 'vitest';
import type { AccountKind, RequestFor } from '../../src/contract';
import { group, outsider, owner, sampleBench, viewer } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const grantSmith = { type: 'USER', id: viewer } as const;

const give = (
  accessLevel: RequestFor<'account.share'>['accessLevel'],
  principal = { type: 'USER', id: outsider } as RequestFor<'account.share'>['principal'],
  kind: AccountKind = 'account',
  id = 71,
): RequestFor<'account.share'> => ({ ...key(kind, id), principal, accessLevel });

describe('account.share whose request failed', () => {
  it('reads the list again after a 500, and fails with alreadyShared if it shows the level', async () => {
    const problem = await service().refused(
      'account.share',
      give('CAN_VIEW', { type: 'USER', id: viewer }),
    );
    expect(problem).toMatchObject({ code: 'alreadyShared', status: 500 });
    expect(problem.message).toContain('CAN_VIEW for Grant Smith');
    expect(writes()).toHaveLength(1);
    expect((await service().newest()).outcome).toBe('refused');
  });

  it.each([
    ['account', 71],
    ['oauth', 5],
  ] as const)(
    'reads the list again after a 500, and fails with shareFailed if it does not show the level (%s)',
    async (kind, id) => {
      domo().faults.add({ kind: 'status', status: 500, method: 'PUT' });
      const to = { type: 'USER', id: outsider } as const;
      const problem = await service().refused('account.share', give('CAN_EDIT', to, kind, id));
      expect(problem).toMatchObject({ code: 'shareFailed', status: 500 });
      expect(problem.message).toContain('is not in it');
      expect((await service().newest()).outcome).toBe('refused');
    },
  );

  it.each([
    ['account', 71],
    ['oauth', 5],
  ] as const)('succeeds if Domo made the change before a 500 (%s)', async (kind, id) => {
    domo().faults.add({ kind: 'failAfter', status: 500, method: 'PUT' });
    const to = { type: 'USER', id: outsider } as const;
    const answer = await service().done('account.share', give('CAN_EDIT', to, kind, id));
    expect(answer.notice).toContain('Domo answered 500');
    expect(answer.entries).toContainEqual(
      expect.objectContaining({ id: outsider, accessLevel: 'CAN_EDIT' }),
    );
    expect(writes()).toHaveLength(1);
    expect((await service().newest()).outcome).toBe('done');
  });

  it('succeeds if Domo made the change before a 500: another level, and none', async () => {
    domo().faults.add({ kind: 'failAfter', status: 500, method: 'PUT' });
    for (const level of ['CAN_EDIT', 'NONE'] as const) {
      const { notice } = await service().done('account.share', give(level, grantSmith));
      expect(notice).toContain('Domo answered 500');
      expect((await service().newest()).outcome).toBe('done');
    }
  });

  it('ends as unknown after a 500 if the list cannot be read again', async () => {
    domo().faults.add({ kind: 'failAfter', status: 500, method: 'PUT' });
    domo().faults.add({
      kind: 'status',
      status: 403,
      route: 'accounts.access',
      method: 'GET',
      skip: 1,
    });
    const problem = await service().refused('account.share', give('CAN_EDIT'));
    expect(problem).toMatchObject({ code: 'outcomeUnknown', status: 500 });
    expect(problem.message).toContain('The present state could not be read');
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('ends as unknown after a 500 if the list could not be read before, even if it shows the level', async () => {
    domo().faults.add({
      kind: 'status',
      status: 403,
      route: 'accounts.access',
      method: 'GET',
      times: 1,
    });
    const problem = await service().refused('account.share', give('CAN_VIEW', grantSmith));
    expect(problem).toMatchObject({ code: 'outcomeUnknown', status: 500 });
    expect(problem.message).toContain('it shows CAN_VIEW for Grant Smith');
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('ends as unknown after a 500 if the list shows neither the earlier level nor the wanted one', async () => {
    domo().faults.add({ kind: 'status', status: 500, method: 'PUT' });
    const rest = { list: [{ type: 'USER', id: owner, accessLevel: 'OWNER', name: 'Somebody' }] };
    domo().faults.add({
      kind: 'body',
      route: 'accounts.access',
      method: 'GET',
      skip: 1,
      contentType: 'application/json',
      text: JSON.stringify(rest),
    });
    const problem = await service().refused('account.share', give('CAN_EDIT', grantSmith));
    expect(problem).toMatchObject({ code: 'outcomeUnknown' });
    expect(problem.message).toContain('Grant Smith is not in it');
  });

  it('says what the list shows, if the answer is lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.share' });
    const problem = await service().refused('account.share', give('CAN_VIEW'));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('it shows CAN_VIEW for Share Target');
    expect(writes()).toHaveLength(1);
  });

  describe('if Domo answers 404', () => {
    const put = () =>
      domo()
        .log.all({ method: 'PUT' })
        .map(({ route }) => route);

    it.each([
      ['a user', () => give('CAN_VIEW')],
      ['a group', () => give('CAN_EDIT', { type: 'GROUP', id: group })],
      ['an OAuth account', () => give('CAN_VIEW', { type: 'USER', id: outsider }, 'oauth', 5)],
    ])('says what that may mean, and sends no other request: %s', async (_what, request) => {
      domo().faults.add({ kind: 'status', status: 404, method: 'PUT' });
      const problem = await service().refused('account.share', request());
      expect(problem).toMatchObject({ code: 'shareFailed', status: 404 });
      expect(problem.message).toMatch(/no longer knows .*, or .* first version of sharing/u);
      expect(put()).toHaveLength(1);
      expect((await service().newest()).outcome).toBe('refused');
    });

    it('sends no other request if the list may not be read', async () => {
      domo().faults.add({ kind: 'status', status: 403, route: 'accounts.access', method: 'GET' });
      domo().faults.add({ kind: 'status', status: 404, route: 'accounts.share' });
      const problem = await service().refused('account.share', give('CAN_VIEW'));
      expect(problem).toMatchObject({ code: 'shareFailed', status: 404 });
      expect(put()).toEqual(['accounts.share']);
    });

    it('uses the first version if the access list of the second is missing too', async () => {
      domo().faults.add({ kind: 'status', status: 404, route: 'accounts.access', method: 'GET' });
      domo().faults.add({ kind: 'status', status: 404, route: 'accounts.share' });
      const { notice } = await service().done('account.share', give('CAN_VIEW'));
      expect(notice).toContain('first version');
      expect(put()).toEqual(['accounts.share', 'accounts.shareV1']);
    });
  });

  it('sends the id as a number if Domo refuses a text', async () => {
    domo().faults.add({ kind: 'status', status: 400, method: 'PUT', times: 1 });
    const { entries } = await service().done('account.share', give('CAN_VIEW'));
    expect(entries).toContainEqual(
      expect.objectContaining({ id: outsider, accessLevel: 'CAN_VIEW' }),
    );
    const ids = writes().map(({ body }) => (JSON.parse(body) as { id: unknown }).id);
    expect(ids).toEqual([outsider, Number(outsider)]);
  });

  describe('if the second version is missing', () => {
    it.each([
      ['CAN_VIEW', 'READ'],
      ['CAN_EDIT', 'WRITE'],
      ['OWNER', 'OWNER'],
    ] as const)(
      'gives a user %s through the first version, with a notice',
      async (level, permission) => {
        domo().modes.sharing = 'v1only';
        const answer = await service().done('account.share', give(level));
        expect(answer.notice).toContain('first version');
        expect(answer.entries).toContainEqual(
          expect.objectContaining({ id: outsider, accessLevel: level }),
        );
        expect(JSON.parse(writes().at(-1)?.body ?? '')).toMatchObject({
          permissions: [permission],
        });
      },
    );

    it.each([
      ['a level that it does not know', () => give('CAN_SHARE')],
      ['taking away', () => give('NONE', { type: 'USER', id: viewer })],
      ['a group', () => give('CAN_EDIT', { type: 'GROUP', id: group })],
      ['an OAuth account', () => give('CAN_VIEW', { type: 'USER', id: outsider }, 'oauth', 5)],
    ])('fails for %s', async (_what, request) => {
      domo().modes.sharing = 'v1only';
      const problem = await service().refused('account.share', request());
      expect(problem.code).toBe('shareFailed');
      expect(domo().log.count({ route: 'accounts.shareV1' })).toBe(0);
    });
  });
});
