/** account.rename: the request, the account that is read again, and the activity. */
import { describe, expect, it } from 'vitest';
import type { AccountKind } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const kept = (kind: AccountKind, id: number) => service().done('inventory.detail', key(kind, id));

describe('account.rename', () => {
  it.each([
    ['account', 102],
    ['oauth', 5],
  ] as const)('renames an %s and reads it again', async (kind, id) => {
    const before = (await kept(kind, id)).account;
    const answer = await service().done('account.rename', {
      ...key(kind, id),
      displayName: ' Ä "b" ',
    });
    expect(answer).toMatchObject({
      problem: null,
      account: { displayName: 'Ä "b"', name: before.name },
    });
    expect((await kept(kind, id)).account.displayName).toBe('Ä "b"');
    expect(writes()).toHaveLength(1);
    expect(writes()[0]?.body).toBe('Ä "b"');
    expect(await service().newest()).toMatchObject({
      operation: 'account.rename',
      outcome: 'done',
      account: before.displayName,
      changes: [{ what: 'displayName', before: before.displayName, after: 'Ä "b"' }],
    });
  });

  it('never sends an empty name', async () => {
    const problem = await service().refused('account.rename', {
      ...key('account', 102),
      displayName: '  ',
    });
    expect(problem.code).toBe('invalidRequest');
    expect(domo().log.count()).toBe(0);
  });

  it('says which name the account has, if the answer was lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename' });
    const problem = await service().refused('account.rename', {
      ...key('account', 102),
      displayName: 'X',
    });
    expect(problem).toMatchObject({ code: 'outcomeUnknown' });
    expect(problem.message).toContain('it is called X');
    expect(writes()).toHaveLength(1);
    expect((await kept('account', 102)).account.displayName).toBe('X');
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('ends as unknown, not as cancelled, if it was cancelled after it was sent', async () => {
    domo().faults.add({ kind: 'silent', route: 'accounts.rename' });
    const renamed = service().call(
      'account.rename',
      { ...key('account', 102), displayName: 'X' },
      'stopped',
    );
    await expect.poll(() => writes().length).toBe(1);
    service().dispatcher.cancel('stopped');
    expect(await renamed).toMatchObject({ ok: false, problem: { code: 'outcomeUnknown' } });
    expect(writes()).toHaveLength(1);
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('says that the present state could not be read', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename' });
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.get' });
    const problem = await service().refused('account.rename', {
      ...key('account', 102),
      displayName: 'X',
    });
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('could not be read');
  });

  it('succeeds even if the account cannot be read again', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    const answer = await service().done('account.rename', {
      ...key('account', 102),
      displayName: 'X',
    });
    expect(answer).toMatchObject({ account: null, readAt: null, problem: { code: 'getFailed' } });
    expect((await service().newest()).outcome).toBe('done');
  });

  it('fails with crudFailed if Domo refuses', async () => {
    const problem = await service().refused('account.rename', {
      ...key('account', 1),
      displayName: 'X',
    });
    expect(problem).toMatchObject({ code: 'crudFailed', status: 403 });
    expect(await service().newest()).toMatchObject({
      outcome: 'refused',
      problem: { status: 403 },
    });
  });
});
