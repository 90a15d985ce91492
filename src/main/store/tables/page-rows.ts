/** Which accounts a page of the inventory shows, in which order. The details of the rows are read afterwards. */
import type { InventoryFilter, InventorySort } from '../../../contract';
import { toSearchWords } from '../../../contract/text-folding';
import type { Database } from '../db/database';
import { toAccountConditions } from './account-conditions';
import { chooseIndex } from './filter-costs';
import { findNarrowRows, listableConditions } from './narrow-rows';
import { orders, piecesOf, toOrderBy, type IndexedColumn } from './page-orders';
import {
  FIRST_WALKED_ROWS,
  WALKED_ROWS,
  rowsInOrder,
  rowsNearTheTop,
  rowsOfFilter,
  rowsOfHits,
  type PageQuestion,
  type PageRow,
} from './page-queries';
import { lastSortedText, sortText } from './sorted-text';
import { toFieldConditions } from './sql-fragments';
import { findTextHits, isExactWord } from './text-hits';

export interface PageRows {
  readonly rows: readonly PageRow[];
  /** The column of `accounts` that the keys are of. */
  readonly keyColumn: IndexedColumn;
  /** Whether accounts follow. */
  readonly more: boolean;
  /** How many accounts match; null when they were not all looked at. */
  readonly total: number | null;
  /** Few enough to count. */
  readonly few: boolean;
}

/**
 * Finds a page in the cheaper of two ways: it walks the index that has the wanted order and skips what does not match,
 * or it takes what the filter leaves and sorts it. Of conditions that few accounts meet, a narrow index knows them all.
 */
export function findPageRows(
  database: Database,
  filter: InventoryFilter,
  sort: InventorySort,
  offset: number,
  limit: number,
): PageRows {
  const words = toSearchWords(filter.text);
  const textHits = words.length === 0 ? null : findTextHits(database, words);
  const hits = textHits ?? findNarrowRows(database, filter);
  const conditions = toAccountConditions(filter);
  const order = orders[sort.field];
  const question: PageQuestion = {
    key: order.key,
    orderBy: toOrderBy(order, sort.direction),
    pieces: piecesOf(order, sort.direction),
    byProfile: sort.field === 'profile',
    parts: [...toFieldConditions(filter), ...conditions],
    words,
    limit: limit + 1,
    offset,
  };
  const { key } = order;
  if (hits !== null) {
    // Only hits of the text have its exact words for certain.
    const looked = textHits === null ? words : words.filter((word) => !isExactWord(word));
    return { ...toPage(rowsOfHits(database, question, hits, looked), limit, key), few: true };
  }
  const byFilter = chooseIndex(database, filter, {
    wanted: offset + limit,
    hasText: words.length > 0 || conditions.length > 0,
  });
  if (byFilter !== null) return toPage(rowsOfFilter(database, question, byFilter), limit, key);
  if (words.length === 0) {
    const near =
      conditions.length === 0 ? null : rowsNearTheTop(database, question, FIRST_WALKED_ROWS);
    if (near !== null) return toPage(near, limit, key);
    const narrow = listableConditions(database, filter);
    return toPage(rowsInOrder(database, question, narrow), limit, key);
  }
  const known = lastSortedText(database, question, filter);
  const walk = (rows: number) => rowsNearTheTop(database, question, rows);
  const near = known === null ? (walk(FIRST_WALKED_ROWS) ?? walk(WALKED_ROWS)) : null;
  if (near !== null) return toPage(near, limit, key);
  const sorted = known ?? sortText(database, question, filter);
  const rows = sorted.slice(offset, offset + limit + 1).map((row) => ({ row }));
  return toPage(rows, limit, key, sorted.length);
}

const toPage = (
  found: readonly PageRow[],
  limit: number,
  keyColumn: IndexedColumn,
  total: number | null = null,
): PageRows => ({
  rows: found.slice(0, limit),
  keyColumn,
  more: found.length > limit,
  total,
  few: false,
});
