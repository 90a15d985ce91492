/** Normalises display names by the match rule. */
import type { MatchRule } from '../../../../contract';

export const wordSeparators = /[\s\-_./\\:;,|()[\]{}#+&]+/u;

// Most names need no change, and a test is cheaper than a new text.
const asciiOnly = /^[ -~]*$/;
const unevenBlanks = /^\s|\s$|\s\s|[^\S ]/;

/** Prepares the rule once for many names. */
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
    const folded = fold(name);
    const prefix = prefixes.find((word) => folded.startsWith(word)) ?? '';
    const suffix = suffixes.find((word) => folded.endsWith(word)) ?? '';
    const inner = folded.slice(
      prefix.length,
      Math.max(prefix.length, folded.length - suffix.length),
    );
    const remaining = environments.size === 0 ? inner.trim() : withoutWords(inner, environments);
    // With an empty name, all accounts of a provider would match.
    return remaining === '' ? folded : remaining;
  };
}

/** Normalises each name once, since many instances have the same names. */
export function memoiseByName(normalise: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const normal = normalise(name);
    known.set(name, normal);
    return normal;
  };
}

/** White space and punctuation separate words and become one space, so `Sales (prod)` equals `prod - Sales`. */
const withoutWords = (text: string, words: ReadonlySet<string>): string =>
  text
    .split(wordSeparators)
    .filter((word) => word !== '' && !words.has(word))
    .join(' ');
