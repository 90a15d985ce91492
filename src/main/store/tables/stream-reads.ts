/** What was read of the streams of accounts, and which accounts need attention. */
import { z } from 'zod';
import { streamReadSchema } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import type { Database, SqlValue } from '../db/database';
import { jsonNumber } from '../db/filter-indexes';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type {
  AccountInTrouble,
  AccountStreamRead,
  StreamTarget,
  UnreadStreams,
} from '../stream-types';
import { findAccountRow } from './accounts';
import { accountTableColumns } from './columns';
import { foundTableColumns } from './found-columns';
import { accountAgeColumns, accountColumnsSql, accountReadAt, idTextSql } from './sql-fragments';

/** SQL: accounts that no dataset uses, by narrow indexes. */
const UNUSED = `SELECT u.row FROM accounts u INDEXED BY accounts_by_datasets
    WHERE ${jsonNumber('u.data', 'datasourceCount')} IS NOT NULL
      AND ${jsonNumber('u.data', 'datasourceCount')} = 0
  UNION ALL SELECT f.account FROM found f INDEXED BY found_by_datasets
    WHERE ${jsonNumber('f.data', 'datasetCount')} = 0`;

const decodeTarget = rowDecoder({
  kind: accountTableColumns.kind,
  id: accountTableColumns.id,
  read_at: z.number().nullable(),
});

export const listStreamTargets = (database: Database, profileId: string): StreamTarget[] =>
  database
    .all(
      `SELECT a.kind, ${idTextSql('a.id')}, s.read_at FROM accounts a
       LEFT JOIN stream_reads s ON s.account = a.row
       WHERE a.profile_id = ? AND a.row NOT IN (${UNUSED})
       ORDER BY s.read_at IS NOT NULL, s.read_at, a.row`,
      profileId,
    )
    .map(decodeTarget)
    .map(({ kind, id, read_at: readAt }) => ({ kind, id, readAt }));

export function saveStreamReads(
  database: Database,
  profileId: string,
  reads: readonly AccountStreamRead[],
  readAt: number,
): void {
  database.transaction(() => {
    for (const { kind, id, read } of reads) {
      const account = findAccountRow(database, { profileId, kind, id });
      if (account === null) continue;
      database.run(
        `INSERT OR REPLACE INTO stream_reads (account, failing, unread, data, read_at)
         VALUES (?, ?, ?, ?, ?)`,
        account,
        read.failing.datasets,
        read.unread,
        JSON.stringify(read),
        readAt,
      );
    }
  });
}

const ofProfiles = (
  profileIds: readonly string[] | null,
): { readonly sql: string; readonly values: readonly SqlValue[] } =>
  profileIds === null
    ? { sql: '', values: [] }
    : {
        sql: 'AND a.profile_id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(profileIds)],
      };

const decodeTroubled = rowDecoder({
  a_profile_id: accountTableColumns.profile_id,
  a_kind: accountTableColumns.kind,
  a_id: accountTableColumns.id,
  a_data: accountTableColumns.data,
  ...accountAgeColumns,
  f_data: foundTableColumns.data,
  s_data: jsonColumn(streamReadSchema).nullable(),
  s_read_at: z.number().nullable(),
});

/** Invalid ones by an index, and valid ones whose streams fail by the few rows that say so. */
export function listTroubledAccounts(
  database: Database,
  profileIds: readonly string[] | null,
): AccountInTrouble[] {
  const { sql, values } = ofProfiles(profileIds);
  const rows = database.all(
    `SELECT ${accountColumnsSql}, ${coveredColumns('found', 'f')}, ${coveredColumns('stream_reads', 's')}
     FROM accounts a
     LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
     LEFT JOIN found f ON f.account = a.row
     LEFT JOIN stream_reads s ON s.account = a.row
     WHERE a.row IN (
       SELECT row FROM accounts INDEXED BY accounts_by_valid WHERE valid = 0 AND valid IS NOT 1
       UNION SELECT account FROM stream_reads WHERE failing > 0) ${sql}`,
    ...values,
  );
  const tables = { a: 'accounts', l: 'lists', f: 'found', s: 'stream_reads' } as const;
  return (
    goodRows(database, rows, tables)
      .map(decodeTroubled)
      .map(toTroubled)
      // What made it one of them may be a row that was changed from outside.
      .filter(({ isInvalid, streams }) => isInvalid || (streams?.failing.datasets ?? 0) > 0)
  );
}

function toTroubled(row: ReturnType<typeof decodeTroubled>): AccountInTrouble {
  const { a_data: account, f_data: found } = row;
  return {
    profileId: row.a_profile_id,
    kind: row.a_kind,
    id: row.a_id,
    displayName: displayNameOrName(account),
    dataProviderType: account.dataProviderType,
    isInvalid: account.valid === false,
    reason: account.validationReason ?? account.validationStatus ?? null,
    accountReadAt: accountReadAt(row),
    datasets: account.datasourceCount ?? found?.datasetCount ?? found?.counted?.count ?? null,
    streams: row.s_data,
    streamsReadAt: row.s_data?.knownAt ?? row.s_read_at,
  };
}

const decodeUnread = rowDecoder({ profile_id: z.string(), n: z.number() });

export function countUnreadStreams(
  database: Database,
  profileIds: readonly string[] | null,
): UnreadStreams[] {
  const { sql, values } = ofProfiles(profileIds);
  return database
    .all(
      `SELECT a.profile_id, COUNT(*) AS n FROM accounts a
       WHERE a.row NOT IN (${UNUSED})
         AND a.row NOT IN (SELECT account FROM stream_reads WHERE unread = 0) ${sql}
       GROUP BY a.profile_id`,
      ...values,
    )
    .map(decodeUnread)
    .map(({ profile_id: profileId, n: accounts }) => ({ profileId, accounts }));
}
