/** One flipped bit anywhere in the file ends no start, and never costs an instance. */
import { expect, it } from 'vitest';
import { describeFlips, flipBits } from '../faults/bit-flips';

/** `npx tsx tests/faults/bit-flips.ts` flips 200. */
const FLIPS = 60;

it(`of ${FLIPS} bits that were flipped in a copy none ends a start or is silent, and each store has its instances`, async () => {
  const outcome = await flipBits(FLIPS);
  console.log(describeFlips(FLIPS, outcome));
  expect(outcome.deaths).toBe(0);
  expect(outcome.silent).toEqual([]);
  expect(outcome.lost).toEqual([]);
  expect(outcome.reported).toBeGreaterThan(0);
  // Only the first page, where SQLite begins, can cost all.
  expect(outcome.emptied).toBeLessThanOrEqual(2);
});

it(`of ${FLIPS} bits that a disk flipped unnoticed none ends two starts or is silent`, async () => {
  // It throws when one ends two.
  const outcome = await flipBits(FLIPS, 'unnoticed');
  console.log(describeFlips(FLIPS, outcome));
  // 3 of these 60, and 5 of 200. More would mean that the checks before a start find less.
  expect(outcome.deaths).toBeLessThanOrEqual(FLIPS / 10);
  expect(outcome.silent).toEqual([]);
  expect(outcome.lost).toEqual([]);
});
