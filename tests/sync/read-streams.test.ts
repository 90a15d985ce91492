/** Reading how streams ended: bounded, the oldest first, and nothing of their configuration. */
import { describe, expect, it } from 'vitest';
import { STREAM_SECRET } from '../domo/state/streams';
import { boardInstance } from '../support/board-instance';

const { domo, service, read } = boardInstance('accounts');

const failing = async () =>
  (await service().done('attention.list', { kinds: ['failingStreams'] })).items;
const streamsNotRead = async () =>
  (await service().done('attention.list', {})).streamsNotRead[0]?.accounts ?? 0;

describe('attention.readStreams', () => {
  it('asks for two answers per dataset, and for the datasets of all accounts at once', async () => {
    domo().log.clear();
    expect(await read()).toMatchObject({ datasets: 31, failing: 9, left: 0, problem: null });
    expect(domo().log.count({ route: 'datasets.ofAccounts' })).toBe(1);
    expect(domo().log.count({ route: 'datasets.get' })).toBe(31);
    expect(domo().log.count({ route: 'streams.get' })).toBe(31);
  });

  it('stops at the limit, says how many accounts are left, and reads those the next time', async () => {
    const first = await read(10);
    expect(first.datasets).toBe(10);
    expect(first.left).toBeGreaterThan(0);
    const notRead = await streamsNotRead();
    expect(notRead).toBeGreaterThan(first.left - 1);
    domo().log.clear();
    expect(await read(1000)).toMatchObject({ left: 0 });
    // Only that of the account whose run Domo does not tell.
    expect(await streamsNotRead()).toBe(1);
  });

  it('begins with the accounts that were never read, not with those of the last time', async () => {
    const rounds = [await read(10), await read(10), await read(10), await read(10)];
    expect(rounds.map(({ datasets }) => datasets)).toEqual([10, 10, 10, 10]);
    expect((await failing()).map(({ account }) => account?.displayName)).toContain('runs fail');
  });

  it('forgets a failure when a later run is a success', async () => {
    await read();
    expect(await failing()).toHaveLength(3);
    for (const account of domo().state.accounts.values())
      account.datasets = account.datasets.map(({ id, name }) => ({ id, name }));
    await read();
    expect(await failing()).toEqual([]);
  });

  it('counts a dataset that it may not read as not known, and goes on', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'datasets.get', times: 1 });
    expect(await read()).toMatchObject({ problem: null, left: 0 });
    expect(await streamsNotRead()).toBe(2);
  });

  it('says why it ended early, and keeps what it has read by then', async () => {
    domo().faults.add({ kind: 'status', status: 401, route: 'streams.get', skip: 20 });
    const { problem, accounts, left } = await read();
    expect(problem).toMatchObject({ code: 'unauthorized' });
    expect(accounts).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);
    expect(await failing()).not.toEqual([]);
  });

  it('keeps and tells nothing of the configuration of a stream, which has a secret', async () => {
    await read();
    const { items } = await service().done('attention.list', {});
    expect(JSON.stringify([items, service().events])).not.toContain(STREAM_SECRET);
    const store = await service().workspace.store();
    expect(JSON.stringify(await store.listTroubledAccounts(null))).not.toContain(STREAM_SECRET);
  });

  it('refuses to read no dataset at all with invalidRequest', async () => {
    const problem = await service().refused('attention.readStreams', { maxDatasets: 0 });
    expect(problem.code).toBe('invalidRequest');
  });

  it('says that a token expires soon, and when several may be meant, that Domo does not say which', async () => {
    const { tokens } = domo().state;
    const [own] = tokens.values();
    if (!own) throw new Error('There is no token.');
    const soon = Date.now() + 5 * 86_400_000;
    tokens.set(domo().token('admin'), { ...own, expiresAt: soon });
    await read();
    const expiring = async () =>
      (await service().done('attention.list', { kinds: ['expiringToken'] })).items;
    const day = new Date(soon).toISOString().slice(0, 10);
    expect(await expiring()).toMatchObject([{ why: `its token expires on ${day}`, account: null }]);
    tokens.set('canary-another', { ...own, expiresAt: soon + 86_400_000 * 300 });
    await read();
    expect((await expiring())[0]?.why).toContain('one of 2 tokens of its user expires on');
    tokens.set(domo().token('admin'), { ...own, expiresAt: soon + 86_400_000 * 300 });
    await read();
    expect(await expiring()).toEqual([]);
  });

  it('takes a list of tokens that is refused for not known, and reads the streams all the same', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
    expect(await read()).toMatchObject({ datasets: 31, problem: null });
  });

  it('says that Domo makes it wait', async () => {
    // A minute of it is granted: nobody has to be quick to see it.
    const retryAfter = { seconds: 3_600 };
    domo().faults.add({ kind: 'status', status: 429, route: 'datasets.get', retryAfter });
    const reading = service().call('attention.readStreams', { profileIds: null }, 'reading');
    const isWaiting = () =>
      service().events.some(
        (each) => each.event === 'progress' && each.progress.waitingUntil !== null,
      );
    await expect.poll(isWaiting).toBe(true);
    service().dispatcher.cancel('reading');
    await reading;
  });
});
