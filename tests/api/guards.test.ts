/** Main enforces the guard of an instance for every caller, and records refusals. */
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/contract';
import { LABEL, outsider, sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

describe('the guard', () => {
  const everyWrite = (): readonly [OperationName, object][] => [
    ['account.create', { profileId: profileId(), kind: 'account', name: 'New one' }],
    ['account.delete', key('account', 124)],
    ['account.updateConfig', { ...key('account', 125), changes: { username: 'x' } }],
    ['account.rename', { ...key('account', 102), displayName: 'x' }],
    [
      'account.share',
      { ...key('account', 71), principal: { type: 'USER', id: outsider }, accessLevel: 'OWNER' },
    ],
    ['account.shareV1', { profileId: profileId(), id: 71, userId: outsider, permission: 'READ' }],
  ];

  it('read-only stops every write, and records each refusal', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    for (const [operation, request] of everyWrite()) {
      const problem = await service().refused(operation, request);
      expect(problem.code, operation).toBe('readOnly');
      expect(await service().newest()).toMatchObject({
        operation,
        outcome: 'refused',
        label: LABEL,
        problem: { code: 'readOnly' },
      });
    }
    expect(domo().log.count()).toBe(0);
    const entries = await service().aboutAccounts();
    expect(entries.map(({ accountId }) => accountId).reverse()).toEqual([
      null,
      124,
      125,
      102,
      71,
      71,
    ]);
    expect(entries.at(-1)?.account).toBe('New one');
  });

  it('read-only allows reads', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    await service().done('account.reveal', {
      ...key('account', 125),
      field: 'username',
      to: 'screen',
    });
    await service().done('account.usage', key('account', 125));
  });

  it.each([undefined, '', 'the sample', 'The sample!'])(
    'confirm requires the label for a deletion, and not %s',
    async (confirm) => {
      await service().done('profile.update', { profileId: profileId(), guard: 'confirm' });
      const problem = await service().refused('account.delete', {
        ...key('account', 124),
        confirm,
      });
      expect(problem.code).toBe('notConfirmed');
      expect(domo().log.count()).toBe(0);
      expect(await service().newest()).toMatchObject({
        outcome: 'refused',
        accountId: 124,
        account: 'zzz',
      });
    },
  );

  it('confirm allows a confirmed deletion, and everything that deletes nothing', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'confirm' });
    await service().done('account.rename', { ...key('account', 102), displayName: 'x' });
    await service().done('account.delete', { ...key('account', 124), confirm: ` ${LABEL} ` });
    expect(domo().state.accounts.has(124)).toBe(false);
  });
});
