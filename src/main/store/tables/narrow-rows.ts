/** The accounts that a rare condition leaves: so few that they are sorted whatever the order is. */
import { z } from 'zod';
import type { InventoryFilter } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { toAccountConditions } from './account-conditions';
import { toRowCondition, type SqlPart } from './sql-fragments';
import { MAX_TEXT_HITS } from './text-hits';

const decodeRow = rowDecoder({ row: z.number() });

/**
 * Every account that the filter finds is among them; those that the other conditions exclude must still be left out.
 * Null when each condition has too many accounts, or no narrow index.
 */
export function findNarrowRows(database: Database, filter: InventoryFilter): number[] | null {
  let fewest: number[] | null = null;
  for (const { rows } of toAccountConditions(filter)) {
    if (rows === null) continue;
    const most: number = fewest?.length ?? MAX_TEXT_HITS;
    const found = database.all(
      `WITH narrow (row) AS (${rows.sql}) SELECT row FROM narrow LIMIT ?`,
      ...rows.values,
      most + 1,
    );
    if (found.length <= most) fewest = found.map((row) => decodeRow(row).row);
  }
  return fewest;
}

/** More rows than these take longer to list than a page may take. */
const MAX_LISTED = 60_000;

/** The conditions whose rows are soon listed. All of them when none is: the first accounts of the order had too few. */
export function listableConditions(database: Database, filter: InventoryFilter): SqlPart[] {
  const all = toAccountConditions(filter).flatMap(({ rows }) => (rows === null ? [] : [rows]));
  const few = all.filter(
    ({ sql, values }) =>
      all.length < 2 ||
      database.get(
        `WITH narrow (row) AS (${sql}) SELECT row FROM narrow LIMIT 1 OFFSET ?`,
        ...values,
        MAX_LISTED,
      ) === null,
  );
  return (few.length === 0 ? all : few).map(toRowCondition);
}
