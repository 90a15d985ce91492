/** Letter case follows no machine's locale: in Turkish, `I` and `i` are no pair. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');
const withoutLocale = /\.toLocale(?:Lower|Upper)Case\(\s*\)/u;

it('no module changes letter case by the locale of the machine', () => {
  const modules = ['src', 'tests', 'build'].flatMap((folder) => modulesBelow(root, folder));
  expect(modules.length).toBeGreaterThan(500);
  // This file has examples of what is wrong.
  const found = modules.filter(
    ({ path, source }) => withoutLocale.test(source) && !__filename.endsWith(path),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

it.each([
  ['text.toLocaleLowerCase()', true],
  ['text.toLocaleUpperCase( )', true],
  ["text.toLocaleLowerCase('en')", false],
  ['text.toLowerCase()', false],
])('%s is found: %s', (source, found) => {
  expect(withoutLocale.test(source)).toBe(found);
});
