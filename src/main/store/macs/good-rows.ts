/** What a query returned, without the rows that are not as Latchkey wrote them. */
import { createProblem, type Problem } from '../../../contract';
import type { Database, DbRow, SqlValue } from '../db/database';
import { packedFromRow } from '../db/stored-account';
import { COVERED_COLUMNS, type CoveredTable } from './covered-columns';

/** The tables of a query by alias; it selects `coveredColumns` of each. The first is the one that the row is of. */
export type QueriedTables = Readonly<Record<string, CoveredTable>>;

/**
 * Null when the row itself was changed. A joined row that was changed becomes one that is not there; where such a row
 * says why its data could not be read, it says this. Accounts come packed, with what their columns have.
 */
export function goodRow(database: Database, row: DbRow, tables: QueriedTables): DbRow | null {
  let good = row;
  let isFirst = true;
  for (const alias in tables) {
    const table = tables[alias];
    if (table === undefined) continue;
    const target = row[`${alias}_rowid`] ?? null;
    if (target !== null && !isGoodPart(database, row, alias, table, Number(target))) {
      if (isFirst) return null;
      good = { ...good, ...absentPart(alias, table) };
    } else if (target !== null && table === 'accounts') good = withPackedAccount(good, alias);
    isFirst = false;
  }
  return good;
}

export const goodRows = (
  database: Database,
  rows: readonly DbRow[],
  tables: QueriedTables,
): DbRow[] =>
  rows.flatMap((row) => {
    const good = goodRow(database, row, tables);
    return good === null ? [] : [good];
  });

/** The row of a query for one, unless it was changed. */
export const goodRowOrNull = (
  database: Database,
  row: DbRow | null,
  tables: QueriedTables,
): DbRow | null => row && goodRow(database, row, tables);

/** The MAC covers the columns as they are; whoever reads the account needs it in one piece. */
function withPackedAccount(row: DbRow, alias: string): DbRow {
  const name = `${alias}_data`;
  const data = row[name];
  if (typeof data !== 'string') return row;
  return { ...row, [name]: packedFromRow(data, (column) => row[`${alias}_${column}`] ?? null) };
}

function isGoodPart(
  database: Database,
  row: DbRow,
  alias: string,
  table: CoveredTable,
  target: number,
): boolean {
  const values: SqlValue[] = [];
  for (const name of namesOf(alias, table)) values.push(row[name] ?? null);
  const mac = row[`${alias}_mac`] ?? null;
  if (!database.isInTransaction() || !database.beforeCommit)
    return database.rows.isGood(table, values, mac, target);
  // Rows that this transaction wrote may have no MAC yet.
  if (database.rows.matches(table, values, mac)) return true;
  database.beforeCommit();
  const now = database.get(`SELECT mac FROM ${table} WHERE rowid = ?`, target);
  return database.rows.isGood(table, values, now?.['mac'] ?? null, target);
}

const names = new Map<string, readonly string[]>();

/** Made once: a page of the inventory has thousands of values. */
function namesOf(alias: string, table: CoveredTable): readonly string[] {
  const known = names.get(`${alias} ${table}`);
  if (known) return known;
  const columns = COVERED_COLUMNS[table].map((column) => `${alias}_${column}`);
  names.set(`${alias} ${table}`, columns);
  return columns;
}

const absentPart = (alias: string, table: CoveredTable): DbRow =>
  Object.fromEntries(
    COVERED_COLUMNS[table].map((column) => [
      `${alias}_${column}`,
      column === 'problem' ? JSON.stringify(changedRowProblem()) : null,
    ]),
  );

export const changedRowProblem = (): Problem =>
  createProblem('storeDamaged', 'What was stored is not as Latchkey wrote it, and is left out.', {
    next: 'Sync the instance to read it again.',
  });
