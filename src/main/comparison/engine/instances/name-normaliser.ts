/** A display name as far as the rule lets it count. */
import type { MatchRule } from '../../../../contract';

const wordSeparators = /[\s\-_./\\:;,|()[\]{}#+&]+/u;

// Most names need neither: a test costs less than making a new text.
const asciiOnly = /^[ -~]*$/;
const unevenBlanks = /^\s|\s$|\s\s|[^\S ]/;

/** Makes the words of the rule ready once, for many names. */
export function createNameNormaliser(rule: MatchRule): (name: string) => string {
  const fold = (text: string): string => {
    const composed = asciiOnly.test(text) ? text : text.normalize('NFC');
    const plain = unevenBlanks.test(composed) ? composed.trim().replace(/\s+/g, ' ') : composed;
    return rule.ignoreCase ? plain.toLowerCase() : plain;
  };
  const longestFirst = (words: readonly string[]): string[] =>
    words.map(fold).sort((a, b) => b.length - a.length);
  const [prefixes, suffixes] = [longestFirst(rule.prefixes), longestFirst(rule.suffixes)];
  const environments = new Set(rule.environmentWords.map(fold));
  return (name) => {
    const whole = fold(name);
    const prefix = prefixes.find((word) => whole.startsWith(word)) ?? '';
    const suffix = suffixes.find((word) => whole.endsWith(word)) ?? '';
    const inner = whole.slice(prefix.length, Math.max(prefix.length, whole.length - suffix.length));
    const kept = environments.size === 0 ? inner.trim() : withoutWords(inner, environments);
    // Nothing left would make one of all accounts of a provider.
    return kept === '' ? whole : kept;
  };
}

/** The same, but each name is worked out once: for names that are the same in many instances. */
export function memoiseByName(normalise: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const normal = normalise(name);
    known.set(name, normal);
    return normal;
  };
}

/** Words stand between blanks and punctuation, which count as one blank then: `Sales (prod)` is `prod - Sales`. */
const withoutWords = (text: string, words: ReadonlySet<string>): string =>
  text
    .split(wordSeparators)
    .filter((word) => word !== '' && !words.has(word))
    .join(' ');
