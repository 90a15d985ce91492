/** The accounts that match a text best, without reading all that match. */
import { inventoryFilterSchema, type InventorySort, type ResponseFor } from '../../../contract';
import { MATCH_RANKS, matchRank } from '../../../contract/match-rank';
import { toNameKey, toSearchWords } from '../../../contract/text-folding';
import type { Database, SqlValue } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { accountTableColumns } from './columns';
import { readInventoryRows, searchAccounts } from './search';
import { isIndexedWord } from './text-hits';

const decodeMatch = rowDecoder({ row: accountTableColumns.row });
const byName: InventorySort = { field: 'displayName', direction: 'ascending' };
/** With more, a text of one or two letters is looked for at the beginning of names alone: it must not wait. */
const MAX_READ_FOR_SHORT_TEXT = 20_000;

/** @param mostForShortText accounts that there may be for a text of one or two letters to be looked for everywhere */
export function findBestMatches(
  database: Database,
  text: string,
  limit: number,
  mostForShortText = MAX_READ_FOR_SHORT_TEXT,
): ResponseFor<'inventory.find'> {
  const words = toSearchWords(text);
  if (words.length === 0) return { rows: [], more: false };
  const named = readInventoryRows(database, [
    ...rowsWithId(database, text.trim(), limit),
    ...rowsNamed(database, toNameKey(text), limit),
  ]);
  const found = mayReadAll(database, words, mostForShortText)
    ? searchAccounts(database, inventoryFilterSchema.parse({ text }), byName, 0, limit + 1).rows
    : [];
  const ranked = new Map(
    [...named, ...found].map((row) => [`${row.profileId} ${row.kind} ${row.id}`, row]),
  );
  const rankOf = ({ id, displayName }: (typeof found)[number]): number =>
    String(id) === text.trim()
      ? MATCH_RANKS.exact
      : (matchRank(text, displayName) ?? MATCH_RANKS.anywhere);
  // The sort is stable: equal matches stay in the order of their names.
  const rows = [...ranked.values()].sort((one, other) => rankOf(one) - rankOf(other));
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

const rowsWithId = (database: Database, text: string, limit: number): number[] =>
  /^\d{1,18}$/u.test(text)
    ? selectRowNumbers(database, 'id = CAST(? AS INTEGER) ORDER BY row', [text], limit)
    : [];

/** One range of the index: the names that begin with the key. */
const rowsNamed = (database: Database, key: string, limit: number): number[] =>
  selectRowNumbers(
    database,
    'sort_name >= ? AND sort_name < ? ORDER BY sort_name, row',
    [key, `${key}\u{10FFFF}`],
    limit + 1,
  );

const selectRowNumbers = (
  database: Database,
  condition: string,
  values: readonly SqlValue[],
  limit: number,
): number[] =>
  database
    .all(`SELECT row FROM accounts WHERE ${condition} LIMIT ?`, ...values, limit)
    .map((row) => decodeMatch(row).row);

const mayReadAll = (database: Database, words: readonly string[], most: number): boolean =>
  words.some(isIndexedWord) ||
  queryNumber(database, 'SELECT COALESCE(SUM(n), 0) AS n FROM counts') <= most;
