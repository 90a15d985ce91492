/** Texts that the store searches in, and names that are not taken. */
import { foldText, toNameKey } from '../../contract/text-folding';

/** What is searched: all parts of a row, folded, one in each line. */
export const toSearchText = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== '')
    .map((part) => foldText(part ?? ''))
    .join('\n');

/** The name itself, or the first of `name (2)`, `name (3)` … that is not taken. */
export function toUnusedName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(toNameKey));
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name} (${n})`;
    if (!keys.has(toNameKey(free))) return free;
  }
}
