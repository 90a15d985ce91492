/** A report names each test. A title that is made of its examples alone says not what holds of them. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');
/** A call with a title of placeholders, blanks and signs, as `it.each(rows)('%s: %j', …)` has. */
const examplesAlone = /\)\(\s*(['"`])(?:%[a-z]|\$\w+|[\s:,.-])+\1\s*,/u;

it('every title of a test says more than its example', () => {
  const tests = modulesBelow(root, 'tests').filter(({ path }) => /\.(test|spec)\.ts$/u.test(path));
  expect(tests.length).toBeGreaterThan(300);
  // This file has examples of what is wrong.
  const found = tests.filter(
    ({ path, source }) => examplesAlone.test(source) && !__filename.endsWith(path),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
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
