/** One flipped bit anywhere in the file costs one start at most, and never an instance. */
import { expect, it } from 'vitest';
import { describeFlips, flipBits } from '../faults/bit-flips';

/** `npx tsx tests/faults/bit-flips.ts` flips 200. */
const FLIPS = 60;

it(`of ${FLIPS} flipped bits none ends two starts or is silent, and each store has its instances`, async () => {
  const outcome = await flipBits(FLIPS);
  console.log(describeFlips(FLIPS, outcome));
  expect(outcome.silent).toEqual([]);
  expect(outcome.lost).toEqual([]);
  expect(outcome.reported).toBeGreaterThan(0);
});
