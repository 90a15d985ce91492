/** Words of the rule as they are typed. Pure. */
const LONGEST = 100;
const MOST = 50;
/** A name's words stand between these. */
const between = /[\s\-_./\\:;,|()[\]{}#+&]/u;

/** Without blanks around them, each once, in the order in which they were given. */
export const tidy = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];

/** Why words cannot be used; null when they can. */
export function wrongWith(words: readonly string[]): string | null {
  if (words.length > MOST) return `At most ${MOST} words.`;
  const long = words.find((word) => word.length > LONGEST);
  return long === undefined
    ? null
    : `“${long.slice(0, 20)}…” is longer than ${LONGEST} characters.`;
}

/** Why environment words cannot be used: one that no name can have as a word would do nothing, unseen. */
export function wrongWithEnvironments(words: readonly string[]): string | null {
  const divided = words.find((word) => between.test(word));
  if (divided === undefined) return wrongWith(words);
  return `“${divided}” is more than one word. Use a prefix or a suffix for it.`;
}
