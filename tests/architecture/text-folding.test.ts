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

/** What orders texts by their code units, in which `a 10` is before `a 2` and `Zed` before `a`. */
const ordersOfCodeUnits = [
  /\bcompareText\b/u,
  /\.(?:sort|toSorted)\(\)/u,
  /[\w.()]+ < (?!0n?\b)[\w.()]+ \? -1 : /u,
];

/** Orders that nobody reads, or that must stay as they are. */
const unreadOrders = [
  // The comparison itself.
  'src/contract/text-folding.ts',
  'src/main/comparison/engine/collections.ts',
  // Equal contents give equal texts, to compare, hash or store: another order would make all of them look changed.
  'src/contract/json-tree.ts',
  'src/main/bulk/changeable-secrets.ts',
  'src/main/bulk/hygiene/duplicates.ts',
  'src/main/comparison/engine/instances/config-digest.ts',
  'src/main/review/review-scope.ts',
  'src/main/store/tables/principals.ts',
  'src/main/store/tables/provider-list.ts',
  // The order of a review's file, by ids: two files of any age are merged by it.
  'src/main/review/compare-reviews.ts',
  'src/main/review/expand-account.ts',
  // Compares keys that were folded before.
  'src/main/comparison/engine/instances/match-accounts.ts',
  // Only decides which of very many words are tried; all are folded already.
  'src/main/comparison/engine/guess/candidate-parts.ts',
  'src/main/comparison/engine/guess/candidate-words.ts',
  // Domains and addresses, which are ASCII, and names of files that begin with their time.
  'src/main/desktop/crash/crash-reports.ts',
  'src/main/network/network-settings.ts',
  'src/main/review/review-directory.ts',
  // The direction of a step.
  'src/renderer/ui/grid/grid-navigation.ts',
];

const isInCodeUnits = (source: string): boolean =>
  ordersOfCodeUnits.some((way) => way.test(source));

const hasOwnWay = (source: string): boolean => ownWays.some((way) => way.test(source));

it('no module folds or orders texts in a way of its own', () => {
  const modules = modulesBelow(root, 'src');
  expect(modules.length).toBeGreaterThan(500);
  const found = modules.filter(({ source }) => hasOwnWay(source)).map(({ path }) => path);
  // Also: an exception that is no longer needed is taken from the list.
  expect(found.toSorted()).toEqual(others.toSorted());
});

it('no module shows texts in the order of their code units', () => {
  const found = modulesBelow(root, 'src').filter(({ source }) => isInCodeUnits(source));
  // Also: an exception that is no longer needed is taken from the list.
  expect(found.map(({ path }) => path).toSorted()).toEqual(unreadOrders.toSorted());
});

it.each([
  ['names.sort()', true],
  ['[...names].toSorted()', true],
  ['fields.sort((a, b) => compareText(a.name, b.name))', true],
  ['(one, other) => (one.name < other.name ? -1 : 1)', true],
  ['(one, other) => (String(one) < String(other) ? -1 : 1)', true],
  ['names.sort(compareNames)', false],
  ['rows.sort((a, b) => b.rows - a.rows)', false],
  ['difference < 0n ? -1 : 1', false],
])('an order in %s is found: %s', (source, found) => {
  expect(isInCodeUnits(source)).toBe(found);
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
