/** Saves what the search of an instance says of its accounts, beside list and access list (domo-api 4.9). */
import { z } from 'zod';
import type { DomoId } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import type { FoundFacts } from '../account-list-types';
import { accountTableColumns } from './columns';
import { refreshOwner } from './principals';
import { idTextSql } from './sql-fragments';

const decodeStored = rowDecoder({
  row: accountTableColumns.row,
  id: accountTableColumns.id,
  data: z.string().nullable(),
});

/**
 * Saves what a search says of plain accounts. `complete`: accounts that it did not return are not known to it, and
 * what an earlier one said of them is dropped.
 */
export function saveFound(
  database: Database,
  profileId: string,
  found: readonly FoundFacts[],
  readAt: number,
  complete: boolean,
): void {
  database.transaction(() => {
    const stored = database
      .all(
        `SELECT a.row, ${idTextSql('a.id')}, f.data FROM accounts a LEFT JOIN found f ON f.account = a.row
         WHERE a.profile_id = ? AND a.kind = 'account'`,
        profileId,
      )
      .map(decodeStored);
    const byId = new Map<DomoId, string>(
      found.map(({ id, ...facts }) => [id, JSON.stringify(facts)]),
    );
    for (const { row, id, data } of stored) {
      const now = byId.get(id);
      if (now !== undefined && (now !== data || !complete)) upsertFound(database, row, now, readAt);
      else if (now === undefined && data !== null && complete)
        database.run('DELETE FROM found WHERE account = ?', row);
      else continue;
      if (now !== data) refreshOwner(database, row);
    }
    if (!complete) return;
    database.run(
      `UPDATE lists SET searched_at = ? WHERE profile_id = ? AND kind = 'account'`,
      readAt,
      profileId,
    );
  });
}

const upsertFound = (database: Database, row: number, data: string, readAt: number): void => {
  database.run(
    `INSERT INTO found (account, data, read_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET data = excluded.data, read_at = excluded.read_at`,
    row,
    data,
    readAt,
  );
};
