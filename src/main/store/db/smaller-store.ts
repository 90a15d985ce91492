/**
 * The migration that makes a store smaller (decision 083): accounts are packed, the text index holds which accounts have
 * a sequence of characters, not where, and indexes have what no other has.
 */
import type { Database, DbRow } from './database';
import { COVERED_COLUMNS, coveredColumns, type CoveredTable } from '../macs/covered-columns';
import type { Account } from '../../../contract';
import {
  packAccount,
  packAccountOfRow,
  packedAccountColumn,
  packedFromRow,
} from './stored-account';

const ROWS_AT_ONCE = 1_000;

/**
 * An index has the row number anyway. Most accounts are valid, and before a first search none has an owner: those are found
 * in the order of names, and the indexes have the others. The index of names says who is valid, so that no account is read
 * on the way to a page in the middle; behind the row number it changes no order.
 */
const smallerIndexes = `
DROP INDEX accounts_by_name;
CREATE INDEX accounts_by_name ON accounts (sort_name, row, valid);
DROP INDEX accounts_of_profile_by_name;
CREATE INDEX accounts_of_profile_by_name ON accounts (profile_id, sort_name);
DROP INDEX accounts_access_not_read;
CREATE INDEX accounts_access_not_read ON accounts (access_count) WHERE access_count IS NULL;
DROP INDEX accounts_by_owner;
CREATE INDEX accounts_by_owner ON accounts (owner_key, sort_name) WHERE owner_key IS NOT NULL;
DROP INDEX accounts_by_valid;
CREATE INDEX accounts_by_valid ON accounts (valid, sort_name) WHERE valid IS NOT 1;
`;

const textIndex = `
DROP TABLE accounts_text;
CREATE VIRTUAL TABLE accounts_text
  USING fts5 (search_text, content='', contentless_delete=1, tokenize='trigram', detail=none);
INSERT INTO accounts_text (rowid, search_text) SELECT row, search_text FROM accounts;
`;

export function smallerStoreMigration(database: Database): void {
  packRows(database, 'accounts', '1', packAccountOfRow);
  packRows(database, 'versions', "t.part = 'account' AND t.data IS NOT NULL", packAccount);
  database.exec(smallerIndexes);
  database.exec(textIndex);
}

/** A row that is not as Latchkey wrote it, or that cannot be read, stays so, and gets no other MAC. */
function packRows(
  database: Database,
  table: Extract<CoveredTable, 'accounts' | 'versions'>,
  condition: string,
  pack: (account: Account) => string,
): void {
  for (let last: unknown = -1; ;) {
    const rows = database.all(
      `SELECT ${coveredColumns(table, 't')} FROM ${table} t
       WHERE t.row > ? AND ${condition} ORDER BY t.row LIMIT ${ROWS_AT_ONCE}`,
      Number(last),
    );
    for (const row of rows) packRow(database, table, row, pack);
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)?.['t_row'];
  }
}

function packRow(
  database: Database,
  table: CoveredTable,
  row: DbRow,
  pack: (account: Account) => string,
): void {
  const columns: readonly string[] = COVERED_COLUMNS[table];
  const valuesWith = (data: DbRow[string]) =>
    columns.map((column) => (column === 'data' ? data : (row[`t_${column}`] ?? null)));
  const before = row['t_data'] ?? null;
  if (!database.rows.matches(table, valuesWith(before), row['t_mac'] ?? null)) return;
  const account = packedAccountColumn.safeParse(before);
  if (!account.success) return;
  const packed = pack(account.data);
  // Columns that say something else than the account stay beside it.
  const column = (name: string) => row[`t_${name}`] ?? null;
  if (table === 'accounts' && packedFromRow(packed, column) !== packAccount(account.data)) return;
  database.run(
    `UPDATE ${table} SET data = ?, mac = ? WHERE row = ?`,
    packed,
    database.rows.macOf(table, valuesWith(packed)),
    row['t_row'] ?? null,
  );
}
