/** What differs between snapshots that follow one another, in all instances, newest first. */
import { MAX_ID, parseId, type ChangeCursor } from '../../../contract';
import type { ChangedPartsPage, ChangedSnapshot, ChangeQuery, StoredChange } from '../change-types';
import type { Database, SqlValue } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import { BEFORE_FIRST_ACCOUNT, decodeAccountCursor } from './account-versions';
import { findAccountChange } from './account-changes';
import { profileTableColumns, snapshotTableColumns } from './columns';
import { idTextSql, sqlInList } from './sql-fragments';

/** What one call looks at, so that other calls wait no longer. */
const MAX_ACCOUNTS = 100;
const MAX_SNAPSHOTS = 200;

/** Snapshots by time, newest first, then by profile; the accounts of each by kind and id. */
export function listChangedParts(database: Database, query: ChangeQuery): ChangedPartsPage {
  return database.readTransaction(() => {
    const { after } = query;
    const changes: StoredChange[] = [];
    const { snapshots, end } = listChangedSnapshots(database, query);
    let left = MAX_ACCOUNTS;
    for (const snapshot of snapshots) {
      const { seq, profileId, takenAt } = snapshot;
      const isBegun = after?.profileId === profileId && after.takenAt === takenAt;
      const accounts = listAccountsOf(database, seq, isBegun ? after : null, left);
      for (const account of accounts) {
        const change = findAccountChange(database, snapshot, { profileId, ...account });
        if (change !== null) changes.push(change);
      }
      left -= accounts.length;
      const last = accounts.at(-1);
      if (left === 0 && last !== undefined)
        return { changes, next: { ...last, profileId, takenAt } };
    }
    return { changes, next: end };
  });
}

/** Ids have 64 bits. */
const AFTER_LAST_ACCOUNT = { kind: 'oauth', id: parseId(MAX_ID) ?? 0 } as const;

const decodeChangedSnapshot = rowDecoder({
  s_seq: snapshotTableColumns.seq,
  s_profile_id: profileTableColumns.id,
  s_taken_at: snapshotTableColumns.taken_at,
  b_taken_at: snapshotTableColumns.taken_at.nullable(),
  b_accounts_read_at: snapshotTableColumns.accounts_read_at,
  b_oauth_read_at: snapshotTableColumns.oauth_read_at,
});

interface FoundSnapshots {
  readonly snapshots: readonly ChangedSnapshot[];
  /** Behind all of their accounts. Null: there are no more snapshots. */
  readonly end: ChangeCursor | null;
}

/** Those in which something changed, from the cursor on. The first of an instance has none to differ from. */
function listChangedSnapshots(database: Database, query: ChangeQuery): FoundSnapshots {
  const { since, until, profileIds, after } = query;
  const values: SqlValue[] = [since];
  const conditions = ['s.taken_at > ?', 's.added + s.changed + s.removed > 0'];
  const add = (sql: string, ...bound: SqlValue[]): void => {
    conditions.push(sql);
    values.push(...bound);
  };
  if (until !== null) add('s.taken_at <= ?', until);
  if (profileIds?.length === 0) add('0');
  else if (profileIds) add(sqlInList('s.profile_id', profileIds), ...profileIds);
  if (after !== null) {
    const { takenAt, profileId } = after;
    add('s.taken_at <= ? AND (s.taken_at < ? OR s.profile_id >= ?)', takenAt, takenAt, profileId);
  }
  const rows = database.all(
    `SELECT ${coveredColumns('snapshots', 's')}, ${coveredColumns('snapshots', 'b')}
     FROM snapshots s JOIN snapshots b ON b.profile_id = s.profile_id AND b.taken_at =
       (SELECT MAX(o.taken_at) FROM snapshots o
        WHERE o.profile_id = s.profile_id AND o.taken_at < s.taken_at)
     WHERE ${conditions.join(' AND ')}
     ORDER BY s.taken_at DESC, s.profile_id LIMIT ${MAX_SNAPSHOTS}`,
    ...values,
  );
  const snapshots = goodRows(database, rows, { s: 'snapshots', b: 'snapshots' })
    .map(decodeChangedSnapshot)
    .map((row) => ({
      seq: row.s_seq,
      profileId: row.s_profile_id,
      takenAt: row.s_taken_at,
      previousAt: row.b_taken_at ?? 0,
      listedBefore: [
        ...(row.b_accounts_read_at === null ? [] : (['account'] as const)),
        ...(row.b_oauth_read_at === null ? [] : (['oauth'] as const)),
      ],
    }));
  const last = rows.length < MAX_SNAPSHOTS ? undefined : snapshots.at(-1);
  const end = last && {
    ...AFTER_LAST_ACCOUNT,
    profileId: last.profileId,
    takenAt: last.takenAt,
  };
  return { snapshots, end: end ?? null };
}

/** Accounts with a part that begins with the snapshot, or that it lacks. */
function listAccountsOf(
  database: Database,
  seq: number,
  after: ChangeCursor | null,
  limit: number,
): ReturnType<typeof decodeAccountCursor>[] {
  const { kind, id } = after ?? BEFORE_FIRST_ACCOUNT;
  const position = [seq, kind, id] as const;
  return database
    .all(
      `SELECT found.kind, ${idTextSql('found.id')} FROM (
         SELECT kind, id FROM versions WHERE from_seq = ? AND (kind, id) > (?, ?)
         UNION SELECT kind, id FROM versions
         WHERE to_seq = ? AND part = 'account' AND (kind, id) > (?, ?)
       ) AS found ORDER BY found.kind, found.id LIMIT ?`,
      ...position,
      ...position,
      limit,
    )
    .map(decodeAccountCursor);
}
