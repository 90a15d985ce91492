/**
 * Removes old snapshots. Their age is measured by the history and not by the computer's clock alone, because a clock that
 * is years ahead during one sync would make all of it too old.
 */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';

/** A jump of the clock over more than this is believed when as much of the history follows it. */
const BELIEVED_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes snapshots that are older, and versions that only these needed. The newest of an instance stays. */
export function removeOldSnapshots(database: Database, keepMs: number): void {
  database.transaction(() => {
    const now = believedTime(database);
    if (now !== null) removeSnapshotsBefore(database, now - keepMs);
  });
}

/** The time of the last snapshot; after a jump that nothing confirms yet, of the last one before it. Null: there is none. */
function believedTime(database: Database): number | null {
  // Later ones were taken by a clock that was ahead.
  const last = findTime(database, 'MAX', 'taken_at <= ?', Date.now());
  if (last === null) return null;
  const weekBefore = last - BELIEVED_MS;
  const earlier = findTime(database, 'MAX', 'taken_at <= ?', weekBefore);
  const first = findTime(database, 'MIN', 'taken_at > ?', weekBefore);
  return earlier !== null && first !== null && first - earlier > BELIEVED_MS ? earlier : last;
}

const decodeTime = rowDecoder({ time: z.number().nullable() });

/** Of all instances: one that is not read any more gets no time of its own. */
const findTime = (
  database: Database,
  which: 'MIN' | 'MAX',
  condition: string,
  value: number,
): number | null =>
  decodeTime(
    database.get(`SELECT ${which}(taken_at) AS time FROM snapshots WHERE ${condition}`, value) ?? {
      time: null,
    },
  ).time;

function removeSnapshotsBefore(database: Database, before: number): void {
  database.run(
    `DELETE FROM snapshots WHERE taken_at < ? AND seq < (
       SELECT MAX(newest.seq) FROM snapshots newest
       WHERE newest.profile_id = snapshots.profile_id AND newest.taken_at IS NOT NULL)`,
    before,
  );
  database.run(
    `DELETE FROM versions WHERE to_seq <= (
       SELECT MIN(oldest.seq) FROM snapshots oldest
       WHERE oldest.profile_id = versions.profile_id AND oldest.taken_at IS NOT NULL)`,
  );
}
