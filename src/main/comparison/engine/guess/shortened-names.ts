/** Names without guessed words, so that no two accounts of one instance become alike. */
import type { IgnoredParts } from './ignored-parts';
import { wordSeparators } from '../instances/name-normaliser';

/** A name of a kind and provider, and how many accounts have it in each instance. */
export interface CountedName {
  readonly name: string;
  readonly words: readonly string[];
  /** By index of the instance. */
  readonly counts: ReadonlyMap<number, number>;
}

export const wordsOfName = (name: string): string[] =>
  name.split(wordSeparators).filter((word) => word !== '');

/** The name without the words, whatever their case. A name of such words alone stays. */
export function shortenName(
  { name, words }: Pick<CountedName, 'name' | 'words'>,
  ignored: IgnoredParts,
): string {
  const rest = ignored.leftOf(words);
  return rest.length === 0 ? name : rest.join(' ');
}

/**
 * Names of one kind and provider that become one. A name stays as it is where an instance has another one that would
 * become the same: nobody can say which of the two is meant. So accounts that are alike by their whole names stay
 * alike, and no two accounts of one instance become alike.
 */
export function joinShortened(
  names: Iterable<CountedName>,
  ignored: IgnoredParts,
): Map<string, CountedName[]> {
  const joined = new Map<string, CountedName[]>();
  for (const [short, alike] of groupByShortName(names, ignored)) {
    const stays = namesThatStay(alike, short, ignored);
    for (const each of alike) {
      const name = stays.has(each.name) ? each.name : short;
      const group = joined.get(name);
      if (group) group.push(each);
      else joined.set(name, [each]);
    }
  }
  return joined;
}

export function groupByShortName(
  names: Iterable<CountedName>,
  ignored: IgnoredParts,
): Map<string, CountedName[]> {
  const groups = new Map<string, CountedName[]>();
  for (const each of names) {
    const short = shortenName(each, ignored);
    const group = groups.get(short);
    if (group) group.push(each);
    else groups.set(short, [each]);
  }
  return groups;
}

function namesThatStay(
  alike: readonly CountedName[],
  short: string,
  ignored: IgnoredParts,
): ReadonlySet<string> {
  // Names that differ in white space and punctuation alone are not what was guessed.
  const guessed = alike.some(({ words }) => ignored.isIn(words));
  if (!guessed) return new Set(alike.map(({ name }) => name));
  const namesIn = new Map<number, number>();
  for (const { counts } of alike) {
    for (const instance of counts.keys()) namesIn.set(instance, (namesIn.get(instance) ?? 0) + 1);
  }
  const stays = alike.filter(
    ({ name, counts }) =>
      name !== short && [...counts.keys()].some((instance) => (namesIn.get(instance) ?? 0) > 1),
  );
  return new Set(stays.map(({ name }) => name));
}

/** For each name, in how many instances its row has accounts. */
export function countRowInstances(
  names: Iterable<CountedName>,
  ignored: IgnoredParts,
): Map<CountedName, number> {
  const counted = new Map<CountedName, number>();
  for (const group of joinShortened(names, ignored).values()) {
    const instances = new Set(group.flatMap(({ counts }) => [...counts.keys()]));
    for (const each of group) counted.set(each, instances.size);
  }
  return counted;
}

export const accountsNamed = ({ counts }: CountedName): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Over all accounts, the number of other instances in which they have a counterpart. */
export function countMatches(names: Iterable<CountedName>, ignored: IgnoredParts): number {
  let matches = 0;
  for (const [each, instances] of countRowInstances(names, ignored))
    matches += accountsNamed(each) * (instances - 1);
  return matches;
}
