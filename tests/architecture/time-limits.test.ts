/** A time limit that a busy machine misses makes a test fail for nothing. A shorter one than all tests have is not given. */
import { describe, expect, it } from 'vitest';
import { testsWith } from './tests-with';

/** Five digits or more as the last argument of a test, or as the limit of something that is polled or of a test. */
const ownLimit =
  /(?:^ *\}, [\d_]{5,}\);$|^ *\},\n +[\d_]{5,},\n *\);$|\b(?:poll|toPass)\([^;]*?timeout: [\d_]+|^ +\{ timeout: [\d_* ]+\},$)/mu;

it('no test has a time limit of its own', () => {
  expect(testsWith(ownLimit, __filename)).toEqual([]);
});

describe('the rule', () => {
  it.each([
    ["it('works', () => {\n  run();\n}, 60_000);", true],
    ["it(\n  'works',\n  () => {\n    run();\n  },\n  120_000,\n);", true],
    ["it(\n  'works',\n  { timeout: 10 * 60_000 },\n  () => {\n    run();\n  },\n);", true],
    ['await expect.poll(count, { timeout: 20_000 }).toBe(4);', true],
    ['await expect\n  .poll(() => count(), { timeout: 20_000 })\n  .toBe(4);', true],
    ["it('works', () => {\n  run();\n});", false],
    ['service = new Service(null, null, { timeout: 1_000 });', false],
    ['await expect.poll(count).toBe(4);', false],
  ])('judges %j: %s', (source, found) => {
    expect(ownLimit.test(source)).toBe(found);
  });
});
