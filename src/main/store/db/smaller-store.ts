/**
 * The migration that makes a store smaller (decision 083): accounts are packed, and the text index holds which accounts
 * have a sequence of characters, not where.
 */
import type { Database, DbRow } from './database';
import { COVERED_COLUMNS, coveredColumns, type CoveredTable } from '../macs/covered-columns';
import { packAccount, storedAccountColumn } from './stored-account';

const ROWS_AT_ONCE = 1_000;

const textIndex = `
DROP TABLE accounts_text;
CREATE VIRTUAL TABLE accounts_text
  USING fts5 (search_text, content='', contentless_delete=1, tokenize='trigram', detail=none);
INSERT INTO accounts_text (rowid, search_text) SELECT row, search_text FROM accounts;
`;

export function smallerStoreMigration(database: Database): void {
  packRows(database, 'accounts', '1');
  packRows(database, 'versions', "t.part = 'account' AND t.data IS NOT NULL");
  database.exec(textIndex);
}

/** A row that is not as Latchkey wrote it, or that cannot be read, stays so, and gets no other MAC. */
function packRows(
  database: Database,
  table: Extract<CoveredTable, 'accounts' | 'versions'>,
  condition: string,
): void {
  for (let last: unknown = -1; ;) {
    const rows = database.all(
      `SELECT ${coveredColumns(table, 't')} FROM ${table} t
       WHERE t.row > ? AND ${condition} ORDER BY t.row LIMIT ${ROWS_AT_ONCE}`,
      Number(last),
    );
    for (const row of rows) packRow(database, table, row);
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)?.['t_row'];
  }
}

function packRow(database: Database, table: CoveredTable, row: DbRow): void {
  const columns: readonly string[] = COVERED_COLUMNS[table];
  const valuesWith = (data: DbRow[string]) =>
    columns.map((column) => (column === 'data' ? data : (row[`t_${column}`] ?? null)));
  const before = row['t_data'] ?? null;
  if (!database.rows.matches(table, valuesWith(before), row['t_mac'] ?? null)) return;
  const account = storedAccountColumn.safeParse(before);
  if (!account.success) return;
  const packed = packAccount(account.data);
  database.run(
    `UPDATE ${table} SET data = ?, mac = ? WHERE row = ?`,
    packed,
    database.rows.macOf(table, valuesWith(packed)),
    row['t_row'] ?? null,
  );
}
