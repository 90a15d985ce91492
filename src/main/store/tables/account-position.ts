/** At which place of a list an account is: how many rows of the list come before it. */
import { z } from 'zod';
import type { AccountKey, InventoryFilter, InventorySort } from '../../../contract';
import type { Database } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { accountTableColumns } from './columns';
import { orders, type Order } from './page-orders';
import { toAccountCondition } from './sql-fragments';

const decodeTarget = rowDecoder({ row: accountTableColumns.row, last: z.number() });

/** Null when the account does not fit the filter, or is not in the inventory. */
export function findAccountPosition(
  database: Database,
  { profileId, kind, id }: AccountKey,
  filter: InventoryFilter,
  { field, direction }: InventorySort,
): number | null {
  const order = orders[field];
  const { where, values } = toAccountCondition(filter);
  const and = where === '' ? 'WHERE' : `${where} AND`;
  const found = database.get(
    `SELECT a.row, ${order.columns[0]} IS NULL AS last FROM ${withProfile}
     ${and} a.profile_id = ? AND a.kind = ? AND a.id = ?`,
    ...values,
    profileId,
    kind,
    id,
  );
  if (found === null) return null;
  const { row, last } = decodeTarget(found);
  const from = order.columns[0].startsWith('p.') ? withProfile : 'accounts a';
  const sign = direction === 'ascending' ? '<' : '>';
  // Two counts, so that each is one range of the index.
  return rowsBefore(order, sign, last === 1).reduce((sum, condition) => {
    const sql = `SELECT COUNT(*) AS n FROM ${from} ${and} ${condition}`;
    const rows = condition
      .split('?')
      .slice(1)
      .map(() => row);
    return sum + queryNumber(database, sql, ...values, ...rows);
  }, 0);
}

const withProfile = 'accounts a JOIN profiles p ON p.id = a.profile_id';

/** A value of the account itself. It stays in SQL, where an id keeps all its digits. */
const ownValue = (column: string): string =>
  `(SELECT ${column} FROM ${withProfile} WHERE a.row = ?)`;

/**
 * Conditions of the rows that `toOrderBy` puts before the account. Each question mark is its row. Nulls come last in
 * both directions. @param last the account has no value in the first column
 */
function rowsBefore(
  { columns: [first, ...ties] }: Order,
  sign: '<' | '>',
  last: boolean,
): readonly string[] {
  const amongTies = `(${ties.join(', ')}) ${sign} (${ties.map(ownValue).join(', ')})`;
  return last
    ? [`${first} IS NOT NULL`, `${first} IS NULL AND ${amongTies}`]
    : [`${first} ${sign} ${ownValue(first)}`, `${first} = ${ownValue(first)} AND ${amongTies}`];
}
