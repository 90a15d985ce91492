/** Saves what the route of datasets says of accounts of which the search does not say it (domo-api 2.2). */
import type { DatasetCount } from '../account-list-types';
import type { Database } from '../db/database';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';
import { rowDecoder } from '../db/row-decoder';
import { findAccountRow } from './accounts';
import { foundTableColumns, type FoundData } from './found-columns';

const decodeFound = rowDecoder({
  f_data: foundTableColumns.data,
  f_read_at: foundTableColumns.read_at,
});

const nothingFound: FoundData = { owners: null, datasetCount: null, used: null, indexedAt: null };

/** Owners and age of what an earlier search said stay. Accounts that the store does not have are left out. */
export function saveDatasetCounts(
  database: Database,
  profileId: string,
  counts: readonly DatasetCount[],
  readAt: number,
): void {
  database.transaction(() => {
    for (const { id, count } of counts) {
      const account = findAccountRow(database, { profileId, kind: 'account', id });
      if (account === null) continue;
      const stored = database.get(
        `SELECT ${coveredColumns('found', 'f')} FROM found f WHERE f.account = ?`,
        account,
      );
      const good = goodRowOrNull(database, stored, { f: 'found' });
      const { f_data: data, f_read_at: searchedAt } =
        good === null ? { f_data: null, f_read_at: null } : decodeFound(good);
      const found = { ...(data ?? nothingFound), counted: { count, readAt } };
      database.run(
        'INSERT OR REPLACE INTO found (account, data, read_at) VALUES (?, ?, ?)',
        account,
        JSON.stringify(found),
        searchedAt ?? readAt,
      );
    }
  });
}
