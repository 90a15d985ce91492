/** Words in names of accounts that may say in which instance the account is. */
import type { CountedName } from './shortened-names';
import { wordsOfName } from './shortened-names';
import { compareText } from '../collections';

/** Words that people use for environments. */
export const knownEnvironmentWords: ReadonlySet<string> = new Set([
  'prod',
  'prd',
  'production',
  'live',
  'stg',
  'stage',
  'staging',
  'uat',
  'preprod',
  'qa',
  'test',
  'tst',
  'testing',
  'dev',
  'development',
  'sandbox',
  'sbx',
]);

/** More would take long, and nobody would read them. */
const MAX_CANDIDATES = 24;

/** A word that only one instance uses must be in so many of its names, and in this share of them. */
export const MIN_NAMES = 3;
export const MIN_SHARE = 0.2;

interface WordUse {
  names: number;
  readonly instances: Set<number>;
  /** From the start and from the end of the names; null if it is not the same in all. */
  fromStart: number | null;
  fromEnd: number | null;
}

/** The most frequent first. `marks`: label, group and address of each instance. */
export function findCandidateWords(
  names: readonly CountedName[],
  marks: readonly (readonly string[])[],
): string[] {
  const uses = collectUses(names);
  const namesIn = marks.map(() => 0);
  for (const { counts } of names)
    for (const instance of counts.keys()) namesIn[instance] = (namesIn[instance] ?? 0) + 1;
  const markWords = marks.map(
    (texts) => new Set(texts.flatMap((text) => wordsOfName(text.toLowerCase()))),
  );
  const isCandidate = ([word, use]: readonly [string, WordUse]): boolean =>
    knownEnvironmentWords.has(word) ||
    (word.length > 1 &&
      !/^\d+$/u.test(word) &&
      (isMarkOfItsInstances(word, use, markWords) || isOfOneInstance(use, namesIn)));
  return [...uses]
    .filter(isCandidate)
    .sort((a, b) => b[1].names - a[1].names || compareText(a[0], b[0]))
    .slice(0, MAX_CANDIDATES)
    .map(([word]) => word);
}

function collectUses(names: readonly CountedName[]): Map<string, WordUse> {
  const uses = new Map<string, WordUse>();
  for (const { words, counts } of names) {
    if (words.length < 2) continue;
    for (const [at, text] of words.entries()) {
      const word = text.toLowerCase();
      const fromEnd = words.length - at;
      const use = uses.get(word);
      if (use === undefined) {
        uses.set(word, { names: 1, instances: new Set(counts.keys()), fromStart: at, fromEnd });
        continue;
      }
      use.names++;
      for (const instance of counts.keys()) use.instances.add(instance);
      if (use.fromStart !== at) use.fromStart = null;
      if (use.fromEnd !== fromEnd) use.fromEnd = null;
    }
  }
  return uses;
}

/** Such as `emea` in names of the instance `acme-emea` alone. */
function isMarkOfItsInstances(
  word: string,
  { instances }: WordUse,
  markWords: readonly ReadonlySet<string>[],
): boolean {
  const marked = markWords.filter((words) => words.has(word)).length;
  return (
    marked > 0 &&
    marked < markWords.length &&
    [...instances].every((instance) => markWords[instance]?.has(word) === true)
  );
}

function isOfOneInstance(use: WordUse, namesIn: readonly number[]): boolean {
  const [instance = -1] = use.instances;
  return (
    use.instances.size === 1 &&
    (use.fromStart !== null || use.fromEnd !== null) &&
    use.names >= Math.max(MIN_NAMES, MIN_SHARE * (namesIn[instance] ?? 0))
  );
}
