/** Words of the rule as they are typed. Pure. */
const LONGEST_WORD = 100;
const MOST_WORDS = 50;
/** A name's words stand between these. */
const wordSeparator = /[\s\-_./\\:;,|()[\]{}#+&]/u;

/** Without blanks around them, each once, in the order in which they were given. */
export const cleanMatchWords = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];

/** Why words cannot be used; null when they can. */
export function validateMatchWords(words: readonly string[]): string | null {
  if (words.length > MOST_WORDS) return `At most ${MOST_WORDS} words.`;
  const long = words.find((word) => word.length > LONGEST_WORD);
  return long === undefined
    ? null
    : `“${long.slice(0, 20)}…” is longer than ${LONGEST_WORD} characters.`;
}

/** Why environment words cannot be used: one that no name can have as a word would do nothing, unseen. */
export function validateEnvironmentWords(words: readonly string[]): string | null {
  const divided = words.find((word) => wordSeparator.test(word));
  if (divided === undefined) return validateMatchWords(words);
  return `“${divided}” is more than one word. Use a prefix or a suffix for it.`;
}
