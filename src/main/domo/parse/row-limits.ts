/** Limits of a row, and rows that are skipped. A skipped row is a value and not an exception, as a list may have many. */
import type { DomoId } from '../../../contract/ids';
import { isExactNumber } from './exact-json';
import { MAX_TEXT_LENGTH, toText, type JsonRow } from './json-fields';

export class UnusableRow {
  /**
   * @param reason half a sentence: `it has no usable id`.
   * @param id of a row that was not parsed; null when it is not known.
   */
  constructor(
    readonly reason: string,
    readonly id: DomoId | null = null,
  ) {}
}

export const unusableRow = (reason: string): UnusableRow => new UnusableRow(reason);

/** Skips a row when one of these fields is too long to keep whole. Null when none is. */
export function findOverlongField(row: JsonRow, names: readonly string[]): UnusableRow | null {
  const name = names.find((each) => {
    const value = toText(row[each]);
    return value !== null && value.length > MAX_TEXT_LENGTH;
  });
  return name === undefined
    ? null
    : unusableRow(`its ${name} has more than ${MAX_TEXT_LENGTH} characters`);
}

/** A row is not even parsed when it is larger. */
export const MAX_ROW_BYTES = 2 * 1024 * 1024;
/** Levels of nesting in a row. Domo's rows have about four. */
export const MAX_ROW_DEPTH = 30;
/** Values and characters in a row. A provider with all its fields has a few thousand. */
const MAX_ROW_SIZE = 1_000_000;

/** Why a row of any kind must be skipped; null when it is within the limits. */
export function rowLimitViolation(row: unknown): UnusableRow | null {
  let size = 0;
  let level: unknown[] = [row];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_ROW_DEPTH)
      return unusableRow(`it is nested more than ${MAX_ROW_DEPTH} levels deep`);
    const next: unknown[] = [];
    for (const value of level) {
      size += sizeOf(value);
      if (size > MAX_ROW_SIZE) return unusableRow(`it is larger than ${MAX_ROW_SIZE} characters`);
      addChildren(value, next);
    }
    level = next;
  }
  return null;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length;
  if (isExactNumber(value)) return 1 + value.value.length;
  return 1 + (Array.isArray(value) ? value.length : 0);
}

function addChildren(value: unknown, parts: unknown[]): void {
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return;
  if (Array.isArray(value)) {
    for (const item of value) parts.push(item);
    return;
  }
  // Parsed JSON only has own properties, and `for in` copies nothing.
  for (const key in value) parts.push(key, (value as JsonRow)[key]);
}
