/** Parses a list row by row. A row that cannot be parsed is skipped and counted. */
import { createProblem, ProblemError, type SkippedRow } from '../../../contract';
import type { DomoList } from '../domo-types';
import { MAX_ROWS } from './answer-limits';
import { isJsonRow, toAccountId, type JsonRow } from './json-fields';
import { rowLimitViolation, unusableRow, UnusableRow } from './row-limits';

/** This many skipped rows are listed with a reason. The count includes all of them. */
export const MAX_SKIPPED_LISTED = 1_000;

interface ListOptions {
  /** The position of the first row in the whole list; 0 by default. */
  readonly first?: number;
  /** The most rows that are taken; 100,000 by default. */
  readonly max?: number;
}

/**
 * Fails with `badResponse` when the JSON is not a list, or has too many rows. A row may be one that was refused before.
 */
export function parseList<T>(
  json: unknown,
  what: string,
  parseRow: (row: JsonRow) => T | UnusableRow,
  { first = 0, max = MAX_ROWS }: ListOptions = {},
): DomoList<T> {
  const items: T[] = [];
  const setAside: SkippedRow[] = [];
  let setAsideCount = 0;
  toRows(json, what, max).forEach((row, position) => {
    const parsed = row instanceof UnusableRow ? row : parseLimited(row, parseRow);
    if (!(parsed instanceof UnusableRow)) {
      items.push(parsed);
      return;
    }
    setAsideCount += 1;
    if (setAside.length < MAX_SKIPPED_LISTED) {
      const id = isJsonRow(row) ? toAccountId(row['id']) : parsed.id;
      setAside.push({ position: first + position, id, reason: parsed.reason });
    }
  });
  return { items, setAside, setAsideCount };
}

const parseLimited = <T>(
  row: unknown,
  parseRow: (row: JsonRow) => T | UnusableRow,
): T | UnusableRow => (isJsonRow(row) ? (rowLimitViolation(row) ?? parseRow(row)) : NOT_AN_OBJECT);

const NOT_AN_OBJECT = unusableRow('it is not an object');

/** Refuses a list that is too long as a whole: rows that were cut off would be taken for deleted. */
export function toRows(json: unknown, what: string, max = MAX_ROWS): readonly unknown[] {
  if (!Array.isArray(json)) {
    throw new ProblemError(
      createProblem('badResponse', `Domo's answer for ${what} is not a list.`),
    );
  }
  if (json.length > max) {
    const message = `Domo's answer for ${what} has ${json.length} rows: at most ${max} are taken.`;
    throw new ProblemError(createProblem('badResponse', message));
  }
  return json;
}
