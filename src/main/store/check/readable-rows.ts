/**
 * Reads what can be read of a damaged table. Text comes as bytes, since libsql ends the program on text that is not
 * UTF-8, and a part of the file that SQLite cannot read is stepped over.
 */
import { isUtf8 } from 'node:buffer';
import type { Database, DbRow, SqlValue } from '../db/database';
import { isDamageError, sqliteErrorCode } from '../db/store-errors';
import { coveredValue } from '../macs/covered-columns';
import { toBytes, type RowValue } from '../macs/row-macs';

export interface ReadableRow {
  /** The number that SQLite gives it, which may be damaged too. */
  readonly target: number;
  readonly values: readonly RowValue[];
  readonly mac: RowValue;
  /** As Latchkey wrote it. `values` of another one has what is left of its texts. */
  readonly isGood: boolean;
}

/** Where the rows are, and how it is seen that one is as Latchkey wrote it. */
export interface DamagedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly matches: (values: readonly RowValue[], mac: RowValue) => boolean;
}

/** No row has a higher number than a number of JavaScript can hold. */
const MAX_TARGET = Number.MAX_SAFE_INTEGER;
/** About what a page holds: a readable page between two damaged ones is not stepped over. */
const SMALL_STEP = 64;
/** Rows that are read at once. */
const MAX_ROWS = 500;

/**
 * Each row as the file has it, one after the other. Only the number of a good row in its order is built upon; others are
 * counted instead. Behind a part that cannot be read it goes on by number. A row can come twice then.
 */
export function* readableRows(database: Database, table: DamagedTable): Generator<ReadableRow> {
  // SQLite begins with 1.
  let after = 0;
  let skipped = 0;
  for (let limit = MAX_ROWS; ;) {
    const rows = read(database, table, after, skipped, limit);
    if (rows === 'unreadable') {
      if (limit > 1) {
        limit = Math.ceil(limit / 8);
        continue;
      }
      const next = numberBefore(database, table, after + skipped);
      if (next === null) return;
      after = next;
      skipped = 0;
      continue;
    }
    yield* rows;
    if (rows.length < limit) return;
    const last = lastInOrder(rows, after);
    after = rows[last]?.target ?? after;
    skipped = last < 0 ? skipped + rows.length : rows.length - 1 - last;
    limit = Math.min(limit * 2, MAX_ROWS);
  }
}

/** The MAC of some tables does not cover the number: it must also lie between its neighbours. -1 when none does. */
const lastInOrder = (rows: readonly ReadableRow[], after: number): number =>
  rows.findLastIndex(
    ({ isGood, target }, at) =>
      isGood && target > (rows[at - 1]?.target ?? after) && target < (rows[at + 1]?.target ?? 0),
  );

/** `skipped`: how many rows behind the one with the number `after` are left out. */
function read(
  database: Database,
  table: DamagedTable,
  after: number,
  skipped: number,
  limit: number,
): ReadableRow[] | 'unreadable' {
  try {
    return database
      .all(selectAfter(table), after, limit, skipped)
      .map((row) => toReadableRow(row, table));
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}

const isUnreadable = (error: unknown): boolean =>
  isDamageError(error) || sqliteErrorCode(error).startsWith('SQLITE_IOERR_READ');

function selectAfter({ name, columns }: DamagedTable): string {
  const cells = columns.map((column, at) => {
    const value = coveredValue(column);
    return `typeof(${value}) AS t${at}, CASE typeof(${value}) WHEN 'text' THEN CAST(${value} AS BLOB) ELSE ${value} END AS v${at}`;
  });
  return `SELECT rowid AS target, CASE typeof(mac) WHEN 'blob' THEN mac END AS mac, ${cells.join(', ')}
    FROM ${name} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ? OFFSET ?`;
}

function toReadableRow(row: DbRow, { columns, matches }: DamagedTable): ReadableRow {
  const texts: Uint8Array[] = [];
  const values = columns.map((_, at): SqlValue => {
    const value = row[`v${at}`] ?? null;
    const bytes = toBytes(value);
    if (bytes === null) return value;
    if (row[`t${at}`] !== 'text') return Buffer.from(bytes);
    texts.push(bytes);
    return Buffer.from(bytes).toString('utf8');
  });
  const found = toBytes(row['mac'] ?? null);
  const mac = found && Buffer.from(found);
  const isGood = texts.every((bytes) => isUtf8(bytes)) && matches(values, mac);
  return { target: Number(row['target']), values, mac, isGood };
}

/** A number behind `after` from which on a row can be read; null when there is no row. */
function numberBefore(database: Database, table: DamagedTable, after: number): number | null {
  const findAfter = (target: number): 'row' | 'none' | 'unreadable' => {
    const rows = read(database, table, target, 0, 1);
    if (rows === 'unreadable') return rows;
    return rows.length === 0 ? 'none' : 'row';
  };
  // Nothing behind `low` can be read.
  let low = after;
  let high = after + 1;
  while (findAfter(high) === 'unreadable') {
    low = high;
    high += Math.max(SMALL_STEP, Math.floor((high - after) / 16));
    if (high >= MAX_TARGET) return null;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (findAfter(middle) === 'unreadable') low = middle;
    else high = middle;
  }
  return findAfter(high) === 'row' ? high : null;
}
