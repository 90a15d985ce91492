/**
 * Snapshots in the store, taken in pieces: one that was not ended has no time, so it is none, and the next one
 * undoes it. Those before it are never touched by it.
 */
import { fail, type AccountKind } from '../../../contract';
import { sqlNumber, sqlNumberOrNull, type Database, type DbRow } from '../db/database';
import {
  closeRemovedVersions,
  saveVersions,
  findBatchEnd,
  type VersionCursor,
} from './account-versions';

/** Begins one; returns its number. One that was begun before and is not ended is undone. */
export function beginSnapshot(database: Database, profileId: string): number {
  return database.transaction(() => {
    if (!database.get('SELECT 1 AS there FROM profiles WHERE id = ?', profileId)) {
      fail('notFound', 'There is no such profile.');
    }
    for (const { seq } of database.all(
      'SELECT seq FROM snapshots WHERE profile_id = ? AND taken_at IS NULL',
      profileId,
    )) {
      undoSnapshot(database, profileId, sqlNumber(seq));
    }
    database.run('INSERT INTO snapshots (profile_id) VALUES (?)', profileId);
    return sqlNumber(database.get('SELECT last_insert_rowid() AS seq')?.['seq']);
  });
}

function undoSnapshot(database: Database, profileId: string, seq: number): void {
  database.run('DELETE FROM versions WHERE profile_id = ? AND from_seq = ?', profileId, seq);
  database.run(
    'UPDATE versions SET to_seq = NULL WHERE profile_id = ? AND to_seq = ?',
    profileId,
    seq,
  );
  database.run('DELETE FROM snapshots WHERE seq = ?', seq);
}

/** Keeps what differs in some accounts; returns the last of them, null when there are no more. */
export function saveSnapshotBatch(
  database: Database,
  profileId: string,
  seq: number,
  after: VersionCursor | null,
): VersionCursor | null {
  return database.transaction(() => {
    const last = findBatchEnd(database, profileId, after);
    if (last === null || !isSnapshotPending(database, seq)) return null;
    const { added, changed } = saveVersions(database, profileId, seq, after, last);
    database.run(
      'UPDATE snapshots SET added = added + ?, changed = changed + ? WHERE seq = ?',
      added,
      changed,
      seq,
    );
    return last;
  });
}

const isSnapshotPending = (database: Database, seq: number): boolean =>
  database.get('SELECT 1 AS there FROM snapshots WHERE seq = ? AND taken_at IS NULL', seq) !== null;

/**
 * Makes it a snapshot, all at once. `detailsFrom`: when a full sync began that ended with this; null for none.
 * Returns the time that names it, later than all before whatever the clock says; null when another was begun
 * meanwhile, which holds the same.
 */
export function endSnapshot(
  database: Database,
  profileId: string,
  seq: number,
  detailsFrom: number | null,
): number | null {
  return database.transaction(() => {
    if (!isSnapshotPending(database, seq)) return null;
    const removed = closeRemovedVersions(database, profileId, seq);
    const before = database.get(
      `SELECT taken_at, details_from FROM snapshots WHERE profile_id = ? AND taken_at IS NOT NULL
       ORDER BY seq DESC LIMIT 1`,
      profileId,
    );
    const takenAt = Math.max(Date.now(), sqlNumber(before?.['taken_at']) + 1);
    database.run(
      `UPDATE snapshots SET taken_at = ?, removed = ?, details_from = ?,
         accounts_read_at = ?, oauth_read_at = ?,
         accounts = (SELECT COUNT(*) FROM accounts WHERE profile_id = snapshots.profile_id)
       WHERE seq = ?`,
      takenAt,
      removed,
      detailsFrom ?? sqlNumberOrNull(before?.['details_from']),
      getListReadAt(database, profileId, 'account'),
      getListReadAt(database, profileId, 'oauth'),
      seq,
    );
    return takenAt;
  });
}

/** Null: the list was never read. */
export const getListReadAt = (
  database: Database,
  profileId: string,
  kind: AccountKind,
): number | null =>
  sqlNumberOrNull(
    database.get('SELECT read_at FROM lists WHERE profile_id = ? AND kind = ?', profileId, kind)?.[
      'read_at'
    ],
  );

/** Newest first, those that are whole. The oldest is held against nothing. */
export function listSnapshots(
  database: Database,
  profileId: string,
): { takenAt: number; accounts: number; changed: number; added: number; removed: number }[] {
  const rows = listEndedSnapshotRows(database, profileId);
  return rows.map((row, index) => {
    const counts = (name: string): number => (index === rows.length - 1 ? 0 : sqlNumber(row[name]));
    return {
      takenAt: sqlNumber(row['taken_at']),
      accounts: sqlNumber(row['accounts']),
      changed: counts('changed'),
      added: counts('added'),
      removed: counts('removed'),
    };
  });
}

/** Newest first. */
export const listEndedSnapshotRows = (database: Database, profileId: string): DbRow[] =>
  database.all(
    'SELECT * FROM snapshots WHERE profile_id = ? AND taken_at IS NOT NULL ORDER BY seq DESC',
    profileId,
  );

/** Removes those taken before a time and what they alone needed; the newest of an instance stays. */
export function removeSnapshotsBefore(database: Database, before: number): void {
  database.transaction(() => {
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
  });
}
