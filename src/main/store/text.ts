/** How names are folded for sorting and searching. */

/** A NUL would end the search's own text early: it counts as white space. */
const folded = (text: string): string =>
  text.replaceAll('\0', ' ').normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

/** Sorts regardless of case and accents, and `Account 2` before `Account 10`. */
export const sortKey = (text: string): string =>
  folded(text)
    .trim()
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** What is searched: all parts of a row, folded. */
export const searchText = (parts: readonly (string | null)[]): string =>
  folded(parts.filter((part) => part !== null && part !== '').join('\n'));

/** The words of a search, folded as the text is. */
export const searchWords = (text: string): string[] =>
  folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');
