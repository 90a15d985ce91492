/** A display name as far as the rule lets it count. */
import type { MatchRule } from '../../../contract';

const between = /[\s\-_./\\:;,|()[\]{}#+&]+/u;

/** Makes the words of the rule ready once, for many names. */
export function nameNormaliser(rule: MatchRule): (name: string) => string {
  const fold = (text: string): string => {
    const plain = text.normalize('NFC').trim().replace(/\s+/g, ' ');
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

/** Words stand between blanks and punctuation, which count as one blank then: `Sales (prod)` is `prod - Sales`. */
const withoutWords = (text: string, words: ReadonlySet<string>): string =>
  text
    .split(between)
    .filter((word) => word !== '' && !words.has(word))
    .join(' ');
