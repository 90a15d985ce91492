/** Search over the inventory. */
import {
  ProblemError,
  type InventoryFilter,
  type InventoryRow,
  type ResponseFor,
  type InventorySort,
} from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { damagedReadOnlyProblem, sqliteErrorCode, storeDamagedProblem } from '../db/store-errors';
import { foldText, toSearchWords } from '../../../contract/text-folding';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import { accountTableColumns } from './columns';
import { findPageRows, type PageRows } from './page-rows';
import { listedTexts, matchReasons } from './search-text';
import { originColumns, toDatasetCount, toOwnerOrigin } from './value-origins';
import {
  toAccountCondition,
  isAnsweredByCounts,
  accountColumnsSql,
  accountReadAt,
} from './sql-fragments';

const selectRows = `
  SELECT ${accountColumnsSql}, ${coveredColumns('access_lists', 'x')},
    ${coveredColumns('found', 'f')}
  FROM json_each(?) page
  CROSS JOIN accounts a ON a.row = page.value
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row
  ORDER BY page.key`;

const pageTables = { a: 'accounts', l: 'lists', x: 'access_lists', f: 'found' } as const;

/** Fails with `storeDamaged` when an index contradicts the accounts, even after it was made again. */
export function searchAccounts(
  database: Database,
  ...question: SearchQuestion
): ResponseFor<'inventory.search'> {
  const page = readPage(database, ...question);
  if (page !== null) return page;
  // An index is made from the accounts, which have MACs: making it again loses nothing.
  const remade = remakeIndexes(database);
  const again = readPage(database, ...question);
  if (again !== null) return again;
  throw new ProblemError(remade === 'readOnly' ? damagedReadOnlyProblem() : storeDamagedProblem());
}

function remakeIndexes(database: Database): 'remade' | 'readOnly' | 'failed' {
  try {
    database.exec('REINDEX accounts');
    return 'remade';
  } catch (error) {
    // Another program may be writing it: it stays damaged for this call.
    return sqliteErrorCode(error).startsWith('SQLITE_READONLY') ? 'readOnly' : 'failed';
  }
}

type SearchQuestion = [filter: InventoryFilter, sort: InventorySort, offset: number, limit: number];

/** Null when an index contradicts the accounts. */
function readPage(
  database: Database,
  ...[filter, sort, offset, limit]: SearchQuestion
): ResponseFor<'inventory.search'> | null {
  // What another program writes in between must not look like a damaged index.
  return database.readTransaction(() => {
    const page = findPageRows(database, filter, sort, offset, limit);
    const found = database.all(selectRows, JSON.stringify(page.rows.map(({ row }) => row)));
    if (!isAsIndexed(page, found)) return null;
    const words = toSearchWords(filter.text);
    const rows = goodRows(database, found, pageTables).map((row) => {
      const decoded = decodeSearchRow(row);
      return { ...toInventoryRow(decoded), ...toMatch(database, decoded, words) };
    });
    const counted = countPage(database, filter, offset, page);
    const isLastPage = !page.more && page.rows.length > 0;
    if (isLastPage && offset + page.rows.length !== counted.total) return null;
    return { ...counted, rows };
  });
}

/** In the order of the row numbers. A row that is not there, or not as Latchkey wrote it, is left out. */
export function readInventoryRows(database: Database, rows: readonly number[]): InventoryRow[] {
  const found = database.all(selectRows, JSON.stringify(rows));
  return goodRows(database, found, pageTables).map((row) => toInventoryRow(decodeSearchRow(row)));
}

/** No MAC covers an index: the rows that it names must be there, and have the values that it has. */
const isAsIndexed = ({ rows, keyColumn }: PageRows, found: readonly DbRow[]): boolean =>
  rows.every(
    ({ row, key }, at) =>
      found[at]?.['a_row'] === row && (key === undefined || found[at][`a_${keyColumn}`] === key),
  );

/** Exact where that is cheap; otherwise what the page itself proves. */
function countPage(
  database: Database,
  filter: InventoryFilter,
  offset: number,
  { rows, more, total, few }: PageRows,
): { total: number; atLeast: boolean } {
  const seen = offset + rows.length;
  if (total !== null) return { total, atLeast: false };
  if (isAnsweredByCounts(filter)) return { total: countAccounts(database, filter), atLeast: false };
  if (!more && (rows.length > 0 || offset === 0)) return { total: seen, atLeast: false };
  if (few) return { total: countAccounts(database, filter), atLeast: false };
  return { total: more ? seen + 1 : 0, atLeast: true };
}

export function countAccounts(database: Database, filter: InventoryFilter): number {
  const { where, values } = toAccountCondition(filter);
  const sql = isAnsweredByCounts(filter)
    ? `SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${where}`
    : `SELECT COUNT(*) AS n FROM accounts a ${where}`;
  return queryNumber(database, sql, ...values);
}

const decodeSearchRow = rowDecoder({
  a_row: accountTableColumns.row,
  a_profile_id: accountTableColumns.profile_id,
  a_owner: accountTableColumns.owner,
  a_access_count: accountTableColumns.access_count,
  ...originColumns,
});

/** Of the words, those that the row shows need no reason. */
function toMatch(
  database: Database,
  { a_row: row, a_data: account, a_owner: owner }: ReturnType<typeof decodeSearchRow>,
  words: readonly string[],
): Pick<InventoryRow, 'matched'> {
  if (words.length === 0) return {};
  const shown = foldText(listedTexts(account, owner).join(' '));
  const hidden = words.filter((word) => !shown.includes(word));
  const matched = hidden.length === 0 ? undefined : matchReasons(database, row, hidden);
  return matched === undefined ? {} : { matched };
}

function toInventoryRow(row: ReturnType<typeof decodeSearchRow>): InventoryRow {
  const { a_data: account } = row;
  return {
    profileId: row.a_profile_id,
    kind: account.kind,
    id: account.id,
    displayName: account.displayName,
    name: account.name,
    dataProviderType: account.dataProviderType,
    credentialsType: account.credentialsType,
    valid: account.valid,
    enabled: account.enabled,
    searchOnly: account.searchOnly === true,
    owner: row.a_owner,
    ownerOrigin: toOwnerOrigin(row),
    ...toDatasetCount(row),
    accessCount: row.a_access_count,
    createdAt: account.createdAt,
    modifiedAt: account.modifiedAt,
    readAt: accountReadAt(row),
  };
}
