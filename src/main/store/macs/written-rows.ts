/**
 * Gives every row that a transaction writes its MAC, and keeps the sums of the tables. Temporary triggers note the rows,
 * so no write can forget it, and what a row was before: a row that was changed from outside must not get a good MAC because Latchkey writes a part of it.
 */
import { z } from 'zod';
import type { Database, DbRow, SqlValue } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import {
  COVERED_COLUMNS,
  COVERED_TABLES,
  coveredValue,
  type CoveredTable,
} from './covered-columns';
import { addToRowSums, hasRowSums, RowSums } from './row-sums';

const mostColumns = Math.max(...COVERED_TABLES.map((table) => COVERED_COLUMNS[table].length));
const noted = Array.from({ length: mostColumns }, (_, at) => `v${at}`);

const decodeTableName = rowDecoder({ name: z.string() });

/** Those that exist: a later migration makes the others, with their MACs. */
export function coveredTablesOf(database: Database): CoveredTable[] {
  const names = database
    .all("SELECT name FROM sqlite_master WHERE type = 'table'")
    .map((row) => decodeTableName(row).name);
  return COVERED_TABLES.filter((table) => names.includes(table));
}

/** What happened to a row: it was added, changed, or removed. */
const KIND = { added: 1, changed: 0, removed: 2 } as const;

/** Temporary tables are in memory: libsql is built so. */
export function noteWrittenRows(database: Database): void {
  // A row that is replaced counts as removed.
  database.exec('PRAGMA recursive_triggers = ON');
  database.exec(`CREATE TEMP TABLE IF NOT EXISTS written (n INTEGER PRIMARY KEY, of TEXT, target INTEGER,
    kind INTEGER, mac BLOB, ${noted.join(', ')})`);
  for (const table of coveredTablesOf(database)) {
    const columns = COVERED_COLUMNS[table];
    database.exec(`
      CREATE TEMP TRIGGER IF NOT EXISTS ${table}_written AFTER INSERT ON main.${table} BEGIN
        INSERT INTO written (of, target, kind) VALUES ('${table}', NEW.rowid, ${KIND.added});
      END;
      CREATE TEMP TRIGGER IF NOT EXISTS ${table}_rewritten AFTER UPDATE OF ${columns.join(', ')} ON main.${table} BEGIN
        INSERT INTO written (of, target, kind, mac, ${columns.map((_, at) => `v${at}`).join(', ')})
        VALUES ('${table}', NEW.rowid, ${KIND.changed}, OLD.mac, ${columns.map((name) => coveredValue(name, 'OLD.')).join(', ')});
      END;
      CREATE TEMP TRIGGER IF NOT EXISTS ${table}_removed AFTER DELETE ON main.${table} BEGIN
        INSERT INTO written (of, target, kind, mac) VALUES ('${table}', OLD.rowid, ${KIND.removed}, OLD.mac);
      END;`);
  }
  const sums = hasRowSums(database);
  database.beforeCommit = () => {
    const changes = addMacs(database);
    if (sums) addToRowSums(database, changes);
  };
}

function addMacs(database: Database): RowSums {
  const sums = new RowSums();
  // One row at a time, so that a large list is not in memory twice.
  const done = new Map<string, WrittenRow>();
  for (let last = 0; ;) {
    const rows = database.all('SELECT * FROM temp.written WHERE n > ? ORDER BY n LIMIT 200', last);
    for (const row of rows) {
      last = Number(row['n']);
      addMac(database, row, done, sums);
    }
    if (rows.length === 0) break;
  }
  if (done.size > 0) database.run('DELETE FROM temp.written');
  return sums;
}

interface WrittenRow {
  /** Whether it may have a good MAC. */
  readonly isGood: boolean;
  /** The MAC that it has in the sums. */
  readonly mac: SqlValue;
}

/** What was noted of a row first says what it was before. */
function addMac(
  database: Database,
  note: DbRow,
  done: Map<string, WrittenRow>,
  sums: RowSums,
): void {
  const table = note['of'] as CoveredTable;
  const target = Number(note['target']);
  const name = `${table} ${target}`;
  const kind = note['kind'];
  const known = done.get(name);
  if (known && kind !== KIND.added) return;
  const before = known ? known.mac : (note['mac'] ?? null);
  const isGood = kind !== KIND.changed || hadGoodMac(database, table, note);
  // One that was added again under the number of a removed one is noted again.
  const mac = kind === KIND.removed ? null : macAfter(database, table, target, isGood);
  done.set(name, { isGood, mac });
  sums.toggle(table, before);
  sums.toggle(table, mac);
}

function hadGoodMac(database: Database, table: CoveredTable, note: DbRow): boolean {
  const values = COVERED_COLUMNS[table].map((_, at) => note[`v${at}`] ?? null);
  return database.rows.isGood(table, values, note['mac'] ?? null, Number(note['target']));
}

/** The MAC that the row has at the end; null when it was removed again. One that was changed from outside keeps its own. */
const macAfter = (
  database: Database,
  table: CoveredTable,
  target: number,
  isGood: boolean,
): SqlValue => (isGood ? writeMac(database, table, target) : macOf(database, table, target));

const macOf = (database: Database, table: CoveredTable, target: number): SqlValue =>
  database.get(`SELECT mac FROM ${table} WHERE rowid = ?`, target)?.['mac'] ?? null;

/** Returns it; null when the row was removed again. */
function writeMac(database: Database, table: CoveredTable, target: number): SqlValue {
  const columns = COVERED_COLUMNS[table];
  const row = database.get(
    `SELECT ${columns.map((column) => `${coveredValue(column)} AS ${column}`).join(', ')} FROM ${table} WHERE rowid = ?`,
    target,
  );
  if (!row) return null;
  const values = columns.map((column): SqlValue => row[column] ?? null);
  const mac = database.rows.macOf(table, values);
  database.run(`UPDATE ${table} SET mac = ? WHERE rowid = ?`, mac, target);
  return mac;
}

/** For a row whose covered columns were all written anew in this transaction, whatever it was before. */
export function addMacToRewritten(database: Database, table: CoveredTable, target: number): void {
  database.beforeCommit?.();
  const sums = new RowSums();
  sums.toggle(table, macOf(database, table, target));
  sums.toggle(table, writeMac(database, table, target));
  if (hasRowSums(database)) addToRowSums(database, sums);
}

const decodeTarget = rowDecoder({ target: z.number() });

/** For a migration: gives all rows of all tables that are there by then their MAC, whatever they had. */
export function addAllMacs(database: Database): void {
  for (const table of coveredTablesOf(database)) {
    for (const row of database.all(`SELECT rowid AS target FROM ${table}`))
      writeMac(database, table, decodeTarget(row).target);
  }
}
