/**
 * Reads what can be read of a damaged table. Text comes as bytes, since libsql ends the program on text that is not
 * UTF-8, and a part of the file that SQLite cannot read is stepped over.
 */
import { isUtf8 } from 'node:buffer';
import type { Database, DbRow, SqlValue } from '../db/database';
import { isDamageError } from '../db/store-errors';
import { coveredValue } from '../macs/covered-columns';
import { toBytes, type RowValue } from '../macs/row-macs';

export interface ReadableRow {
  readonly target: number;
  readonly values: readonly RowValue[];
  readonly mac: RowValue;
  /** As Latchkey wrote it. `values` of another one has what is left of its texts. */
  readonly isGood: boolean;
}

type Cells = Omit<ReadableRow, 'isGood'>;

const MAX_ROWS = 500;
/** No row has a higher number that a number of JavaScript can hold. */
const MAX_TARGET = Number.MAX_SAFE_INTEGER;

/** Where the rows are, and how it is seen that one is as Latchkey wrote it. */
export interface DamagedTable {
  /** As SQL. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly matches: (values: readonly RowValue[], mac: RowValue) => boolean;
}

/** In the order of their numbers. Only the number of a good row is built upon. */
export function* readableRows(
  database: Database,
  table: DamagedTable,
): Generator<readonly ReadableRow[], void> {
  let limit = MAX_ROWS;
  // SQLite begins with 1.
  for (let after = 0; ;) {
    const rows = read(database, table, after, limit);
    if (rows === 'damaged') {
      if (limit > 1) {
        limit = Math.ceil(limit / 8);
        continue;
      }
      const next = firstReadable(database, table, after);
      if (next === null) return;
      after = next - 1;
      continue;
    }
    const last = rows.findLast(({ isGood }) => isGood) ?? (limit === 1 ? rows[0] : undefined);
    if (rows.length === 0) return;
    if (last === undefined || last.target <= after) {
      // Numbers that cannot be trusted: one row at a time.
      if (limit === 1) return;
      limit = 1;
      continue;
    }
    yield rows.filter(({ target }) => target > after && target <= last.target);
    after = last.target;
    limit = Math.min(limit * 2, MAX_ROWS);
  }
}

function read(
  database: Database,
  { name, columns, matches }: DamagedTable,
  after: number,
  limit: number,
): ReadableRow[] | 'damaged' {
  const cells = columns.map((column, at) => {
    const value = coveredValue(column);
    return `typeof(${value}) AS t${at}, CASE typeof(${value}) WHEN 'text' THEN CAST(${value} AS BLOB) ELSE ${value} END AS v${at}`;
  });
  try {
    return database
      .all(
        `SELECT rowid AS target, CASE typeof(mac) WHEN 'blob' THEN mac END AS mac, ${cells.join(', ')} FROM ${name} NOT INDEXED
         WHERE rowid > ? ORDER BY rowid LIMIT ?`,
        after,
        limit,
      )
      .map((row) => {
        const { isText, ...cells } = toCells(row, columns.length);
        return { ...cells, isGood: isText && matches(cells.values, cells.mac) };
      });
  } catch (error) {
    if (isDamageError(error)) return 'damaged';
    throw error;
  }
}

/** `isText`: whether its texts are UTF-8. */
function toCells(row: DbRow, columns: number): Cells & { isText: boolean } {
  let isText = true;
  const values = Array.from({ length: columns }, (_, at): SqlValue => {
    const value = row[`v${at}`] ?? null;
    const bytes = toBytes(value);
    if (row[`t${at}`] !== 'text' || bytes === null) return value;
    if (!isUtf8(bytes)) isText = false;
    return Buffer.from(bytes).toString('utf8');
  });
  return { target: Number(row['target']), values, mac: row['mac'] ?? null, isText };
}

/** The number of the first row behind a part that cannot be read; null when there is none. */
function firstReadable(database: Database, table: DamagedTable, after: number): number | null {
  // The numbers of a row that cannot be read can be readable, so whole rows are tried.
  const tryAfter = (target: number): ReadableRow[] | 'damaged' => read(database, table, target, 1);
  let step = 1;
  while (after + step < MAX_TARGET && tryAfter(after + step) === 'damaged') step *= 2;
  if (after + step >= MAX_TARGET) return null;
  // Nothing up to `low` can be read, and what follows `high` can.
  let [low, high] = [after + Math.floor(step / 2), after + step];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tryAfter(middle) === 'damaged') low = middle;
    else high = middle;
  }
  const found = tryAfter(high);
  return found === 'damaged' ? null : (found[0]?.target ?? null);
}
