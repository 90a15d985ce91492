/** A clock that was wrong during a sync: its times go once the clock is right again, and the order stays. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { account, config, storeWith, takeSnapshot, type Opened } from './store-in-process';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 1);
const key = { profileId: 'acme', kind: 'account' as const, id: 1 };

let opened: Opened;
let round = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  opened = storeWith('acme');
});

afterEach(() => {
  vi.useRealTimers();
});

const day = (at: number | null): number | null =>
  at === null ? null : Math.round(((at - START) / DAY_MS) * 10) / 10;

/** On that day after the start by the clock of the computer. Something changes in each; returns the time of the snapshot. */
function syncOn(at: number, reads: 'lists' | 'all' = 'all'): number | null {
  vi.setSystemTime(START + at * DAY_MS);
  const now = Date.now();
  const { methods } = opened;
  round += 1;
  methods.saveAccountList('acme', 'account', [account(1, { displayName: `${round}` })], now);
  if (reads === 'all') {
    methods.saveAccountList('acme', 'oauth', [], now);
    methods.saveConfig(key, config(1, 'ada'), now);
  }
  return day(takeSnapshot(opened, 'acme', reads === 'all' ? now : null));
}

const days = (): (number | null)[] =>
  opened.methods.listSnapshots('acme').map(({ takenAt }) => day(takenAt));

/** The names that the account had, in the order of the snapshots. */
const names = (): (string | undefined)[] =>
  opened.methods
    .listSnapshots('acme')
    .map(({ takenAt }) => opened.methods.getAccountAt(key, takenAt)?.account.displayName);

describe('a sync whose clock was years ahead', () => {
  it('has a time before the next sync once the clock is right, and nothing stays in the future', () => {
    syncOn(0);
    syncOn(1);
    syncOn(900);
    expect(syncOn(2, 'lists')).toBe(2);
    expect(days()).toEqual([2, 2, 1, 0]);
    expect(names()).toEqual(['4', '3', '2', '1'].map((name) => `${Number(name) + round - 4}`));

    const { methods } = opened;
    const now = Date.now();
    const [limits] = methods.listChangeLimits(['acme'], null);
    expect(limits?.last?.takenAt).toBe(now);
    expect(limits?.last?.detailsFrom).toBeLessThanOrEqual(now);
    expect(limits?.last?.oauthReadAt).toBeLessThanOrEqual(now);
    expect(methods.checkRows()).toEqual({ changedRows: 0, incompleteTables: [] });
    expect(methods.getAccountAt(key, null)?.configReadAt).toBeLessThanOrEqual(now);
    const changes = methods.listChangedParts({
      since: now + 1,
      until: null,
      profileIds: null,
      after: null,
    });
    expect(changes.changes).toEqual([]);
  });

  it('was not alone: all of them get times in their order', () => {
    syncOn(0);
    for (const hour of [0, 1, 2]) syncOn(900 + hour / 24);
    expect(syncOn(1)).toBe(1);
    expect(days()).toEqual([1, 1, 1, 1, 0]);
    const times = opened.methods.listSnapshots('acme').map(({ takenAt }) => takenAt);
    expect(times).toEqual([...new Set(times)].toSorted((one, other) => other - one));
  });

  it('was the first of an instance that was added under the right clock', () => {
    syncOn(900);
    expect(syncOn(1)).toBe(1);
    expect(days()).toEqual([1, 1]);
  });
});

describe('a sync whose clock was behind', () => {
  it('comes after those before it, whose times stay', () => {
    for (let at = 400; at < 410; at += 1) syncOn(at);
    expect(syncOn(-3000)).toBe(409);
    expect(syncOn(300)).toBe(409);
    expect(days()).toEqual([409, 409, 409, 408, 407, 406, 405, 404, 403, 402, 401, 400]);
    expect(syncOn(410)).toBe(410);
  });

  it('changes no time either where the history has a pause at that time', () => {
    for (const at of [0, 1, 2, 30, 31, 32, 60, 90]) syncOn(at);
    expect(syncOn(20)).toBe(90);
    expect(days()).toEqual([90, 90, 60, 32, 31, 30, 2, 1, 0]);
  });
});
