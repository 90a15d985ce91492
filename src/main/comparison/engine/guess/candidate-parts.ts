/** What is written together with a word of names (`DEVSales`, `salesprd`) and may say in which instance the account is. */
import { compareText } from '../collections';
import { knownEnvironmentWords, MIN_NAMES, MIN_SHARE } from './candidate-words';
import { endPart, startPart, withoutEnd, withoutStart } from './ignored-parts';
import { wordsOfName, type CountedName } from './shortened-names';

/** More would take long, and nobody would read them. */
const MAX_PARTS = 12;
/** Names of each instance that are looked at for what they share; what is found is counted in all. */
const SAMPLE = 100;
const MIN_LENGTH = 2;
const MAX_LENGTH = 12;

interface Place {
  readonly partOf: (text: string) => string;
  readonly strip: (word: string, part: string) => string | null;
  readonly wordOf: (words: readonly string[]) => string;
  readonly cut: (word: string, length: number) => string;
}

const places: readonly Place[] = [
  {
    partOf: startPart,
    strip: withoutStart,
    wordOf: (words) => words[0] ?? '',
    cut: (word, length) => word.slice(0, length),
  },
  {
    partOf: endPart,
    strip: withoutEnd,
    wordOf: (words) => words.at(-1) ?? '',
    cut: (word, length) => word.slice(-length),
  },
];

/** Names with a part, by index of the instance. */
type NamesIn = number[];

/** The most frequent first. `marks`: label, group and address of each instance. */
export function findCandidateParts(
  names: readonly CountedName[],
  marks: readonly (readonly string[])[],
): string[] {
  const namesIn = marks.map(() => 0);
  for (const { counts } of names)
    for (const instance of counts.keys()) namesIn[instance] = (namesIn[instance] ?? 0) + 1;
  const samples = takeSamples(names, namesIn);
  const markWords = marks.map(
    (texts) => new Set(texts.flatMap((text) => wordsOfName(text.toLowerCase()))),
  );
  const found: { part: string; names: number }[] = [];
  for (const place of places) {
    const shared = samples.flatMap((sample) =>
      sharedTexts(
        sample.map(({ words }) => place.wordOf(words)),
        place.cut,
      ),
    );
    const known = [...knownEnvironmentWords, ...markWords.flatMap((each) => [...each])];
    const uses = countUses(place, new Set([...known, ...shared].filter(isPartText)), names);
    for (const [text, own] of uses) {
      if (!isCandidate(text, own, namesIn, markWords)) continue;
      found.push({ part: place.partOf(text), names: own.reduce((sum, each) => sum + each, 0) });
    }
  }
  return found
    .sort((a, b) => b.names - a.names || compareText(a.part, b.part))
    .slice(0, MAX_PARTS)
    .map(({ part }) => part);
}

const isPartText = (text: string): boolean =>
  text.length >= MIN_LENGTH && /^[\p{L}\p{N}]+$/u.test(text) && /\p{L}/u.test(text);

/** Of each instance, spread over all its names: they come in some order. */
function takeSamples(names: readonly CountedName[], namesIn: readonly number[]): CountedName[][] {
  const samples = namesIn.map((): CountedName[] => []);
  const seen = namesIn.map(() => 0);
  for (const each of names) {
    for (const instance of each.counts.keys()) {
      const at = (seen[instance] ?? 0) + 1;
      seen[instance] = at;
      if (at % Math.ceil((namesIn[instance] ?? 1) / SAMPLE) === 0) samples[instance]?.push(each);
    }
  }
  return samples;
}

/** What many of the words begin or end with: of texts that the same words have, the longest. */
function sharedTexts(words: readonly string[], cut: Place['cut']): string[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    const lower = word.toLowerCase();
    for (let length = MIN_LENGTH; length <= Math.min(MAX_LENGTH, lower.length - 2); length++) {
      const text = cut(lower, length);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const least = Math.max(MIN_NAMES, MIN_SHARE * words.length);
  const frequent = [...counts].filter(([, count]) => count >= least);
  return frequent
    .filter(
      ([text, count]) =>
        !frequent.some(
          ([longer, same]) =>
            longer.length === text.length + 1 &&
            same === count &&
            cut(longer, text.length) === text,
        ),
    )
    .map(([text]) => text);
}

/** Looks each beginning of a word up instead of comparing it with every text. */
function countUses(
  { wordOf, cut, strip }: Place,
  texts: ReadonlySet<string>,
  names: readonly CountedName[],
): Map<string, NamesIn> {
  const lengths = [...new Set([...texts].map(({ length }) => length))];
  const uses = new Map<string, NamesIn>();
  for (const { words, counts } of names) {
    const word = wordOf(words);
    const lower = word.toLowerCase();
    for (const length of lengths) {
      if (length + 2 > lower.length) continue;
      const text = cut(lower, length);
      if (!texts.has(text) || strip(word, text) === null) continue;
      const own = uses.get(text) ?? [];
      for (const instance of counts.keys()) own[instance] = (own[instance] ?? 0) + 1;
      uses.set(text, own);
    }
  }
  return uses;
}

/** In many names of each instance that has it, and a sign of these: a known word, their mark, or of one alone. */
function isCandidate(
  text: string,
  own: NamesIn,
  namesIn: readonly number[],
  markWords: readonly ReadonlySet<string>[],
): boolean {
  const using = namesIn.flatMap((_, instance) => ((own[instance] ?? 0) > 0 ? [instance] : []));
  const isFrequent = using.every(
    (instance) => (own[instance] ?? 0) >= Math.max(MIN_NAMES, MIN_SHARE * (namesIn[instance] ?? 0)),
  );
  if (!isFrequent) return false;
  const isMark =
    using.length < markWords.length &&
    using.every((instance) => markWords[instance]?.has(text) === true);
  return knownEnvironmentWords.has(text) || isMark || using.length === 1;
}
