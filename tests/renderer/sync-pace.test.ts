/** How fast a sync goes and how long it will take, and when nothing is said about it. */
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/contract';
import { describePace, SyncPaceMeter } from '../../src/contract/sync-pace';

const meterOf = (instances: number): SyncPaceMeter => {
  const meter = new SyncPaceMeter();
  for (let index = 0; index < instances; index += 1) tell(meter, index, 'queued', 0, null);
  return meter;
};
const tell = (
  meter: SyncPaceMeter,
  index: number,
  phase: Progress['phase'],
  done: number,
  total: number | null,
): void => {
  meter.add({ profileId: `p${index}`, phase, done, total, waitingUntil: null }, 0);
};
const said = (meter: SyncPaceMeter, seconds: number): string =>
  describePace(meter.pace(seconds * 1000));

describe('a sync of lists', () => {
  it('says how many instances ended, and a time only after three of them and five seconds', () => {
    const meter = meterOf(500);
    tell(meter, 0, 'done', 1, 1);
    tell(meter, 1, 'done', 1, 1);
    expect(said(meter, 10)).toBe('2 of 500 instances');
    tell(meter, 2, 'done', 1, 1);
    expect(said(meter, 4)).toBe('3 of 500 instances');
    expect(said(meter, 10)).toBe('3 of 500 instances, about 28 min left');
  });
});

describe('a full sync', () => {
  it('says no time while most instances have not told their size', () => {
    const meter = meterOf(4);
    tell(meter, 0, 'details', 50, 100);
    expect(said(meter, 10)).toBe('0 of 4 instances, 5.0 accounts/s');
  });

  it('takes the rest for average once the sizes of half are known', () => {
    const meter = meterOf(4);
    tell(meter, 0, 'details', 50, 100);
    tell(meter, 1, 'details', 50, 200);
    // 200 accounts are left of the two, and 300 are expected of the others.
    expect(said(meter, 10)).toBe('0 of 4 instances, 10 accounts/s, about 50 s left');
  });

  it('expects nothing more of an instance that failed half-way', () => {
    const meter = meterOf(2);
    tell(meter, 0, 'details', 40, 1000);
    tell(meter, 0, 'done', 1, 1);
    tell(meter, 1, 'details', 60, 100);
    expect(said(meter, 10)).toBe('1 of 2 instances, 10 accounts/s, about 4 s left');
  });

  it('says nothing of a single instance before 20 accounts were read', () => {
    const meter = meterOf(1);
    tell(meter, 0, 'details', 19, 100);
    expect(said(meter, 60)).toBe('');
  });

  it('goes by the last half minute: a pace of long ago does not count', () => {
    const meter = meterOf(1);
    const add = (second: number, done: number): void => {
      const progress = { phase: 'details', done, total: 10_000, waitingUntil: null } as const;
      meter.add({ profileId: 'p0', ...progress }, second * 1000);
    };
    for (let second = 1; second <= 10; second += 1) add(second, second * 100);
    expect(said(meter, 10)).toBe('100 accounts/s, about 2 min left');
    for (let second = 11; second <= 60; second += 1) add(second, 1000 + (second - 10) * 10);
    expect(said(meter, 60)).toBe('10 accounts/s, about 14 min left');
  });
});
