/** Configs and access lists that a full sync asks for before the list of their accounts is saved. */
import { describe, expect, it, vi } from 'vitest';
import type { Account } from '../../src/contract';
import { DetailsAhead, type AskedDetails } from '../../src/main/sync/details-ahead';
import { sampleBench } from '../support/sample';

const { service, domo, key } = sampleBench();

const LONG = { timeout: 60_000 };
const syncInFull = () => service().done('inventory.sync', { depth: 'full' });
const configsAsked = (id?: number): number =>
  domo()
    .log.all({ route: 'accounts.config' })
    .filter(({ path }) => id === undefined || path.endsWith(`/${id}`)).length;
const untilAskedAhead = (): Promise<void> =>
  expect.poll(() => configsAsked(), LONG).toBeGreaterThan(2);
function release(): void {
  domo().faults.release();
  domo().faults.clear();
}

describe('details that are asked for ahead', () => {
  it('are asked for while the list waits for the search, and each account once', async () => {
    domo().log.clear();
    domo().faults.add({ kind: 'hold', route: 'search' });
    const sync = syncInFull();
    await untilAskedAhead();
    release();
    const { results } = await sync;
    expect(results[0]?.details?.accounts).toBeGreaterThan(0);
    for (const id of domo().state.accounts.keys()) expect(configsAsked(id)).toBe(1);
  });

  it('keep nobody waiting for the list, which is announced as soon as it is saved', async () => {
    domo().faults.add({ kind: 'hold', route: 'accounts.config' });
    service().events.length = 0;
    const sync = syncInFull();
    await untilAskedAhead();
    // The search has no pages left by then, so the list is saved next.
    await expect
      .poll(() => service().events.filter(({ event }) => event === 'inventoryChanged').length, LONG)
      .toBeGreaterThan(2);
    release();
    await sync;
  });

  it('are asked for again where the account was written meanwhile', async () => {
    domo().log.clear();
    domo().faults.add({ kind: 'hold', route: 'search' });
    const sync = syncInFull();
    const account = key('account', 125);
    const answered = () =>
      domo()
        .log.all({ route: 'accounts.config', outcome: 'answered' })
        .some(({ path }) => path.endsWith('/125'));
    await expect.poll(answered, LONG).toBe(true);
    const { config: saved } = await service().done('account.updateConfig', {
      ...account,
      changes: { domoAccessToken: 'a new one' },
    });
    const before = configsAsked(125);
    release();
    await sync;
    expect(configsAsked(125)).toBe(before + 1);
    expect((await service().done('inventory.detail', account)).config).toEqual(saved);
  });

  it('are not asked for in a sync of lists alone, nor where the log says what changed', async () => {
    domo().modes.audit = 'usual';
    for (const account of domo().state.accounts.values()) account.closed = false;
    for (const account of domo().state.oauthAccounts.values()) account.closed = false;
    await syncInFull();
    domo().log.clear();
    const { results } = await syncInFull();
    expect(results[0]?.details?.mode).toBe('delta');
    expect(configsAsked()).toBe(0);
    await service().done('inventory.sync', {});
    expect(configsAsked()).toBe(0);
  });

  it('are few at a time and few in all, end when they are to, and can be taken once', async () => {
    const isStopped = vi.fn(() => false);
    const ahead = new DetailsAhead(isStopped);
    const asked: number[] = [];
    const answer: (() => void)[] = [];
    const isOld = (): boolean => false;
    const ask = ({ id }: Account): AskedDetails => {
      asked.push(Number(id));
      const answered = new Promise<never>((_, reject) => {
        answer.push(() => {
          reject(new Error('not answered'));
        });
      });
      const sent = { at: performance.now(), isOld, answer: answered };
      return { config: sent, access: sent };
    };
    const accounts = Array.from({ length: 100 }, (_, id) => ({ kind: 'account', id }) as Account);
    const done = ahead.begin(accounts, ask);
    expect(asked).toEqual([0, 1, 2]);
    for (let next = 0; next < 50; next += 1) {
      answer[next]?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await done;
    expect(asked).toHaveLength(50);
    expect(ahead.takeConfig({ kind: 'account', id: 7 })?.answer).toBeInstanceOf(Promise);
    expect(ahead.takeConfig({ kind: 'account', id: 7 })).toBeUndefined();
    expect(ahead.takeAccessList({ kind: 'account', id: 7 })).toBeDefined();
    expect(ahead.takeAccessList({ kind: 'oauth', id: 8 })).toBeUndefined();

    const stopped = new DetailsAhead(() => true);
    await stopped.begin(accounts, ask);
    await ahead.begin(accounts.slice(50), ask);
    expect(asked).toHaveLength(50);
    const old = new DetailsAhead(isStopped);
    const of = { kind: 'account', id: 1 } as const;
    void old.begin([of as Account], () => {
      const sent = { at: performance.now() - 30_001, isOld, answer: Promise.reject(new Error()) };
      sent.answer.catch(() => undefined);
      return { config: sent, access: sent };
    });
    expect(old.has(of)).toBe(true);
    expect(old.takeConfig(of)).toBeUndefined();
    const closed = new DetailsAhead(isStopped);
    closed.close();
    await closed.begin(accounts, ask);
    expect(asked).toHaveLength(50);
  });
});
