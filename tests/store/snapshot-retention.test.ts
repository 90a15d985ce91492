/** Old snapshots are removed by the clock of the history: one sync under a wrong clock costs none. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storeWith, takeSnapshot, type Opened } from './store-in-process';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 1);
const KEPT_DAYS = 365;

let opened: Opened;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  opened = storeWith('acme');
});

afterEach(() => {
  vi.useRealTimers();
});

/** As a sync ends: on that day after the start, by the clock of the computer. */
function syncOn(day: number): void {
  vi.setSystemTime(START + day * DAY_MS);
  takeSnapshot(opened, 'acme');
  opened.methods.removeOldSnapshots(KEPT_DAYS * DAY_MS);
}

const syncDaily = (from: number, to: number): void => {
  for (let day = from; day <= to; day += 1) syncOn(day);
};

const daysKept = (): number[] =>
  opened.methods
    .listSnapshots('acme')
    .map(({ takenAt }) => Math.round((takenAt - START) / DAY_MS))
    .toReversed();

describe('the history', () => {
  it('loses what is older than the setting says', () => {
    syncDaily(0, 10);
    syncDaily(360, 369);
    expect(daysKept()[0]).toBe(4);
  });

  it('loses nothing by a sync whose clock is years ahead, nor by the next ones under the right clock', () => {
    syncDaily(0, 10);
    syncOn(900);
    expect(daysKept()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 900]);
    syncDaily(11, 20);
    expect(daysKept()).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });

  it('loses nothing by a day of syncs whose clock is years ahead', () => {
    syncDaily(0, 10);
    for (const hour of [0, 1, 2, 20]) syncOn(900 + hour / 24);
    expect(daysKept()).toHaveLength(15);
  });

  it('loses nothing by a sync whose clock is years behind', () => {
    syncDaily(400, 410);
    syncOn(-3000);
    syncDaily(411, 412);
    expect(daysKept()).toHaveLength(14);
  });

  it('loses after a long pause what is too old, once a week of syncs says the same', () => {
    syncDaily(0, 10);
    syncDaily(500, 506);
    expect(daysKept()[0]).toBe(0);
    syncDaily(507, 508);
    expect(daysKept()).toEqual([500, 501, 502, 503, 504, 505, 506, 507, 508]);
  });

  it('is as long as the setting says with a sync each month', () => {
    for (let month = 0; month < 20; month += 1) syncOn(month * 31);
    const [oldest] = daysKept();
    // Measured from the sync before the last.
    expect(oldest).toBe(7 * 31);
  });
});
