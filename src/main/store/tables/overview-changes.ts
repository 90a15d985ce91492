/** How much changed in a period, by instance: the counts that each snapshot has of itself. */
import type { ChangeTotals } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import { profileTableColumns, snapshotTableColumns } from './columns';
import { listChangeLimits } from './change-limits';

/** Rows that are read and whose MACs are checked: half a second at most. */
const MAX_SNAPSHOTS = 10_000;

interface InstanceChanges {
  readonly totals: ChangeTotals;
  readonly detailsFrom: number | null;
}

const decodeSnapshot = rowDecoder({
  s_profile_id: profileTableColumns.id,
  s_taken_at: snapshotTableColumns.taken_at,
  s_added: snapshotTableColumns.added,
  s_removed: snapshotTableColumns.removed,
  s_changed: snapshotTableColumns.changed,
});

/** The first snapshot of an instance has everything as new, and is left out. */
export function addUpChanges(
  database: Database,
  profileIds: readonly string[],
  since: number,
): { readonly from: number; readonly of: (profileId: string) => InstanceChanges } {
  const limits = new Map(
    listChangeLimits(database, profileIds, null).map((each) => [each.profileId, each]),
  );
  const rows = database.all(
    `SELECT ${coveredColumns('snapshots', 's')} FROM snapshots s INDEXED BY snapshots_by_time
     WHERE s.taken_at >= ? ORDER BY s.taken_at DESC LIMIT ${MAX_SNAPSHOTS}`,
    since,
  );
  const snapshots = goodRows(database, rows, { s: 'snapshots' }).map(decodeSnapshot);
  const totals = new Map<string, ChangeTotals>();
  for (const snapshot of snapshots) {
    const { s_profile_id: profileId, s_taken_at: takenAt } = snapshot;
    if (takenAt === limits.get(profileId)?.first?.takenAt) continue;
    const { added, removed, changed } = totals.get(profileId) ?? nothing;
    totals.set(profileId, {
      added: added + snapshot.s_added,
      removed: removed + snapshot.s_removed,
      changed: changed + snapshot.s_changed,
    });
  }
  const last = rows.length < MAX_SNAPSHOTS ? undefined : snapshots.at(-1);
  return {
    from: last?.s_taken_at ?? since,
    of: (profileId) => ({
      totals: totals.get(profileId) ?? nothing,
      detailsFrom: limits.get(profileId)?.last?.detailsFrom ?? null,
    }),
  };
}

const nothing: ChangeTotals = { added: 0, removed: 0, changed: 0 };
