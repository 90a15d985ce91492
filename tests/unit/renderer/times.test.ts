/** Which snapshot an account's then and now begins with. */
import { expect, it } from 'vitest';
import { beforeLastChange } from '../../../src/renderer/state/times';

const kept = [{ takenAt: 30 }, { takenAt: 20 }, { takenAt: 10 }];

it.each([
  ['without a change: the last sync', undefined, 30],
  ['with a change: the sync before it', 20, 10],
  ['with a change in the last sync', 30, 20],
  ['with a change in the oldest that is kept', 10, 10],
])('%s', (_what, change, expected) => {
  expect(beforeLastChange(kept, change)).toEqual({ takenAt: expected });
});

it('without a snapshot there is none', () => {
  const none: { takenAt: number }[] = [];
  expect(beforeLastChange(none, 5)).toBeUndefined();
});
