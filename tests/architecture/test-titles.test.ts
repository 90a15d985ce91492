/** A report names each test. A title that is made of its examples alone says not what holds of them. */
import { expect, it } from 'vitest';
import { testsWith } from './tests-with';

/** A call with a title of placeholders, blanks and signs, as `it.each(rows)('%s: %j', …)` has. */
const examplesAlone = /\)\(\s*(['"`])(?:%[a-z]|\$\w+|[\s:,.-])+\1\s*,/u;

it('every title of a test says more than its example', () => {
  expect(testsWith(examplesAlone, __filename)).toEqual([]);
});

it.each([
  ["it.each(rows)('%s', run)", true],
  ["it.each(rows)(\n  '%s: %j',\n  run)", true],
  ['describe.each(rows)("$name", run)', true],
  ["it.each(rows)('is read: %s', run)", false],
  ["it('100 %', run)", false],
])('the rule judges %s: %s', (source, found) => {
  expect(examplesAlone.test(source)).toBe(found);
});
