/** Checks every row of every table, and whether rows are missing. */
import type { Database, SqlValue } from '../db/database';
import { COVERED_COLUMNS, coveredValue, type CoveredTable } from './covered-columns';
import { hasRowSums, readRowSums, RowSums, tablesNotInSum } from './row-sums';
import { coveredTablesOf } from './written-rows';

/** What is not as Latchkey wrote it. */
export interface RowFindings {
  readonly changedRows: number;
  /** Rows of them are missing, or are earlier ones that were put back. A table with a changed row is not among them. */
  readonly incompleteTables: readonly CoveredTable[];
}

export const checkAllRows = (database: Database): RowFindings =>
  // Of one state of the store: another program may write meanwhile.
  database.readTransaction(() => {
    const stored = hasRowSums(database) ? readRowSums(database) : undefined;
    const found = new RowSums();
    const changedIn = new Map<CoveredTable, number>();
    for (const table of coveredTablesOf(database)) {
      const changed = checkTable(database, table, found);
      if (changed > 0) changedIn.set(table, changed);
    }
    const incompleteTables =
      stored === undefined
        ? []
        : tablesNotInSum(stored, found).filter((table) => !changedIn.has(table));
    database.rows.noteIncomplete(incompleteTables);
    const changedRows = [...changedIn.values()].reduce((sum, changed) => sum + changed, 0);
    return { changedRows, incompleteTables };
  });

/** How many rows are not as Latchkey wrote them. */
function checkTable(database: Database, table: CoveredTable, found: RowSums): number {
  let changed = 0;
  const columns: readonly string[] = COVERED_COLUMNS[table];
  const rows = database.iterate(
    `SELECT rowid AS target, mac, ${columns.map((column) => `${coveredValue(column)} AS ${column}`).join(', ')} FROM ${table}`,
  );
  for (let row = rows.next(); row.done !== true; row = rows.next()) {
    const { value } = row;
    const values = columns.map((column): SqlValue => value[column] ?? null);
    const target = Number(value['target']);
    const mac = value['mac'] ?? null;
    found.toggle(table, mac);
    if (!database.rows.isGood(table, values, mac, target)) changed += 1;
  }
  return changed;
}
