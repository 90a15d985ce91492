/** Some of the messages of `fuzzed-messages.ts`. Promise P30 (survives abuse). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AttackedMain } from './attacked-main';
import { fuzz } from './fuzz';

const SEED = 400_000;

let main: AttackedMain | undefined;

beforeAll(async () => {
  main = await AttackedMain.start();
});
afterAll(() => main?.close());

it('Main answers each of 300 fuzzed messages with a declared Result, sends no unconfirmed write and tells no secret.', async () => {
  if (!main) throw new Error('Main did not start.');
  const report = await fuzz(main, { seed: SEED, count: 300 });
  expect(report.faults).toEqual([]);
  // Else the messages would be too wild to come past the first check.
  expect(report.answering.size).toBeGreaterThan(10);
  expect(report.problems.size).toBeGreaterThan(5);
});
