/** The snapshots that limit what is known of the changes of each instance. */
import type { ChangeLimits, SnapshotTimes } from '../change-types';
import type { Database, SqlValue } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';
import { snapshotTableColumns } from './columns';

const decodeTimes = rowDecoder({
  s_taken_at: snapshotTableColumns.taken_at,
  s_accounts_read_at: snapshotTableColumns.accounts_read_at,
  s_oauth_read_at: snapshotTableColumns.oauth_read_at,
  s_details_from: snapshotTableColumns.details_from,
});

/** `until` null: now. In the order of the ids. */
export function listChangeLimits(
  database: Database,
  profileIds: readonly string[],
  until: number | null,
): ChangeLimits[] {
  return database.readTransaction(() =>
    profileIds.map((profileId) => {
      const find = (rest: string, ...values: SqlValue[]): SnapshotTimes | null =>
        findTimes(database, rest, profileId, ...values);
      return {
        profileId,
        first: find('s.taken_at IS NOT NULL ORDER BY s.taken_at'),
        last:
          until === null
            ? find('s.taken_at IS NOT NULL ORDER BY s.taken_at DESC')
            : find('s.taken_at <= ? ORDER BY s.taken_at DESC', until),
        firstDetailsAt:
          find('s.taken_at IS NOT NULL AND s.details_from IS NOT NULL ORDER BY s.taken_at')
            ?.takenAt ?? null,
      };
    }),
  );
}

function findTimes(database: Database, rest: string, ...values: SqlValue[]): SnapshotTimes | null {
  const row = database.get(
    `SELECT ${coveredColumns('snapshots', 's')} FROM snapshots s
     WHERE s.profile_id = ? AND ${rest} LIMIT 1`,
    ...values,
  );
  const good = goodRowOrNull(database, row, { s: 'snapshots' });
  if (good === null) return null;
  const times = decodeTimes(good);
  return {
    takenAt: times.s_taken_at,
    accountsReadAt: times.s_accounts_read_at,
    oauthReadAt: times.s_oauth_read_at,
    detailsFrom: times.s_details_from,
  };
}
