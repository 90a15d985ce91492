/** Versions of the parts of accounts: a row is added only where something is not as it was. */
import type { AccountKind } from '../../../contract';
import {
  sqlNumber,
  sqlNumberOrNull,
  sqlText,
  type Database,
  type DbRow,
  type SqlValue,
} from '../db/database';
import { accountReadAtSql } from './sql-fragments';

export type SnapshotPart = 'account' | 'config' | 'access';
export const snapshotParts = ['account', 'config', 'access'] as const;

/** Where an account is in the order by kind and id. */
export interface VersionCursor {
  readonly kind: AccountKind;
  readonly id: number;
}

/** Accounts in a piece: what waits for the store waits no longer than for one. */
export const SNAPSHOT_BATCH_SIZE = 500;

/** In front of all accounts. */
export const BEFORE_FIRST_ACCOUNT = { kind: '', id: -1 } as const;

/** Null: there are none behind `after`. */
export function findBatchEnd(
  database: Database,
  profileId: string,
  after: VersionCursor | null,
): VersionCursor | null {
  const { kind, id } = after ?? BEFORE_FIRST_ACCOUNT;
  const row = database.get(
    `SELECT kind, id FROM (
       SELECT kind, id FROM accounts WHERE profile_id = ? AND (kind, id) > (?, ?)
       ORDER BY kind, id LIMIT ${SNAPSHOT_BATCH_SIZE})
     ORDER BY kind DESC, id DESC LIMIT 1`,
    profileId,
    kind,
    id,
  );
  return row && toAccountCursor(row);
}

export const toAccountCursor = (row: DbRow): VersionCursor => ({
  kind: row['kind'] === 'oauth' ? 'oauth' : 'account',
  id: sqlNumber(row['id']),
});

/** A part whose last reading failed is not known now, whatever was read before. */
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

/** What is not as in its open version. */
const selectChangedParts = (part: SnapshotPart): string => `
  SELECT now.kind, now.id, now.data, now.problem, now.read_at, v.row AS open
  FROM (${currentParts[part]}) now
  LEFT JOIN versions v ON v.profile_id = now.profile_id AND v.kind = now.kind AND v.id = now.id
    AND v.part = '${part}' AND v.to_seq IS NULL
  WHERE now.data IS NOT v.data OR now.problem IS NOT v.problem`;

/** Counts accounts: new ones, and those of which something is proven to have changed. */
export function saveVersions(
  database: Database,
  profileId: string,
  seq: number,
  after: VersionCursor | null,
  last: VersionCursor,
): { added: number; changed: number } {
  const [added, changed] = [new Set<string>(), new Set<string>()];
  const from = after ?? BEFORE_FIRST_ACCOUNT;
  for (const part of snapshotParts) {
    const rows = database.all(
      selectChangedParts(part),
      profileId,
      from.kind,
      from.id,
      last.kind,
      last.id,
    );
    for (const row of rows) {
      const name = `${sqlText(row['kind'])} ${sqlNumber(row['id'])}`;
      if (part === 'account' && row['open'] === null) added.add(name);
      else if (!added.has(name) && isProvenChange(database, profileId, part, row))
        changed.add(name);
      replaceVersion(database, profileId, part, seq, row);
    }
  }
  return { added: added.size, changed: changed.size };
}

/** From what was known of it last: that it could not be read in between changes nothing of it. */
function isProvenChange(database: Database, profileId: string, part: string, row: DbRow): boolean {
  if (row['data'] === null) return false;
  const before = database.get(
    `SELECT data FROM versions WHERE profile_id = ? AND kind = ? AND id = ? AND part = ?
       AND data IS NOT NULL ORDER BY from_seq DESC LIMIT 1`,
    profileId,
    columnOf(row, 'kind'),
    columnOf(row, 'id'),
    part,
  );
  return before !== null && before['data'] !== row['data'];
}

const columnOf = (row: DbRow, name: string): SqlValue => row[name] ?? null;

function replaceVersion(
  database: Database,
  profileId: string,
  part: string,
  seq: number,
  row: DbRow,
): void {
  const open = sqlNumberOrNull(row['open']);
  if (open !== null) database.run('UPDATE versions SET to_seq = ? WHERE row = ?', seq, open);
  if (row['data'] === null && row['problem'] === null) return;
  database.run(
    `INSERT INTO versions (profile_id, kind, id, part, from_seq, read_at, problem, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    profileId,
    columnOf(row, 'kind'),
    columnOf(row, 'id'),
    part,
    seq,
    columnOf(row, 'read_at'),
    columnOf(row, 'problem'),
    columnOf(row, 'data'),
  );
}

/** Closes the versions of accounts that are gone; returns how many accounts are. */
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
