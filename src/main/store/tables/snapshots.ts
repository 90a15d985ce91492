/**
 * Snapshots in the store. A snapshot is taken in batches, and gets its time when it is complete. An incomplete one
 * does not count, and the next snapshot undoes it; earlier snapshots never change.
 */
import { fail, type AccountKind } from '../../../contract';
import type { Database } from '../db/database';
import { lastInsertedRow, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import type { AccountCursor } from '../store-types';
import { closeRemovedVersions, saveVersions, findBatchEnd } from './account-versions';
import { listTableColumns, snapshotTableColumns } from './columns';
import { hasProfile } from './profiles';
import { timeNextSnapshot } from './snapshot-times';

const decodeSeq = rowDecoder({ seq: snapshotTableColumns.seq });

/** Begins a snapshot and returns its number. Undoes one that was begun and not completed. */
export function beginSnapshot(database: Database, profileId: string): number {
  return database.transaction(() => {
    if (!hasProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    const incomplete = database.all(
      'SELECT seq FROM snapshots WHERE profile_id = ? AND taken_at IS NULL',
      profileId,
    );
    for (const row of incomplete) undoSnapshot(database, profileId, decodeSeq(row).seq);
    database.run('INSERT INTO snapshots (profile_id) VALUES (?)', profileId);
    return lastInsertedRow(database);
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

/** Saves what changed in the next batch of accounts; returns the last of them, or null when there are no more. */
export function saveSnapshotBatch(
  database: Database,
  profileId: string,
  seq: number,
  after: AccountCursor | null,
): AccountCursor | null {
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
 * Completes a snapshot. `detailsFrom` is the start of the full sync that ends with it; null for none. Returns the time
 * that names the snapshot, which is later than that of all earlier ones. Returns null when another snapshot was begun
 * meanwhile; it has the same content.
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
    const earlier = listCompleteSnapshots(database, profileId);
    const takenAt = timeNextSnapshot(database, profileId, earlier);
    const from = detailsFrom ?? earlier[0]?.details_from ?? null;
    database.run(
      `UPDATE snapshots SET taken_at = ?, removed = ?, details_from = ?,
         accounts_read_at = ?, oauth_read_at = ?,
         accounts = (SELECT COUNT(*) FROM accounts WHERE profile_id = snapshots.profile_id)
       WHERE seq = ?`,
      takenAt,
      removed,
      from && Math.min(from, takenAt),
      getListReadAt(database, profileId, 'account'),
      getListReadAt(database, profileId, 'oauth'),
      seq,
    );
    return takenAt;
  });
}

const decodeListReadAt = rowDecoder({ l_read_at: listTableColumns.read_at });

/** Null: the list was never read. */
export function getListReadAt(
  database: Database,
  profileId: string,
  kind: AccountKind,
): number | null {
  const row = database.get(
    `SELECT ${coveredColumns('lists', 'l')} FROM lists l WHERE l.profile_id = ? AND l.kind = ?`,
    profileId,
    kind,
  );
  const good = goodRowOrNull(database, row, { l: 'lists' });
  return good && decodeListReadAt(good).l_read_at;
}

/** The complete snapshots, newest first. The oldest has no changes, because there is none to compare it with. */
export function listSnapshots(
  database: Database,
  profileId: string,
): { takenAt: number; accounts: number; changed: number; added: number; removed: number }[] {
  const snapshots = listCompleteSnapshots(database, profileId);
  return snapshots.map(({ taken_at: takenAt, accounts, changed, added, removed }, index) =>
    index === snapshots.length - 1
      ? { takenAt, accounts, changed: 0, added: 0, removed: 0 }
      : { takenAt, accounts, changed, added, removed },
  );
}

const selectSnapshots = `SELECT s.*, ${coveredColumns('snapshots', 's')}
  FROM snapshots s WHERE s.profile_id = ?`;

const decodeSnapshot = rowDecoder(snapshotTableColumns);
export type SnapshotRow = ReturnType<typeof decodeSnapshot>;

/** Newest first. */
export const listCompleteSnapshots = (database: Database, profileId: string): SnapshotRow[] =>
  goodRows(
    database,
    database.all(`${selectSnapshots} AND s.taken_at IS NOT NULL ORDER BY s.seq DESC`, profileId),
    { s: 'snapshots' },
  ).map(decodeSnapshot);

/** Null when there is no snapshot of this time. */
export function findSnapshot(
  database: Database,
  profileId: string,
  takenAt: number,
): SnapshotRow | null {
  const row = database.get(`${selectSnapshots} AND s.taken_at = ?`, profileId, takenAt);
  const good = goodRowOrNull(database, row, { s: 'snapshots' });
  return good && decodeSnapshot(good);
}
