/** From an inventory filter to SQL: conditions with their values, never text pasted into SQL. */
import type { InventoryFilter } from '../../../contract';
import type { SqlValue } from '../db/database';
import { toSearchWords } from '../text-folding';

export interface SqlCondition {
  /** Begins with WHERE, or is empty. */
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** The trigram index knows nothing shorter. */
const MIN_INDEXED_LENGTH = 3;

export const sqlInList = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map(() => '?').join(', ')})`;

export const sqlLike = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

export const toLikePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** For the table `accounts a`. */
export function toAccountCondition(filter: InventoryFilter): SqlCondition {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (part: string, ...more: readonly SqlValue[]): void => {
    parts.push(part);
    values.push(...more);
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
  return { where: toWhereClause(parts), values };
}

export const toWhereClause = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`;

/** True when the counts that are kept answer how many rows there are. */
export const isAnsweredByCounts = (filter: InventoryFilter): boolean =>
  toSearchWords(filter.text).length === 0;

/** How old what is kept of an account is. */

/**
 * With its list, or by itself later; in SQL, of account `a` and its list `l`. A list in which its row could not be
 * understood says nothing of it.
 */
export const accountReadAtSql =
  'CASE a.set_aside WHEN 1 THEN a.read_at ELSE MAX(a.read_at, COALESCE(l.read_at, 0)) END';
