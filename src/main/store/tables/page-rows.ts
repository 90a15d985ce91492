/** Which accounts a page of the inventory shows, in which order. The details of the rows are read afterwards. */
import { z } from 'zod';
import type { InventoryFilter, InventorySort } from '../../../contract';
import { toSearchWords } from '../../../contract/text-folding';
import type { Database, SqlValue } from '../db/database';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { coveredValue, type COVERED_COLUMNS } from '../macs/covered-columns';
import { accountTableColumns } from './columns';
import { chooseIndex, type FilterIndex } from './filter-costs';
import {
  joinConditions,
  toAccountCondition,
  toFieldConditions,
  toTextConditions,
  type SqlPart,
} from './sql-fragments';
import { findTextHits, isIndexedWord } from './text-hits';

/** A row, and its value in the index that it was found by; undefined when it was not found by one. */
export interface PageRow {
  readonly row: number;
  readonly key?: string | number | null;
}

export interface PageRows {
  readonly rows: readonly PageRow[];
  /** The column of `accounts` that the keys are of. */
  readonly keyColumn: CoveredColumn;
  /** Whether accounts follow. */
  readonly more: boolean;
  /** How many accounts match; null when they were not all looked at. */
  readonly total: number | null;
  /** Few enough to count. */
  readonly few: boolean;
}

interface Order {
  /** The index that has this order. */
  readonly index: string;
  readonly columns: readonly [string, ...string[]];
  /** The column of `accounts` that the index begins with. */
  readonly key: CoveredColumn;
}

type CoveredColumn = (typeof COVERED_COLUMNS)['accounts'][number];

/** Ties have the direction of the first column, so that one index serves both directions. */
const orders: Record<InventorySort['field'], Order> = {
  displayName: { index: 'accounts_by_name', columns: ['a.sort_name', 'a.row'], key: 'sort_name' },
  dataProviderType: {
    index: 'accounts_by_provider',
    columns: ['a.provider', 'a.sort_name', 'a.row'],
    key: 'provider',
  },
  valid: { index: 'accounts_by_valid', columns: ['a.valid', 'a.sort_name', 'a.row'], key: 'valid' },
  owner: {
    index: 'accounts_by_owner',
    columns: ['a.owner_key', 'a.sort_name', 'a.row'],
    key: 'owner_key',
  },
  modifiedAt: {
    index: 'accounts_by_modified',
    columns: ['a.modified_at', 'a.row'],
    key: 'modified_at',
  },
  createdAt: {
    index: 'accounts_by_created',
    columns: ['a.created_at', 'a.row'],
    key: 'created_at',
  },
  id: { index: 'accounts_by_id', columns: ['a.id', 'a.row'], key: 'id' },
  profile: {
    index: 'accounts_of_profile_by_name',
    columns: ['p.label_key', 'a.sort_name', 'a.row'],
    key: 'sort_name',
  },
};

/** Nulls come last in both directions. SQLite takes them for the smallest, so descending order needs no word for it. */
const toOrderBy = ({ columns: [first, ...ties] }: Order, direction: InventorySort['direction']) =>
  direction === 'ascending'
    ? `ORDER BY ${[`${first} NULLS LAST`, ...ties].join(', ')}`
    : `ORDER BY ${[first, ...ties].map((column) => `${column} DESC`).join(', ')}`;

/**
 * Finds a page in the cheaper of two ways: it walks the index that has the wanted order and skips what does not match,
 * or it takes what the filter leaves and sorts it.
 */
export function findPageRows(
  database: Database,
  filter: InventoryFilter,
  sort: InventorySort,
  offset: number,
  limit: number,
): PageRows {
  const words = toSearchWords(filter.text);
  const hits = words.length === 0 ? null : findTextHits(database, words);
  const order = orders[sort.field];
  const question: Question = {
    key: order.key,
    orderBy: toOrderBy(order, sort.direction),
    byProfile: sort.field === 'profile',
    parts: toFieldConditions(filter),
    words,
    limit: limit + 1,
    offset,
  };
  const { key } = order;
  if (hits !== null)
    return { ...toPage(rowsOfHits(database, question, hits), limit, key), few: true };
  const byFilter = chooseIndex(database, filter, {
    wanted: offset + limit,
    hasText: words.length > 0,
  });
  if (byFilter !== null) return toPage(rowsOfFilter(database, question, byFilter), limit, key);
  if (words.length === 0) return toPage(rowsInOrder(database, question, order), limit, key);
  const last = sortedTexts.get(database);
  const known = last?.key === sortedKey(database, question, filter) ? last.rows : null;
  const near = known === null ? rowsNearTheTop(database, question, order) : null;
  if (near !== null) return toPage(near, limit, key);
  const sorted = known ?? sortText(database, question, filter);
  const rows = sorted.slice(offset, offset + limit + 1).map((row) => ({ row }));
  return toPage(rows, limit, key, sorted.length);
}

const toPage = (
  found: readonly PageRow[],
  limit: number,
  keyColumn: CoveredColumn,
  total: number | null = null,
): PageRows => ({
  rows: found.slice(0, limit),
  keyColumn,
  more: found.length > limit,
  total,
  few: false,
});

interface Question {
  readonly key: CoveredColumn;
  readonly orderBy: string;
  /** The order needs the names of the instances. */
  readonly byProfile: boolean;
  /** The filter without its text. */
  readonly parts: readonly SqlPart[];
  readonly words: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

const decodePageRow = rowDecoder({
  row: accountTableColumns.row,
  key: z.union([z.string(), z.number()]).nullable(),
});

function selectRows(
  database: Database,
  { key, orderBy, limit, offset }: Question,
  from: string,
  fromValues: readonly SqlValue[],
  parts: readonly SqlPart[],
): PageRow[] {
  const { where, values } = joinConditions(parts);
  return database
    .all(
      `SELECT a.row, ${coveredValue(key, 'a.')} AS key FROM ${from} ${where} ${orderBy} LIMIT ? OFFSET ?`,
      ...fromValues,
      ...values,
      limit,
      offset,
    )
    .map(decodePageRow);
}

const withProfiles = ({ byProfile }: Question, from: string): string =>
  byProfile ? `${from} CROSS JOIN profiles p ON p.id = a.profile_id` : from;

const inOrder = ({ byProfile }: Question, { index }: Order): string =>
  byProfile
    ? `profiles p CROSS JOIN accounts a INDEXED BY ${index} ON a.profile_id = p.id`
    : `accounts a INDEXED BY ${index}`;

function rowsOfHits(database: Database, question: Question, hits: readonly number[]): PageRow[] {
  const from = 'json_each(?) hit CROSS JOIN accounts a ON a.row = hit.value';
  const short = question.words.filter((word) => !isIndexedWord(word));
  const parts = [...question.parts, ...toTextConditions(short)];
  return selectRows(
    database,
    question,
    withProfiles(question, from),
    [JSON.stringify(hits)],
    parts,
  );
}

function rowsOfFilter(
  database: Database,
  question: Question,
  { index, conditions }: FilterIndex,
): PageRow[] {
  const from = withProfiles(question, `accounts a INDEXED BY ${index}`);
  const parts = [...question.parts, ...conditions, ...toTextConditions(question.words)];
  return selectRows(database, question, from, [], parts);
}

const rowsInOrder = (database: Database, question: Question, order: Order): PageRow[] =>
  selectRows(database, question, inOrder(question, order), [], question.parts);

/** A word that many accounts have is soon found in any order, unless the order has them all at its end. */
const WALKED_ROWS = 5000;

/** Null when the first accounts of the order are too few. */
function rowsNearTheTop(database: Database, question: Question, order: Order): PageRow[] | null {
  const walked = `(SELECT a.row AS at FROM ${inOrder(question, order)} ${question.orderBy} LIMIT ${WALKED_ROWS}) walked`;
  const from = withProfiles(question, `${walked} CROSS JOIN accounts a ON a.row = walked.at`);
  const parts = [...question.parts, ...toTextConditions(question.words)];
  const found = selectRows(database, question, from, [], parts);
  return found.length < question.limit ? null : found;
}

/** The last search that had to be sorted whole: its next pages are taken from here until the store changes. */
const sortedTexts = new WeakMap<Database, { key: string; rows: readonly number[] }>();

const sortedKey = (database: Database, { orderBy }: Question, filter: InventoryFilter): string =>
  JSON.stringify([filter, orderBy, changesOf(database)]);

function sortText(
  database: Database,
  question: Question,
  filter: InventoryFilter,
): readonly number[] {
  const { where, values } = toAccountCondition(filter);
  // The rows are read as they lie in the file; through an index each would be looked up by itself.
  const from = withProfiles(question, 'accounts a NOT INDEXED');
  const row = database.get(
    `SELECT json_group_array(row) AS rows
     FROM (SELECT a.row AS row FROM ${from} ${where} ${question.orderBy})`,
    ...values,
  );
  const { rows } = decodeSorted(row ?? { rows: '[]' });
  sortedTexts.set(database, { key: sortedKey(database, question, filter), rows });
  return rows;
}

const decodeSorted = rowDecoder({ rows: jsonColumn(z.array(z.number())) });
const decodeChanges = rowDecoder({ own: z.number(), others: z.number() });

/** Changes whenever this or another connection has changed the store. */
function changesOf(database: Database): readonly number[] {
  const { own, others } = decodeChanges(
    database.get(
      'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
    ) ?? {},
  );
  return [own, others];
}
