/** Which snapshot an account's then and now begins with. */
import { expect, it } from 'vitest';
import { snapshotBeforeLastChange } from '../../src/renderer/state/then-and-now';

const kept = [{ takenAt: 30 }, { takenAt: 20 }, { takenAt: 10 }];

it.each([
  ['without a change: the last sync', undefined, 30],
  ['with a change: the sync before it', 20, 10],
  ['with a change in the last sync', 30, 20],
  ['with a change in the oldest that is kept', 10, 10],
])('begins, %s', (_what, change, expected) => {
  expect(snapshotBeforeLastChange(kept, change)).toEqual({ takenAt: expected });
});

it('an account without a snapshot is compared with none', () => {
  const none: { takenAt: number }[] = [];
  expect(snapshotBeforeLastChange(none, 5)).toBeUndefined();
});
