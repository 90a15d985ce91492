/**
 * The migration to the rule by which quotes of all kinds are the same in names, and more characters cannot be seen. Only
 * rows with such a character change, and only those that are as Latchkey wrote them.
 */
import { z } from 'zod';
import { displayNameOrName } from '../../../contract/zod-free';
import { toNameKey } from '../../../contract/text-folding';
import { COVERED_COLUMNS, coveredColumns, type CoveredTable } from '../macs/covered-columns';
import { indexSearchText } from '../tables/search-text';
import { toSearchText } from '../text-folding';
import type { Database, DbRow, SqlValue } from './database';
import { packedAccountColumn, packedFromRow } from './stored-account';

/** SQL patterns of what the former rule left in a folded text; also a space at the beginning of it or of a line. */
const LEFT_BEFORE = ['*[‘’‛ʻʼʹ′“”„‟\u2800\uFFF9\uFFFA\uFFFB\u{1D159}]*', ' *', '*\n *'];

const ROWS_AT_ONCE = 1_000;

type Columns = (name: string) => SqlValue;

interface FoldedTable {
  readonly table: CoveredTable;
  /** With what each has by the present rule; null: it keeps what it has. */
  readonly folded: Readonly<Record<string, (column: Columns) => string | null>>;
  readonly changed?: (database: Database, row: number, columns: Record<string, SqlValue>) => void;
}

const text = z.string().catch('');

const keyOf = (name: string) => (column: Columns) => toNameKey(text.parse(column(name)));

/** It was folded by the former rule, which changed nothing that the present one needs. */
const searchText = (column: Columns): string =>
  toSearchText(text.parse(column('search_text')).split('\n'));

function accountKey(column: Columns): string | null {
  const account = packedAccountColumn.safeParse(packedFromRow(text.parse(column('data')), column));
  return account.success ? toNameKey(displayNameOrName(account.data)) : null;
}

const tables: readonly FoldedTable[] = [
  { table: 'profiles', folded: { label_key: keyOf('label') } },
  { table: 'saved_comparisons', folded: { name_key: keyOf('name') } },
  { table: 'saved_views', folded: { name_key: keyOf('name') } },
  { table: 'activity', folded: { search_text: searchText } },
  {
    table: 'accounts',
    folded: {
      sort_name: accountKey,
      owner_key: (column) => (column('owner') === null ? null : keyOf('owner')(column)),
      search_text: searchText,
    },
    changed: (database, row, { search_text: changed }) => {
      if (typeof changed === 'string') indexSearchText(database, row, changed);
    },
  },
];

export function refoldQuotesMigration(database: Database): void {
  for (const each of tables) refoldTable(database, each);
}

function refoldTable(database: Database, folded: FoldedTable): void {
  const { table } = folded;
  const isOutdated = Object.keys(folded.folded)
    .flatMap((column) => LEFT_BEFORE.map((pattern) => `t.${column} GLOB '${pattern}'`))
    .join(' OR ');
  for (let last: SqlValue = -1; ;) {
    const rows = database.all(
      `SELECT ${coveredColumns(table, 't')} FROM ${table} t
       WHERE t.rowid > ? AND (${isOutdated}) ORDER BY t.rowid LIMIT ${ROWS_AT_ONCE}`,
      last,
    );
    for (const row of rows) refoldRow(database, folded, row);
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)?.['t_rowid'] ?? null;
  }
}

/** Where two names have one key now, the later one keeps its former key, since keys are unique. */
function refoldRow(database: Database, { table, folded, changed }: FoldedTable, row: DbRow): void {
  const columns: readonly string[] = COVERED_COLUMNS[table];
  const before: Columns = (name) => row[`t_${name}`] ?? null;
  if (!database.rows.matches(table, columns.map(before), before('mac'))) return;
  const refolded: Record<string, SqlValue> = {};
  for (const [name, fold] of Object.entries(folded)) {
    const value = fold(before);
    if (value !== null && value !== before(name)) refolded[name] = value;
  }
  const names = Object.keys(refolded);
  if (names.length === 0) return;
  const after = columns.map((name) => refolded[name] ?? before(name));
  const isChanged =
    database.run(
      `UPDATE OR IGNORE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')}, mac = ?
       WHERE rowid = ?`,
      ...names.map((name) => refolded[name] ?? null),
      database.rows.macOf(table, after),
      before('rowid'),
    ) > 0;
  if (isChanged) changed?.(database, Number(before('rowid')), refolded);
}
