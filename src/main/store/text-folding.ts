/** How names are folded for sorting and searching. */

/** A NUL would end the search's own text early: it counts as white space. */
const foldText = (text: string): string =>
  text.replaceAll('\0', ' ').normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

/** Sorts regardless of case and accents, and `Account 2` before `Account 10`. */
export const toSortKey = (text: string): string =>
  foldText(text)
    .trim()
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** What is searched: all parts of a row, folded. */
export const toSearchText = (parts: readonly (string | null)[]): string =>
  foldText(parts.filter((part) => part !== null && part !== '').join('\n'));

/** Equal for names that are taken for one, whatever their case and width. */
export const toNameKey = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('en');

/** The name itself, or the first of `name (2)`, `name (3)` … that is not taken. */
export function toUnusedName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(toNameKey));
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name} (${n})`;
    if (!keys.has(toNameKey(free))) return free;
  }
}

/** The words of a search, folded as the text is. */
export const toSearchWords = (text: string): string[] =>
  foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '');
