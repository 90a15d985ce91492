/** Brings the columns that names are found and ordered by to the present rule of `contract/text-folding.ts`. */
import { z } from 'zod';
import { toNameKey } from '../../../contract/text-folding';
import { toSearchText } from '../text-folding';
import type { Database } from './database';
import { rowDecoder } from './row-decoder';

const ROWS_AT_ONCE = 1_000;

const decodeAccount = rowDecoder({
  row: z.number(),
  name: z.string().nullable(),
  owner: z.string().nullable(),
  sort_name: z.string(),
  search_text: z.string(),
});

/** The display name, else the name. Null for a row that is damaged: it keeps its key. */
const ACCOUNT_NAME = `CASE WHEN json_valid(data)
  THEN COALESCE(NULLIF(json_extract(data, '$.displayName'), ''), json_extract(data, '$.name')) END`;

/** Where two names have one key now, the later one keeps its former key, since keys are unique. */
export function refoldNames(database: Database): void {
  refoldKeys(database, 'profiles', 'label', 'label_key');
  refoldKeys(database, 'saved_comparisons', 'name', 'name_key');
  for (let last = -1; ;) {
    const rows = database.all(
      `SELECT row, owner, sort_name, search_text, ${ACCOUNT_NAME} AS name
       FROM accounts WHERE row > ? ORDER BY row LIMIT ${ROWS_AT_ONCE}`,
      last,
    );
    for (const account of rows.map(decodeAccount)) {
      refoldAccount(database, account);
      last = account.row;
    }
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

const decodeNamed = rowDecoder({ id: z.string(), name: z.string() });

function refoldKeys(database: Database, table: string, name: string, key: string): void {
  for (const row of database.all(`SELECT id, ${name} AS name FROM ${table}`).map(decodeNamed)) {
    database.run(
      `UPDATE OR IGNORE ${table} SET ${key} = ? WHERE id = ?`,
      toNameKey(row.name),
      row.id,
    );
  }
}

function refoldAccount(database: Database, account: ReturnType<typeof decodeAccount>): void {
  const { row, name, owner, sort_name: before, search_text: text } = account;
  const key = name === null ? before : toNameKey(name);
  if (key !== before || owner !== null) {
    database.run(
      'UPDATE accounts SET sort_name = ?, owner_key = ? WHERE row = ?',
      key,
      owner === null ? null : toNameKey(owner),
      row,
    );
  }
  // The text was folded by the former rule, which changed nothing that the present one needs.
  const folded = toSearchText(text.split('\n'));
  if (folded === text) return;
  database.run('UPDATE accounts SET search_text = ? WHERE row = ?', folded, row);
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', row, folded);
}
