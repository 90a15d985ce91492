/** Names are compared, searched and ordered by one rule: `src/contract/text-folding.ts`. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');

/** What compares, orders or folds texts in a way of its own. */
const ownWays = [
  /\.localeCompare\(|Intl\.Collator/u,
  /\.toLowerCase\(\)\s*\.includes\(/u,
  /\.toLowerCase\(\)\s*===\s*[\w.()]+\.toLowerCase\(\)/u,
  /\.trim\(\)\s*\.toLowerCase\(\)/u,
  /\.normalize\(/u,
];

/** Not names that a person compares, or a rule that the person chose. */
const others = [
  'src/contract/text-folding.ts',
  // The passphrase, as every keyboard types it.
  'src/main/lock/lock-file.ts',
  // The rule of a comparison, in which case and accents can count.
  'src/main/comparison/engine/instances/name-normaliser.ts',
  // What Domo makes of a provider's name, without anything but letters and digits.
  'src/main/bulk/hygiene/default-names.ts',
  // The name of a file in plain letters.
  'src/renderer/ui/format/format.ts',
  // Hosts and domains, which are ASCII.
  'src/main/domo/instance-address.ts',
  'src/main/review/review-directory.ts',
];

const hasOwnWay = (source: string): boolean => ownWays.some((way) => way.test(source));

it('no module folds or orders texts in a way of its own', () => {
  const modules = modulesBelow(root, 'src');
  expect(modules.length).toBeGreaterThan(500);
  const found = modules.filter(({ source }) => hasOwnWay(source)).map(({ path }) => path);
  // Also: an exception that is no longer needed is taken from the list.
  expect(found.toSorted()).toEqual(others.toSorted());
});

it.each([
  ['one.localeCompare(other)', true],
  ["new Intl.Collator('en')", true],
  ['group.toLowerCase().includes(typed)', true],
  ['who.toLowerCase() === owner.toLowerCase()', true],
  ['value.trim().toLowerCase()', true],
  ["text.normalize('NFC')", true],
  ["event.key.toLowerCase() === 'a'", false],
  ['matchesSearch(group, typed)', false],
])('%s is found: %s', (source, found) => {
  expect(hasOwnWay(source)).toBe(found);
});
