/**
 * Gives every row that a transaction writes its MAC. Temporary triggers note the rows, so no write can forget it, and
 * what a row was before: a row that was changed from outside must not get a good MAC because Latchkey writes a part of it.
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

const mostColumns = Math.max(...COVERED_TABLES.map((table) => COVERED_COLUMNS[table].length));
const noted = Array.from({ length: mostColumns }, (_, at) => `v${at}`);

/** Those that the store has by now: a later migration adds more, with their MAC. */
export function coveredTablesOf(database: Database): CoveredTable[] {
  const tables = database.all("SELECT name FROM main.sqlite_schema WHERE type = 'table'");
  const names = new Set(tables.map(({ name }) => name));
  return COVERED_TABLES.filter((table) => names.has(table));
}

/** Temporary tables are in memory: libsql is built so. */
export function noteWrittenRows(database: Database): void {
  database.exec(`CREATE TEMP TABLE IF NOT EXISTS written (n INTEGER PRIMARY KEY, of TEXT, target INTEGER,
    is_new INTEGER, mac BLOB, ${noted.join(', ')})`);
  for (const table of coveredTablesOf(database)) {
    const columns = COVERED_COLUMNS[table];
    database.exec(`
      CREATE TEMP TRIGGER IF NOT EXISTS ${table}_written AFTER INSERT ON main.${table} BEGIN
        INSERT INTO written (of, target, is_new) VALUES ('${table}', NEW.rowid, 1);
      END;
      CREATE TEMP TRIGGER IF NOT EXISTS ${table}_rewritten AFTER UPDATE OF ${columns.join(', ')} ON main.${table} BEGIN
        INSERT INTO written (of, target, is_new, mac, ${columns.map((_, at) => `v${at}`).join(', ')})
        VALUES ('${table}', NEW.rowid, 0, OLD.mac, ${columns.map((name) => coveredValue(name, 'OLD.')).join(', ')});
      END;`);
  }
  database.beforeCommit = () => {
    addMacs(database);
  };
}

function addMacs(database: Database): void {
  // One row at a time, so that a large list is not in memory twice.
  const done = new Map<string, boolean>();
  for (let last = 0; ;) {
    const rows = database.all('SELECT * FROM temp.written WHERE n > ? ORDER BY n LIMIT 200', last);
    for (const row of rows) {
      last = Number(row['n']);
      addMac(database, row, done);
    }
    if (rows.length === 0) break;
  }
  if (done.size > 0) database.run('DELETE FROM temp.written');
}

/** `done`: whether each row that was met may have a good MAC. What was noted first says what it was before. */
function addMac(database: Database, note: DbRow, done: Map<string, boolean>): void {
  const table = note['of'] as CoveredTable;
  const target = Number(note['target']);
  const name = `${table} ${target}`;
  const isNew = note['is_new'] === 1;
  if (!isNew && done.has(name)) return;
  const isGood = isNew || hadGoodMac(database, table, note);
  done.set(name, isGood);
  if (isGood) writeMac(database, table, target);
}

function hadGoodMac(database: Database, table: CoveredTable, note: DbRow): boolean {
  const values = COVERED_COLUMNS[table].map((_, at) => note[`v${at}`] ?? null);
  return database.rows.isGood(table, values, note['mac'] ?? null, Number(note['target']));
}

/** Does nothing when the row was removed again. */
function writeMac(database: Database, table: CoveredTable, target: number): void {
  const columns = COVERED_COLUMNS[table];
  const row = database.get(
    `SELECT ${columns.map((column) => `${coveredValue(column)} AS ${column}`).join(', ')} FROM ${table} WHERE rowid = ?`,
    target,
  );
  if (!row) return;
  const values = columns.map((column): SqlValue => row[column] ?? null);
  database.run(
    `UPDATE ${table} SET mac = ? WHERE rowid = ?`,
    database.rows.macOf(table, values),
    target,
  );
}

/** For a row whose covered columns were all written anew in this transaction, whatever it was before. */
export function addMacToRewritten(database: Database, table: CoveredTable, target: number): void {
  database.beforeCommit?.();
  writeMac(database, table, target);
}

const decodeTarget = rowDecoder({ target: z.number() });

/** For a migration: gives all rows of all tables their MAC, whatever they had. */
export function addAllMacs(database: Database): void {
  for (const table of coveredTablesOf(database)) {
    for (const row of database.all(`SELECT rowid AS target FROM ${table}`))
      writeMac(database, table, decodeTarget(row).target);
  }
}
