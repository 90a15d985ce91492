/** A list of rows, of which one odd row does not lose the others. */
import { createProblem, ProblemError, type SkippedRow } from '../../../contract';
import type { Listing } from '../types';
import { isRow, whole, type Row } from './fields';
import { oddity, unusable, UnusableRow } from './unusable';

/** Rows of one list: more than the largest company has, and as many as can be gone through without a stop. */
const MOST_ROWS = 1_000_000;
/** Reasons that are kept: the count says how many rows there are. */
const MOST_REASONS = 1_000;

/** Fails with `badResponse` when the answer is no list at all, or one that no instance has. */
export function parseList<T>(
  json: unknown,
  what: string,
  parseRow: (row: Row) => T | UnusableRow,
): Listing<T> {
  const items: T[] = [];
  const setAside: SkippedRow[] = [];
  let setAsideCount = 0;
  rowsOf(json, what).forEach((row, position) => {
    const parsed = isRow(row) ? (oddity(row) ?? parseRow(row)) : noObject;
    if (!(parsed instanceof UnusableRow)) {
      items.push(parsed);
      return;
    }
    setAsideCount += 1;
    if (setAside.length < MOST_REASONS) {
      const id = isRow(row) ? whole(row['id']) : null;
      // No id of Domo's is below zero.
      setAside.push({ position, id: id !== null && id < 0 ? null : id, reason: parsed.reason });
    }
  });
  return { items, setAside, setAsideCount };
}

const noObject = unusable('it is not an object');

/** Nothing of a list that is too long is taken: what it lacks would be taken for deleted. */
export function rowsOf(json: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(json)) {
    throw new ProblemError(
      createProblem('badResponse', `Domo's answer for ${what} is not a list.`),
    );
  }
  if (json.length > MOST_ROWS) {
    const message = `Domo's answer for ${what} has ${json.length} rows: at most ${MOST_ROWS} are taken.`;
    throw new ProblemError(createProblem('badResponse', message));
  }
  return json;
}
