/** SQL of several tables. Values are always bound, and never pasted into the SQL. */
import type { InventoryFilter } from '../../../contract';
import type { SqlValue } from '../db/database';
import { toSearchWords } from '../../../contract/text-folding';

export interface SqlCondition {
  /** Starts with WHERE, or is empty. */
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** The trigram index finds no shorter word. */
const MIN_INDEXED_LENGTH = 3;

export const sqlInList = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map(() => '?').join(', ')})`;

export const sqlLike = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

export const toLikePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** The condition of a filter, for the table `accounts a`. */
export function toAccountCondition(filter: InventoryFilter): SqlCondition {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...bound: readonly SqlValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (filter.profileIds !== null) {
    if (filter.profileIds.length === 0) add('0');
    else add(sqlInList('a.profile_id', filter.profileIds), ...filter.profileIds);
  }
  if (filter.kind !== null) add('a.kind = ?', filter.kind);
  const providers = filter.dataProviderTypes;
  if (providers !== null && providers.length > 0)
    add(sqlInList('a.provider', providers), ...providers);
  if (filter.valid !== null) add('a.valid = ?', Number(filter.valid));

  const words = toSearchWords(filter.text);
  const indexed = words.filter((word) => [...word].length >= MIN_INDEXED_LENGTH);
  if (indexed.length > 0) {
    add(
      'a.row IN (SELECT rowid FROM accounts_text WHERE accounts_text MATCH ?)',
      indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND '),
    );
  }
  for (const word of words.filter((short) => [...short].length < MIN_INDEXED_LENGTH)) {
    add(sqlLike('a.search_text'), toLikePattern(word));
  }
  return { where: toWhereClause(conditions), values };
}

export const toWhereClause = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

/** True when the table `counts` has the number of rows. */
export const isAnsweredByCounts = (filter: InventoryFilter): boolean =>
  toSearchWords(filter.text).length === 0;

/**
 * SQL: an id with all its digits, for the schema of the column. Its name is the column's, so an ORDER BY must name the
 * table too: it would else order the texts.
 */
export const idTextSql = (column: string): string =>
  `CAST(${column} AS TEXT) AS ${column.replace(/^.*\./, '')}`;

/**
 * SQL: when account `a` was last read, with its list `l` or later by itself. A list in which its row was set aside
 * does not count.
 */
export const accountReadAtSql =
  'CASE a.set_aside WHEN 1 THEN a.read_at ELSE MAX(a.read_at, COALESCE(l.read_at, 0)) END';
