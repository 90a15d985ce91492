/** Saves what the search of an instance says of its accounts, beside list and access list (domo-api 4.9). */
import { z } from 'zod';
import type { Account, AccountKind, DomoId } from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow } from '../macs/good-rows';
import type { AccountListChanges, AccountListExceptions, FoundFacts } from '../account-list-types';
import { saveAccountList } from './accounts';
import { accountTableColumns } from './columns';
import { refreshAccountAtEnd } from './refresh-account';
import { idTextSql } from './sql-fragments';

const decodeStored = rowDecoder({
  row: accountTableColumns.row,
  id: accountTableColumns.id,
  f_rowid: z.number().nullable(),
  f_data: z.string().nullable(),
});

interface StoredFound {
  readonly row: number;
  readonly id: DomoId;
  readonly isStored: boolean;
  /** Null when nothing is stored, or it is not as Latchkey wrote it. */
  readonly data: string | null;
}

function toStoredFound(database: Database, found: DbRow): StoredFound {
  const { row, id, f_rowid: rowid, f_data: data } = decodeStored(found);
  const isGood = goodRow(database, found, { f: 'found' }) !== null;
  return { row, id, isStored: rowid !== null, data: isGood ? data : null };
}

/** Together with what the search says of them, so that the row that is searched and shown is made once for each account. */
export const saveListWithFound = (
  database: Database,
  profileId: string,
  kind: AccountKind,
  accounts: readonly Account[],
  readAt: number,
  more: AccountListExceptions = {},
): AccountListChanges =>
  database.transaction(() => {
    const changes = saveAccountList(database, profileId, kind, accounts, readAt, more);
    const { found, searchedAll = false } = more;
    if (found) saveFound(database, profileId, found, readAt, searchedAll);
    return changes;
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
        `SELECT a.row, ${idTextSql('a.id')}, ${coveredColumns('found', 'f')}
         FROM accounts a LEFT JOIN found f ON f.account = a.row
         WHERE a.profile_id = ? AND a.kind = 'account'`,
        profileId,
      )
      .map((row) => toStoredFound(database, row));
    const byId = new Map<DomoId, string>(
      found.map(({ id, ...facts }) => [id, JSON.stringify(facts)]),
    );
    const changed: number[] = [];
    for (const { row, id, isStored, data } of stored) {
      const now = byId.get(id);
      if (now !== undefined && (now !== data || !complete)) upsertFound(database, row, now, readAt);
      else if (now === undefined && isStored && complete)
        database.run('DELETE FROM found WHERE account = ?', row);
      else continue;
      if (now !== data) changed.push(row);
    }
    if (complete) {
      database.run(
        `UPDATE lists SET searched_at = ? WHERE profile_id = ? AND kind = 'account'`,
        readAt,
        profileId,
      );
    }
    for (const row of changed) refreshAccountAtEnd(database, row);
  });
}

const upsertFound = (database: Database, row: number, data: string, readAt: number): void => {
  database.run(
    // A row that was changed from outside does not get a good MAC by an update.
    'INSERT OR REPLACE INTO found (account, data, read_at) VALUES (?, ?, ?)',
    row,
    data,
    readAt,
  );
};
