/** One account as it is stored. */
import type { Database, DbRow } from '../db/database';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';

/** Null when there is no such row, and when it is not as Latchkey wrote it. */
export const goodAccountRow = (database: Database, row: number | null): DbRow | null =>
  row === null
    ? null
    : goodRowOrNull(
        database,
        database.get(
          `SELECT ${coveredColumns('accounts', 'a')} FROM accounts a WHERE a.row = ?`,
          row,
        ),
        { a: 'accounts' },
      );
