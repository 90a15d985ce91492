/** A list of rows, of which one odd row does not lose the others. */
import { problem, ProblemError, type SetAside } from '../../../contract';
import type { Listing } from '../types';
import { isRow, whole, type Row } from './fields';

/** Why a row cannot be used, said by the parser of its kind. */
export class UnusableRow extends Error {}

/** Fails with `badResponse` when the answer is no list at all. */
export function parseList<T>(json: unknown, what: string, parseRow: (row: Row) => T): Listing<T> {
  if (!Array.isArray(json)) {
    throw new ProblemError(problem('badResponse', `Domo's answer for ${what} is not a list.`));
  }
  const items: T[] = [];
  const setAside: SetAside[] = [];
  json.forEach((row: unknown, position) => {
    try {
      if (!isRow(row)) throw new UnusableRow('it is not an object');
      items.push(parseRow(row));
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error;
      const id = isRow(row) ? whole(row['id']) : null;
      // No id of Domo's is below zero.
      setAside.push({ position, id: id !== null && id < 0 ? null : id, reason: error.message });
    }
  });
  return { items, setAside };
}
