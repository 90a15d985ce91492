/** Full syncs that have begun and not ended. One row per instance. */
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type { SyncRun, UnreadDetails } from '../sync-run-types';
import { accountTableColumns, syncRunTableColumns } from './columns';
import { hasProfile } from './profiles';
import { idTextSql } from './sql-fragments';

export function beginSyncRun(
  database: Database,
  { profileId, startedAt }: SyncRun,
  keep?: 'keep',
): void {
  database.transaction(() => {
    if (!hasProfile(database, profileId)) return;
    database.run(
      `INSERT OR ${keep ? 'IGNORE' : 'REPLACE'} INTO sync_runs (profile_id, started_at) VALUES (?, ?)`,
      profileId,
      startedAt,
    );
  });
}

export function endSyncRun(database: Database, profileId: string): void {
  database.run('DELETE FROM sync_runs WHERE profile_id = ?', profileId);
}

const decodeRun = rowDecoder({
  r_profile_id: syncRunTableColumns.profile_id,
  r_started_at: syncRunTableColumns.started_at,
});

export const listSyncRuns = (database: Database): SyncRun[] =>
  goodRows(
    database,
    database.all(`SELECT ${coveredColumns('sync_runs', 'r')} FROM sync_runs r ORDER BY r.rowid`),
    { r: 'sync_runs' },
  )
    .map(decodeRun)
    .map((row) => ({ profileId: row.r_profile_id, startedAt: row.r_started_at }));

const decodeUnread = rowDecoder({
  kind: accountTableColumns.kind,
  id: accountTableColumns.id,
  provider: accountTableColumns.provider,
  config: accountTableColumns.set_aside,
  access: accountTableColumns.set_aside,
});

/** SQL: 1 when the part must be read. No data is needed, so none is read: a changed row shows where it is used. */
const isUnread = (alias: string): string =>
  `(${alias}.read_at IS NULL OR ${alias}.problem IS NOT NULL OR ${alias}.read_at < ?
    OR COALESCE(a.modified_at, 0) > ${alias}.read_at)`;

export const listUnreadDetails = (
  database: Database,
  { profileId, startedAt }: SyncRun,
): UnreadDetails[] =>
  database
    .all(
      `SELECT unread.kind, ${idTextSql('unread.id')}, provider, config, access FROM (
         SELECT a.row, a.kind, a.id, a.provider,
           ${isUnread('c')} AS config, ${isUnread('x')} AS access
         FROM accounts a
         LEFT JOIN configs c ON c.account = a.row
         LEFT JOIN access_lists x ON x.account = a.row
         WHERE a.profile_id = ?
       ) AS unread WHERE config OR access ORDER BY unread.row`,
      startedAt,
      startedAt,
      profileId,
    )
    .map(decodeUnread)
    .map(({ provider, ...unread }) => ({ ...unread, dataProviderType: provider }));
