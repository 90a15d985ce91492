/** Datasets, streams and accounts that never answer keep nothing else of their instance from being read. */
import { describe, expect, it } from 'vitest';
import { troubledAccounts } from '../support/broken-board';
import { boardInstance } from '../support/board-instance';

const { domo, start, service, read } = boardInstance('accounts');

const board = async () => {
  const { items, streamsNotRead } = await service().done('attention.list', {});
  return {
    items,
    names: items.map(({ account }) => account?.displayName).sort(),
    notRead: streamsNotRead[0]?.accounts ?? 0,
  };
};
const datasetOf = (id: number, position = 0) => {
  const dataset = domo().state.accounts.get(id)?.datasets[position];
  if (!dataset) throw new Error(`Account ${id} has no such dataset.`);
  return dataset;
};
const datasetPath = (id: number, position = 0): string =>
  `/api/data/v3/datasources/${datasetOf(id, position).id}`;
const streamPath = (id: number): string =>
  `/api/data/v1/streams/${String(domo().state.streams.ofDataset(datasetOf(id).id)?.id)}`;

const all = [...troubledAccounts].sort();
/** That of the account whose run Domo never tells. */
const UNTOLD = 1;

describe('one thing that Domo does not answer for', () => {
  it.each([
    ['dataset', 500],
    ['dataset', 400],
    ['stream', 500],
    ['stream', 400],
  ] as const)(
    'is a %s (%s): everything else is read, and the rest is said',
    async (what, status) => {
      const route = what === 'dataset' ? datasetPath(1) : streamPath(1);
      domo().faults.add({ kind: 'status', status, route });
      const first = await read();
      expect(first).toMatchObject({ datasets: 30, left: 0, problem: null });
      expect(first.failed).toMatchObject({
        datasets: 1,
        accounts: 0,
        problem: { code: 'getFailed' },
      });
      expect(await board()).toMatchObject({ names: all, notRead: UNTOLD + 1 });
      // The next reading is not kept back by it either.
      const account = domo().state.accounts.get(10);
      const broken = datasetOf(2).feed;
      if (!account || !broken) throw new Error('The board lacks its accounts.');
      account.datasets = account.datasets.map((each) => ({ ...each, feed: broken }));
      expect(await read()).toMatchObject({ datasets: 30, left: 0, problem: null });
      expect((await board()).names).toEqual([...all, 'works'].sort());
    },
  );

  it('is a dataset that is never answered in time', async () => {
    await service().close();
    await start({ timeout: 5_000 });
    domo().faults.add({ kind: 'silent', route: datasetPath(1) });
    const { failed } = await read();
    expect(failed).toMatchObject({ datasets: 1, problem: { code: 'timeout' } });
    expect(await board()).toMatchObject({ names: all, notRead: UNTOLD + 1 });
  });

  it('is a failure that was known before: it stays in the list, as old as it is', async () => {
    await read();
    const known = (await board()).items.find(({ account }) => account?.id === 2);
    domo().faults.add({ kind: 'status', status: 500, route: datasetPath(2) });
    domo().faults.add({ kind: 'status', status: 500, route: streamPath(3) });
    await read();
    const { items, notRead } = await board();
    expect(notRead).toBe(UNTOLD + 2);
    const now = items.find(({ account }) => account?.id === 2);
    expect(now).toMatchObject({ datasets: 4, unread: 1, at: known?.at });
    expect(new Set(now?.failing)).toEqual(new Set(known?.failing));
    // Another reading that fails does not make it younger.
    await read();
    expect((await board()).items.find(({ account }) => account?.id === 2)?.at).toBe(known?.at);
    domo().faults.clear();
    await read();
    const { items: later } = await board();
    expect(later.find(({ account }) => account?.id === 2)?.at).toBeGreaterThan(known?.at ?? 0);
  });

  it('is the list of the datasets of many accounts, or of one: the others are asked for alone', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'datasets.ofAccounts' });
    expect(await read()).toMatchObject({ datasets: 31, left: 0, problem: null });
    domo().faults.add({
      kind: 'status',
      status: 500,
      route: '/api/data/v2/datasources/account/2',
    });
    const again = await read();
    expect(again).toMatchObject({ datasets: 24, left: 0, problem: null });
    expect(again.failed).toMatchObject({ datasets: 0, accounts: 1 });
    // What was known of it stays, and it is said that this was not read again.
    expect(await board()).toMatchObject({ names: all, notRead: UNTOLD + 1 });
  });
});

describe('many things in a row that Domo does not answer for', () => {
  it('end the reading, which says why, and the next one begins behind them', async () => {
    const fault = domo().faults.add({ kind: 'status', status: 500, route: 'datasets.get' });
    domo().log.clear();
    const first = await read();
    expect(first).toMatchObject({ datasets: 0, problem: { code: 'getFailed' } });
    expect(first.left).toBeGreaterThan(0);
    expect(domo().log.count({ route: 'datasets.get' })).toBeLessThan(20);
    domo().faults.remove(fault);
    domo().log.clear();
    expect(await read()).toMatchObject({ datasets: 31, problem: null, left: 0 });
    const [begun] = domo().log.all({ route: 'datasets.get' });
    expect(begun?.path).not.toBe(datasetPath(1));
  });
});
