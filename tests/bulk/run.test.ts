/** bulk.run: one write per account that is as planned, what became of each, and going on later. */
import { describe, expect, it } from 'vitest';
import { LABEL, sampleBench } from '../support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

const IDS = [102, 124, 125, 71] as const;

const planRename = (template = '{name} (old)') =>
  service().done('bulk.plan', {
    wanted: { change: 'rename', template },
    accounts: IDS.map((id) => key('account', id)),
  });

const states = (items: readonly { state: string }[]) => items.map(({ state }) => state);

describe('bulk.run', () => {
  it('makes each write once, records each in the activity, and a second run makes none', async () => {
    const { id } = await planRename();
    const run = await service().done('bulk.run', { id });
    expect(states(run.items)).toEqual(['done', 'done', 'done', 'done']);
    expect(run.endedAt).not.toBeNull();
    expect(writes()).toHaveLength(4);
    expect(await service().aboutAccounts()).toHaveLength(4);
    const again = await service().done('bulk.run', { id });
    expect(again.items).toEqual(run.items);
    expect(writes()).toHaveLength(4);
  });

  it('writes nothing to an account that changed since the plan, and goes on', async () => {
    const { id } = await planRename();
    await service().done('account.rename', { ...key('account', 124), displayName: 'By somebody' });
    const run = await service().done('bulk.run', { id });
    expect(states(run.items)).toEqual(['done', 'refused', 'done', 'done']);
    expect(run.items[1]?.problem?.code).toBe('changedSinceRead');
    const { account } = await service().done('account.get', key('account', 124));
    expect(account.displayName).toBe('By somebody');
    const refused = (await service().aboutAccounts()).filter(
      ({ outcome }) => outcome === 'refused',
    );
    expect(refused).toMatchObject([
      { operation: 'account.rename', accountId: 124, problem: { code: 'changedSinceRead' } },
    ]);
  });

  it('stops at the first failure if that is wanted, and a later run makes the rest', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.rename', times: 1 });
    const { id } = await planRename();
    const run = await service().done('bulk.run', { id, stopOnError: true });
    expect(states(run.items)).toEqual(['refused', 'waiting', 'waiting', 'waiting']);
    const rest = await service().done('bulk.run', { id });
    expect(states(rest.items)).toEqual(['refused', 'done', 'done', 'done']);
  });

  it('never repeats a write whose answer was lost', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.rename', times: 1 });
    const { id } = await planRename();
    const run = await service().done('bulk.run', { id });
    expect(states(run.items)).toEqual(['unknown', 'done', 'done', 'done']);
    await service().done('bulk.run', { id });
    expect(writes()).toHaveLength(4);
  });

  it('leaves the rest of an instance that answers nothing, and makes it later', async () => {
    const { id } = await planRename();
    domo().faults.add({ kind: 'status', status: 401, route: 'accounts.get', times: 1 });
    const run = await service().done('bulk.run', { id });
    expect(states(run.items)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(new Set(run.items.map(({ problem }) => problem?.code))).toEqual(
      new Set(['unauthorized']),
    );
    expect(writes()).toEqual([]);
    await service().done('profile.check', { profileId: profileId() });
    const rest = await service().done('bulk.run', { id });
    expect(states(rest.items)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('begins no other write after a cancel, and goes on where it stopped', async () => {
    domo().faults.add({ kind: 'silent', route: 'accounts.rename', times: 1 });
    const { id } = await planRename();
    const running = service().call('bulk.run', { id }, 'run');
    await expect.poll(() => writes().length).toBe(1);
    service().dispatcher.cancel('run');
    await running;
    const { items } = await service().done('bulk.read', { id });
    expect(states(items)).toEqual(['unknown', 'waiting', 'waiting', 'waiting']);
    const rest = await service().done('bulk.run', { id });
    expect(states(rest.items)).toEqual(['unknown', 'done', 'done', 'done']);
    expect(writes()).toHaveLength(4);
  });

  it('is not run twice at once', async () => {
    domo().faults.add({ kind: 'silent', route: 'accounts.rename', times: 1 });
    const { id } = await planRename();
    const running = service().call('bulk.run', { id }, 'first');
    await expect.poll(() => writes().length).toBe(1);
    expect((await service().refused('bulk.run', { id })).code).toBe('changedSinceRead');
    expect((await service().refused('bulk.remove', { id })).code).toBe('changedSinceRead');
    service().dispatcher.cancel('first');
    await running;
  });

  it('deletes where the label confirms it, and leaves the rest to the same plan', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'confirm' });
    const accounts = [key('account', 102)];
    const wanted = { change: 'delete' } as const;
    const { id } = await service().done('bulk.plan', { wanted, accounts });
    const left = await service().done('bulk.run', { id });
    expect(left.items[0]).toMatchObject({ state: 'waiting', problem: { code: 'notConfirmed' } });
    expect(writes()).toEqual([]);
    const done = await service().done('bulk.run', {
      id,
      confirmed: [{ profileId: profileId(), label: LABEL }],
    });
    expect(states(done.items)).toEqual(['done']);
    expect(writes()).toHaveLength(1);
  });

  it('gives accounts back the names that they had, where nobody renamed them since', async () => {
    const { id } = await planRename();
    const { items } = await service().done('bulk.run', { id });
    await service().done('account.rename', { ...key('account', 71), displayName: 'Mine' });
    const undo = await service().done('bulk.plan', {
      wanted: { change: 'restoreNames', runId: id },
      accounts: items.map(({ account }) => account),
    });
    expect(undo.items.slice(0, 3).map(({ values }) => values[0]?.after)).toEqual(
      items.slice(0, 3).map(({ values }) => values[0]?.before),
    );
    expect(undo.items.at(-1)).toMatchObject({ problem: { code: 'changedSinceRead' } });
    expect(states((await service().done('bulk.run', { id: undo.id })).items)).toEqual([
      'done',
      'done',
      'done',
      'nothing',
    ]);
  });

  it('fails with notFound for a plan that is not there, or was removed', async () => {
    const { id } = await planRename();
    expect((await service().done('bulk.list', {})).runs[0]).toMatchObject({
      id,
      counts: { waiting: 4 },
    });
    await service().done('bulk.remove', { id });
    expect((await service().refused('bulk.run', { id })).code).toBe('notFound');
    expect((await service().refused('bulk.read', { id })).code).toBe('notFound');
    expect((await service().refused('bulk.remove', { id })).code).toBe('notFound');
    const file = '-';
    expect((await service().refused('bulk.export', { id, file })).code).toBe('notFound');
    expect((await service().done('bulk.list', {})).runs).toEqual([]);
  });
});
