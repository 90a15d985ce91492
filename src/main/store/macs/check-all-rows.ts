/** Checks every row of every table. */
import type { Database, SqlValue } from '../db/database';
import { COVERED_COLUMNS, coveredValue } from './covered-columns';
import { coveredTablesOf } from './written-rows';

/** Returns how many are not as Latchkey wrote them. */
export function checkAllRows(database: Database): number {
  let changed = 0;
  for (const table of coveredTablesOf(database)) {
    const columns: readonly string[] = COVERED_COLUMNS[table];
    const rows = database.iterate(
      `SELECT rowid AS target, mac, ${columns.map((column) => `${coveredValue(column)} AS ${column}`).join(', ')} FROM ${table}`,
    );
    for (let row = rows.next(); row.done !== true; row = rows.next()) {
      const { value } = row;
      const values = columns.map((column): SqlValue => value[column] ?? null);
      const target = Number(value['target']);
      if (!database.rows.isGood(table, values, value['mac'] ?? null, target)) changed += 1;
    }
  }
  return changed;
}
