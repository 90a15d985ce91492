/**
 * What bounds an answer before it is parsed, so that none takes all memory: rows, values, objects and nesting. One
 * pass over the bytes also finds the rows of a list, so that they can be parsed one by one.
 */
import { createProblem, ProblemError } from '../../../contract';
import { MAX_ROW_BYTES, MAX_ROW_DEPTH, unusableRow, type UnusableRow } from './row-limits';

/** More than any known instance has. */
export const MAX_ROWS = 100_000;
/** In an answer that is parsed at once: an access list, or what a search found. */
export const MAX_ROWS_AT_ONCE = 10_000;
/** In a whole list: 100,000 accounts have about three million values and 400,000 objects and lists. */
const MAX_VALUES = 4_000_000;
const MAX_CONTAINERS = 1_000_000;

/** Where a row is in the bytes. `refused`: why it is not parsed. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
  readonly refused: UnusableRow | null;
}

const enum Sign {
  Quote = 0x22,
  Comma = 0x2c,
  OpenList = 0x5b,
  Backslash = 0x5c,
  CloseList = 0x5d,
  OpenObject = 0x7b,
  CloseObject = 0x7d,
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * The rows of a list; null when the answer is no list. Fails with `badResponse` when the answer is cut short or is
 * larger than the limits. Whether each row is JSON is found out when it is parsed.
 */
export function findRows(bytes: Uint8Array, what: string): RowSpan[] | null {
  const rows: RowSpan[] = [];
  let at = 0;
  while (isSpace(bytes[at])) at++;
  const isList = bytes[at] === Sign.OpenList;
  let [depth, values, containers] = [0, 0, 0];
  let [start, deepest, end] = [at + 1, 0, -1];
  const endRow = (): void => {
    const refused = refuseRow(at - start, deepest);
    rows.push({ start, end: at, refused });
    if (rows.length > MAX_ROWS) failTooLarge(what, `more than ${MAX_ROWS} rows`);
    start = at + 1;
    deepest = 0;
  };
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === Sign.Quote) {
      at++;
      while (at < bytes.length && bytes[at] !== Sign.Quote)
        at += bytes[at] === Sign.Backslash ? 2 : 1;
    } else if (byte === Sign.Comma) {
      if (++values > MAX_VALUES) failTooLarge(what, `more than ${MAX_VALUES} values`);
      if (depth === 1 && isList) endRow();
    } else if (byte === Sign.OpenList || byte === Sign.OpenObject) {
      depth++;
      if (depth > deepest) deepest = depth;
      if (++containers > MAX_CONTAINERS) {
        failTooLarge(what, `more than ${MAX_CONTAINERS} objects and lists`);
      }
    } else if (byte === Sign.CloseList || byte === Sign.CloseObject) {
      depth--;
      if (depth === 0 && isList) {
        endRow();
        end = at;
        break;
      }
    }
  }
  if (!isList) {
    const refused = refuseRow(0, deepest);
    if (refused)
      failTooLarge(what, `objects in it that are nested more than ${MAX_ROW_DEPTH} levels deep`);
    return null;
  }
  if (end === -1 || !isBlank(bytes, end + 1, bytes.length)) failNotJson();
  const [only] = rows;
  return rows.length === 1 && only && isBlank(bytes, only.start, only.end) ? [] : rows;
}

function refuseRow(length: number, deepest: number): UnusableRow | null {
  // The list itself is the first level.
  if (deepest > MAX_ROW_DEPTH + 1) {
    return unusableRow(`it is nested more than ${MAX_ROW_DEPTH} levels deep`);
  }
  return length > MAX_ROW_BYTES ? unusableRow(`it is larger than ${MAX_ROW_BYTES} bytes`) : null;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(bytes[at])) return false;
  return true;
}

const failTooLarge = (what: string, why: string): never => {
  throw new ProblemError(
    createProblem('badResponse', `Domo's answer for ${what} was not taken: it has ${why}.`),
  );
};

/** Fails with `badResponse`. */
export const failNotJson = (): never => {
  throw new ProblemError(
    createProblem('badResponse', "Domo's answer is cut short or is not JSON."),
  );
};
