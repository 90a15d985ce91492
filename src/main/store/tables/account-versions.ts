/** Versions of the parts of accounts. A part gets a new row only when a snapshot finds that it changed. */
import type { z } from 'zod';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import type { AccountCursor } from '../store-types';
import { accountTableColumns, jsonText, versionTableColumns } from './columns';
import { accountReadAtSql, idTextSql } from './sql-fragments';

type SnapshotPart = z.output<typeof versionTableColumns.part>;

/** Accounts per batch. Other calls to the store wait no longer than one batch takes. */
export const SNAPSHOT_BATCH_SIZE = 500;

/** The cursor before all accounts. */
export const BEFORE_FIRST_ACCOUNT = { kind: '', id: -1 } as const;

export const decodeAccountCursor: (row: DbRow) => AccountCursor = rowDecoder({
  kind: accountTableColumns.kind,
  id: accountTableColumns.id,
});

/** Returns the last account of the batch after `after`, or null when there are no more accounts. */
export function findBatchEnd(
  database: Database,
  profileId: string,
  after: AccountCursor | null,
): AccountCursor | null {
  const { kind, id } = after ?? BEFORE_FIRST_ACCOUNT;
  const row = database.get(
    `SELECT kind, ${idTextSql('batch.id')} FROM (
       SELECT kind, id FROM accounts WHERE profile_id = ? AND (kind, id) > (?, ?)
       ORDER BY kind, id LIMIT ${SNAPSHOT_BATCH_SIZE})
     AS batch ORDER BY batch.kind DESC, batch.id DESC LIMIT 1`,
    profileId,
    kind,
    id,
  );
  return row && decodeAccountCursor(row);
}

/** Saves what changed from `after` to `last`. Counts the new accounts, and those with a proven change. */
export function saveVersions(
  database: Database,
  profileId: string,
  seq: number,
  after: AccountCursor | null,
  last: AccountCursor,
): { added: number; changed: number } {
  const [added, changed] = [new Set<string>(), new Set<string>()];
  const from = after ?? BEFORE_FIRST_ACCOUNT;
  for (const part of versionTableColumns.part.options) {
    const rows = database.all(
      selectChangedParts(part),
      profileId,
      from.kind,
      from.id,
      last.kind,
      last.id,
    );
    for (const row of rows.map(decodeChangedPart)) {
      const name = `${row.kind} ${row.id}`;
      if (part === 'account' && row.open === null) added.add(name);
      else if (!added.has(name) && isProvenChange(database, profileId, part, row))
        changed.add(name);
      replaceVersion(database, profileId, part, seq, row);
    }
  }
  return { added: added.size, changed: changed.size };
}

/** Selects the parts that differ from their open version. */
const selectChangedParts = (part: SnapshotPart): string => `
  SELECT now.kind, ${idTextSql('now.id')}, now.data, now.problem, now.read_at, v.row AS open
  FROM (${currentParts[part]}) now
  LEFT JOIN versions v ON v.profile_id = now.profile_id AND v.kind = now.kind AND v.id = now.id
    AND v.part = '${part}' AND v.to_seq IS NULL
  WHERE now.data IS NOT v.data OR now.problem IS NOT v.problem`;

/** `open` is the row of the open version, null for none. */
const decodeChangedPart = rowDecoder({
  kind: versionTableColumns.kind,
  id: versionTableColumns.id,
  data: versionTableColumns.data,
  problem: versionTableColumns.problem,
  read_at: versionTableColumns.read_at,
  open: versionTableColumns.row.nullable(),
});
type ChangedPart = ReturnType<typeof decodeChangedPart>;

/** A part whose last read failed counts as unknown, whatever was read before. */
const knownColumns = (alias: string): string =>
  `CASE WHEN ${alias}.problem IS NULL THEN ${alias}.data END AS data,
   CASE WHEN ${alias}.problem IS NULL THEN ${alias}.read_at END AS read_at, ${alias}.problem`;

const isInBatch = 'a.profile_id = ? AND (a.kind, a.id) > (?, ?) AND (a.kind, a.id) <= (?, ?)';

const currentParts: Record<SnapshotPart, string> = {
  account: `SELECT a.profile_id, a.kind, a.id, a.data, NULL AS problem,
      ${accountReadAtSql} AS read_at
    FROM accounts a LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
    WHERE ${isInBatch}`,
  config: `SELECT a.profile_id, a.kind, a.id, ${knownColumns('c')}
    FROM accounts a LEFT JOIN configs c ON c.account = a.row WHERE ${isInBatch}`,
  access: `SELECT a.profile_id, a.kind, a.id, ${knownColumns('x')}
    FROM accounts a LEFT JOIN access_lists x ON x.account = a.row WHERE ${isInBatch}`,
};

const decodeJsonText = rowDecoder({ data: jsonText });

/** Compares with the last known data. A read that failed in between is no change. */
function isProvenChange(
  database: Database,
  profileId: string,
  part: SnapshotPart,
  current: ChangedPart,
): boolean {
  if (current.data === null) return false;
  const before = database.get(
    `SELECT data FROM versions WHERE profile_id = ? AND kind = ? AND id = ? AND part = ?
       AND data IS NOT NULL ORDER BY from_seq DESC LIMIT 1`,
    profileId,
    current.kind,
    current.id,
    part,
  );
  return before !== null && decodeJsonText(before).data !== current.data;
}

function replaceVersion(
  database: Database,
  profileId: string,
  part: SnapshotPart,
  seq: number,
  current: ChangedPart,
): void {
  if (current.open !== null) {
    database.run('UPDATE versions SET to_seq = ? WHERE row = ?', seq, current.open);
  }
  if (current.data === null && current.problem === null) return;
  database.run(
    `INSERT INTO versions (profile_id, kind, id, part, from_seq, read_at, problem, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    profileId,
    current.kind,
    current.id,
    part,
    seq,
    current.read_at,
    current.problem,
    current.data,
  );
}

/** Closes the versions of accounts that no longer exist; returns the number of these accounts. */
export function closeRemovedVersions(database: Database, profileId: string, seq: number): number {
  const close = (part: SnapshotPart): number =>
    database.run(
      `UPDATE versions SET to_seq = ? WHERE profile_id = ? AND to_seq IS NULL AND part = ?
         AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.profile_id = versions.profile_id
           AND a.kind = versions.kind AND a.id = versions.id)`,
      seq,
      profileId,
      part,
    );
  close('config');
  close('access');
  return close('account');
}
