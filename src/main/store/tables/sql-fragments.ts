/** SQL of several tables. Values are always bound, and never pasted into the SQL. */
import type { InventoryFilter } from '../../../contract';
import type { SqlValue } from '../db/database';
import { coveredColumns } from '../macs/covered-columns';
import { toAccountConditions } from './account-conditions';
import { accountTableColumns, listTableColumns } from './columns';
import { toSearchWords } from '../../../contract/text-folding';
import { isExactWord, toTextQuery } from './text-hits';

export interface SqlCondition {
  /** Starts with WHERE, or is empty. */
  readonly where: string;
  readonly values: readonly SqlValue[];
}

export const sqlInList = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map(() => '?').join(', ')})`;

export const sqlLike = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

export const toLikePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** The condition of a filter, for the table `accounts a`. Text is looked up in the text index. */
export function toAccountCondition(filter: InventoryFilter): SqlCondition {
  const words = toSearchWords(filter.text);
  const query = toTextQuery(words);
  return joinConditions([
    ...toFieldConditions(filter),
    ...toAccountConditions(filter),
    ...toNarrowConditions(filter),
    ...(query === null
      ? []
      : [
          {
            sql: 'a.row IN (SELECT rowid FROM accounts_text WHERE accounts_text MATCH ?)',
            values: [query],
          },
        ]),
    ...toTextConditions(words.filter((word) => !isExactWord(word))),
  ]);
}

/** One condition, and the values of its question marks. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export const joinConditions = (parts: readonly SqlPart[]): SqlCondition => ({
  where: toWhereClause(parts.map(({ sql }) => sql)),
  values: parts.flatMap(({ values }) => values),
});

/** The rows of the narrow indexes: an account need not be read to see that it is not among them. */
export const toNarrowConditions = (filter: InventoryFilter): SqlPart[] =>
  toAccountConditions(filter).flatMap(({ rows }) => (rows === null ? [] : [toRowCondition(rows)]));

export const toRowCondition = ({ sql, values }: SqlPart): SqlPart => ({
  sql: `a.row IN (${sql})`,
  values,
});

/** The conditions of a filter that `counts a` has as well. */
export function toFieldConditions(filter: InventoryFilter): SqlPart[] {
  const { profileIds, kind, dataProviderTypes: providers, valid, group } = filter;
  const parts: SqlPart[] = [];
  if (group !== undefined)
    parts.push({
      sql: 'a.profile_id IN (SELECT id FROM profiles WHERE group_name = ?)',
      values: [group],
    });
  if (profileIds !== null) {
    if (profileIds.length === 0) parts.push({ sql: '0', values: [] });
    else parts.push({ sql: sqlInList('a.profile_id', profileIds), values: profileIds });
  }
  if (kind !== null) parts.push({ sql: 'a.kind = ?', values: [kind] });
  if (providers !== null && providers.length > 0)
    parts.push({ sql: sqlInList('a.provider', providers), values: providers });
  if (valid !== null) parts.push({ sql: 'a.valid = ?', values: [Number(valid)] });
  return parts;
}

/** The words, looked for in each account's own text. */
export const toTextConditions = (words: readonly string[]): SqlPart[] =>
  words.map((word) => ({ sql: sqlLike('a.search_text'), values: [toLikePattern(word)] }));

export const toWhereClause = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

/** True when the table `counts` has the number of rows. */
export const isAnsweredByCounts = (filter: InventoryFilter): boolean =>
  toSearchWords(filter.text).length === 0 && toAccountConditions(filter).length === 0;

/**
 * SQL: an id with all its digits, for the schema of the column. Its name is the column's, so an ORDER BY must name the
 * table too: it would else order the texts.
 */
export const idTextSql = (column: string): string =>
  `CAST(${column} AS TEXT) AS ${column.replace(/^.*\./, '')}`;

/** SQL: what is needed to check account `a` and its list `l`, and to know the account's age. */
export const accountColumnsSql = `${coveredColumns('accounts', 'a')}, ${coveredColumns('lists', 'l')}`;

/** An account with everything that is stored of it, for `goodRow` with `accountParts`: begins a query, before its WHERE. */
export const selectAccountParts = `
  SELECT ${accountColumnsSql}, ${coveredColumns('configs', 'c')},
    ${coveredColumns('access_lists', 'x')}, ${coveredColumns('found', 'f')}
  FROM accounts a
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row`;
export const accountParts = {
  a: 'accounts',
  l: 'lists',
  c: 'configs',
  x: 'access_lists',
  f: 'found',
} as const;

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
