/** What changed since a time: found by syncs, told by kind, with what cannot be known, and never with a secret. */
import { describe, expect, it } from 'vitest';
import type { RequestFor, ResponseFor } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench, viewer } from '../support/sample';

const { service, profileId, key, domo } = sampleBench();

type Asked = Partial<RequestFor<'inventory.changes'>>;

const changes = (asked: Asked = {}): Promise<ResponseFor<'inventory.changes'>> =>
  service().done('inventory.changes', { since: 0, ...asked });

const sync = (depth: 'list' | 'full' = 'full') => service().done('inventory.sync', { depth });

async function created(): Promise<ReturnType<typeof key>> {
  const { id } = await service().done('account.create', {
    profileId: profileId(),
    kind: 'account',
    name: 'One',
    dataProviderType: 'domo-access-token',
    configurations: { domoAccessToken: `${canaryMark}then`, username: 'ada' },
  });
  return key('account', id);
}

describe('inventory.changes', () => {
  it('tells what was done to an account between two syncs, by kind, newest first', async () => {
    const account = await created();
    await sync();
    await service().done('account.rename', { ...account, displayName: 'Two' });
    await service().done('account.updateConfig', {
      ...account,
      changes: { domoAccessToken: `${canaryMark}now`, username: 'bob' },
    });
    await service().done('account.share', {
      ...account,
      accessLevel: 'CAN_VIEW',
      principal: { type: 'USER', id: viewer },
    });
    await sync();
    await service().done('account.delete', account);
    await sync();
    const { accounts, next, gaps } = await changes();
    expect(next).toBeNull();
    expect(accounts.map(({ changes: list }) => list.map(({ kind }) => kind))).toEqual([
      ['gone'],
      ['config', 'config', 'renamed', 'access'],
      ['appeared'],
    ]);
    expect(accounts[1]).toMatchObject({
      ...account,
      displayName: 'Two',
      dataProviderType: 'domo-access-token',
    });
    const told = accounts[1]?.changes.map(({ what, secret, before, after }) => [
      what,
      secret,
      before,
      after,
    ]);
    expect(told).toContainEqual(['domoAccessToken', true, null, null]);
    expect(told).toContainEqual(['username', false, 'ada', 'bob']);
    expect(told).toContainEqual(['displayName', false, 'One', 'Two']);
    expect(JSON.stringify(accounts)).not.toContain(canaryMark);
    expect(gaps).toMatchObject([{ why: 'startsLater' }]);
    const only = await changes({ kinds: ['renamed'] });
    expect(only.accounts.map(({ changes: list }) => list)).toMatchObject([[{ kind: 'renamed' }]]);
  });

  it('pages by key: the pages together are the whole list, and snapshots that come between change nothing', async () => {
    const account = await created();
    for (const displayName of ['a', 'b', 'c']) {
      await sync('list');
      await service().done('account.rename', { ...account, displayName });
    }
    await sync('list');
    const { accounts: all } = await changes();
    expect(all).toHaveLength(4);
    const first = await changes({ limit: 3 });
    await service().done('account.rename', { ...account, displayName: 'd' });
    await sync('list');
    const second = await changes({ limit: 3, after: first.next });
    expect([...first.accounts, ...second.accounts]).toEqual(all);
    expect(second).toMatchObject({ next: null, gaps: [] });
  });

  it('names what it cannot know: nothing newer, no details since, a failed sync, never synced', async () => {
    await sync('list');
    const gapsSince = async (since: number): Promise<unknown> =>
      (await changes({ since })).gaps.map(({ why }) => why);
    expect(await gapsSince(Date.now() + 1_000)).toEqual(['notReadSince']);
    const [, first] = (await service().done('snapshot.list', { profileId: profileId() })).snapshots;
    expect(await gapsSince(first?.takenAt ?? 0)).toEqual(['detailsNotRead']);
    domo().faults.add({ kind: 'status', status: 401 });
    await sync('list');
    expect(await gapsSince(first?.takenAt ?? 0)).toEqual(['detailsNotRead', 'notReached']);
    const { gaps } = await changes({ since: first?.takenAt ?? 0 });
    expect(gaps[1]?.problem).toMatchObject({ code: expect.any(String) as string });
  });

  it('shows a changed modification time only when nothing else that was read explains it', async () => {
    const account = await created();
    await sync();
    await service().done('account.updateConfig', { ...account, changes: { username: 'bob' } });
    await sync();
    const { accounts } = await changes({ profileIds: [profileId()] });
    expect(accounts[0]?.changes.map(({ what }) => what)).toEqual(['username']);
    const inDomo = domo().state.accounts.get(Number(account.id));
    if (inDomo) inDomo.modifiedAt = (inDomo.modifiedAt ?? 0) + 60_000;
    await sync('list');
    const { accounts: later } = await changes();
    expect(later[0]?.changes).toMatchObject([{ kind: 'other', what: 'modifiedAt' }]);
  });

  it('refuses a period that ends before it begins', async () => {
    expect(await service().refused('inventory.changes', { since: 5, until: 5 })).toMatchObject({
      code: 'invalidRequest',
    });
  });
});
