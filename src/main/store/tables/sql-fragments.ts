/** SQL of several tables. Values are always bound, and never pasted into the SQL. */
import type { InventoryFilter } from '../../../contract';
import type { SqlValue } from '../db/database';
import { coveredColumns } from '../macs/covered-columns';
import { accountTableColumns, listTableColumns } from './columns';
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

/** SQL: what is needed to check account `a` and its list `l`, and to know the account's age. */
export const accountColumnsSql = `${coveredColumns('accounts', 'a')}, ${coveredColumns('lists', 'l')}`;

/** The columns of them that say how old an account is. */
export const accountAgeColumns = {
  a_read_at: accountTableColumns.read_at,
  a_set_aside: accountTableColumns.set_aside,
  l_read_at: listTableColumns.read_at.nullable(),
};

/** When an account was last read, with its list or later by itself. A list in which its row was set aside does not count. */
export const accountReadAt = (row: {
  readonly a_read_at: number;
  readonly a_set_aside: boolean;
  readonly l_read_at: number | null;
}): number => (row.a_set_aside ? row.a_read_at : Math.max(row.a_read_at, row.l_read_at ?? 0));
