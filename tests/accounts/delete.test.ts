/** account.delete: the account is deleted, still exists, or its state is unknown. */
import { describe, expect, it } from 'vitest';
import type { AccountKind } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const kept = (kind: AccountKind, id: number) => service().done('inventory.detail', key(kind, id));

describe('account.delete', () => {
  it.each([
    ['account', 124],
    ['oauth', 5],
  ] as const)('deletes an %s in Domo and in the inventory', async (kind, id) => {
    const { account } = await kept(kind, id);
    expect(await service().done('account.delete', key(kind, id))).toEqual({
      deleted: key(kind, id),
    });
    expect(domo().state.family(kind).has(id)).toBe(false);
    expect(domo().log.count()).toBe(1);
    expect((await service().refused('inventory.detail', key(kind, id))).code).toBe('notFound');
    expect(await service().newest()).toMatchObject({
      operation: 'account.delete',
      outcome: 'done',
      kind,
      accountId: id,
      account: account.displayName,
    });
  });

  it('fails with crudFailed for an account that does not exist', async () => {
    const problem = await service().refused('account.delete', key('account', 999));
    expect(problem).toMatchObject({ code: 'crudFailed', status: 404 });
  });

  it('says that the account no longer exists, if the answer was lost after the deletion', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'oauth.delete' });
    const problem = await service().refused('account.delete', key('oauth', 5));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('it no longer exists');
    expect(writes()).toHaveLength(1);
    expect((await service().refused('inventory.detail', key('oauth', 5))).code).toBe('notFound');
  });

  it('says that the account still exists, if the request was lost', async () => {
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.delete' });
    const problem = await service().refused('account.delete', key('account', 124));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('zzz was read again: it still exists');
    expect((await kept('account', 124)).account.id).toBe(124);
  });

  it('does not call an account deleted that the user may not read', async () => {
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.delete' });
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.get' });
    const problem = await service().refused('account.delete', key('account', 124));
    expect(problem.message).not.toContain('gone');
    expect((await kept('account', 124)).account.id).toBe(124);
  });
});
