/** How well a text matches what was typed: one rule for the palette's commands, instances and accounts. */
import { foldText, toSearchWords } from './text-folding';

/** The smaller, the better. */
export const MATCH_RANKS = { exact: 0, prefix: 1, words: 2, anywhere: 3 } as const;
export type MatchRank = (typeof MATCH_RANKS)[keyof typeof MATCH_RANKS];

/** What separates words in names of accounts: blanks, and signs such as `-`, `_` and `.`. */
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/**
 * Null when a typed word is neither in the title nor in the keywords. Keywords never match better than `anywhere`.
 * An empty query matches nothing.
 */
export function matchRank(query: string, title: string, keywords = ''): MatchRank | null {
  const words = toSearchWords(query);
  if (words.length === 0) return null;
  const typed = foldText(query);
  const name = foldText(title);
  if (name === typed) return MATCH_RANKS.exact;
  if (name.startsWith(typed)) return MATCH_RANKS.prefix;
  const starts = name.split(BETWEEN_WORDS);
  if (words.every((word) => starts.some((start) => start.startsWith(word))))
    return MATCH_RANKS.words;
  const all = `${name} ${foldText(keywords)}`;
  return words.every((word) => all.includes(word)) ? MATCH_RANKS.anywhere : null;
}
