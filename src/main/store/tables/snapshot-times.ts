/**
 * When a snapshot was taken. The times of an instance rise with the sequence, whatever the clock of the computer did:
 * a clock that was ahead is corrected once it is right again, and one that was set back counts on from the last snapshot.
 */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';

/** A clock that is ahead by less is not told from a sync after a pause, and its times are soon past. */
const AHEAD_MS = 7 * 24 * 60 * 60 * 1000;

interface TakenSnapshot {
  readonly seq: number;
  readonly taken_at: number;
}

/** The time of the next snapshot. `earlier`: the complete ones, newest first; those of a clock that was ahead get others. */
export function timeNextSnapshot(
  database: Database,
  profileId: string,
  earlier: readonly TakenSnapshot[],
): number {
  const now = Date.now();
  const [last] = earlier;
  if (last === undefined || last.taken_at < now) return now;
  const before = earlier.findIndex(({ taken_at: at }) => at <= now);
  const ahead = (before === -1 ? earlier : earlier.slice(0, before)).toReversed();
  const since = earlier[before]?.taken_at ?? findCreation(database, profileId);
  if (since === null || !areOfWrongClock(ahead, since, now)) return last.taken_at + 1;
  // Just before now, and behind what was taken under the right clock.
  const from = Math.max(since + 1, now - ahead.length);
  ahead.forEach(({ seq }, index) => {
    moveSnapshot(database, seq, from + index);
  });
  moveReadings(database, profileId, now);
  return Math.max(now, from + ahead.length);
}

/**
 * Whether the clock was ahead then, and not behind now: they lie far from the snapshot before them (`since`), the present
 * time is nearer to it, and they are closer to one another than to the present time.
 */
function areOfWrongClock(ahead: readonly TakenSnapshot[], since: number, now: number): boolean {
  const times = ahead.map(({ taken_at: at }) => at);
  const first = Math.min(...times);
  return (
    first - since > AHEAD_MS &&
    first - now > now - since &&
    first - now > Math.max(...times) - first
  );
}

const decodeCreation = rowDecoder({ created_at: z.number() });

/** Null: under a clock that was ahead, too. */
function findCreation(database: Database, profileId: string): number | null {
  const row = database.get('SELECT created_at FROM profiles WHERE id = ?', profileId);
  const createdAt = row && decodeCreation(row).created_at;
  return createdAt !== null && createdAt <= Date.now() ? createdAt : null;
}

function moveSnapshot(database: Database, seq: number, takenAt: number): void {
  database.run(
    `UPDATE snapshots SET taken_at = ?, details_from = MIN(details_from, ?),
       accounts_read_at = MIN(accounts_read_at, ?), oauth_read_at = MIN(oauth_read_at, ?)
     WHERE seq = ?`,
    takenAt,
    takenAt,
    takenAt,
    takenAt,
    seq,
  );
}

/** What was read under that clock would look newer than all that is read from now on. */
function moveReadings(database: Database, profileId: string, now: number): void {
  const ofProfile = ['accounts', 'lists', 'versions', 'directory', 'provider_reads'];
  for (const table of ofProfile) {
    database.run(
      `UPDATE ${table} SET read_at = ? WHERE profile_id = ? AND read_at > ?`,
      now,
      profileId,
      now,
    );
  }
  for (const table of ['configs', 'access_lists', 'found']) {
    database.run(
      `UPDATE ${table} SET read_at = ? WHERE read_at > ?
         AND account IN (SELECT row FROM accounts WHERE profile_id = ?)`,
      now,
      now,
      profileId,
    );
  }
  database.run(
    'UPDATE lists SET searched_at = ? WHERE profile_id = ? AND searched_at > ?',
    now,
    profileId,
    now,
  );
}
