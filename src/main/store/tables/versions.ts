/** Versions of the parts of accounts: a row is added only where something is not as it was. */
import type { Kind } from '../../../contract';
import { numberOf, optional, textOf, type Database, type DbRow, type Value } from '../database';
import { accountReadAt } from './ages';

export type SnapshotPart = 'account' | 'config' | 'access';
export const snapshotParts = ['account', 'config', 'access'] as const;

/** Where an account is in the order by kind and id. */
export interface AccountPlace {
  readonly kind: Kind;
  readonly id: number;
}

/** Accounts in a piece: what waits for the store waits no longer than for one. */
export const PIECE = 500;

/** In front of all accounts. */
export const start = { kind: '', id: -1 } as const;

/** Null: there are none behind `after`. */
export function lastOfPiece(
  database: Database,
  profileId: string,
  after: AccountPlace | null,
): AccountPlace | null {
  const { kind, id } = after ?? start;
  const row = database.get(
    `SELECT kind, id FROM (
       SELECT kind, id FROM accounts WHERE profile_id = ? AND (kind, id) > (?, ?)
       ORDER BY kind, id LIMIT ${PIECE})
     ORDER BY kind DESC, id DESC LIMIT 1`,
    profileId,
    kind,
    id,
  );
  return row && placeOf(row);
}

export const placeOf = (row: DbRow): AccountPlace => ({
  kind: row['kind'] === 'oauth' ? 'oauth' : 'account',
  id: numberOf(row['id']),
});

/** A part whose last reading failed is not known now, whatever was read before. */
const known = (alias: string): string =>
  `CASE WHEN ${alias}.problem IS NULL THEN ${alias}.data END AS data,
   CASE WHEN ${alias}.problem IS NULL THEN ${alias}.read_at END AS read_at, ${alias}.problem`;

const between = 'a.profile_id = ? AND (a.kind, a.id) > (?, ?) AND (a.kind, a.id) <= (?, ?)';

const currently: Record<SnapshotPart, string> = {
  account: `SELECT a.profile_id, a.kind, a.id, a.data, NULL AS problem,
      ${accountReadAt} AS read_at
    FROM accounts a LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
    WHERE ${between}`,
  config: `SELECT a.profile_id, a.kind, a.id, ${known('c')}
    FROM accounts a LEFT JOIN configs c ON c.account = a.row WHERE ${between}`,
  access: `SELECT a.profile_id, a.kind, a.id, ${known('x')}
    FROM accounts a LEFT JOIN access_lists x ON x.account = a.row WHERE ${between}`,
};

/** What is not as in its open version. */
const changedParts = (part: SnapshotPart): string => `
  SELECT now.kind, now.id, now.data, now.problem, now.read_at, v.row AS open
  FROM (${currently[part]}) now
  LEFT JOIN versions v ON v.profile_id = now.profile_id AND v.kind = now.kind AND v.id = now.id
    AND v.part = '${part}' AND v.to_seq IS NULL
  WHERE now.data IS NOT v.data OR now.problem IS NOT v.problem`;

/** Counts accounts: new ones, and those of which something is proven to have changed. */
export function keepVersions(
  database: Database,
  profileId: string,
  seq: number,
  after: AccountPlace | null,
  last: AccountPlace,
): { added: number; changed: number } {
  const [added, changed] = [new Set<string>(), new Set<string>()];
  const from = after ?? start;
  for (const part of snapshotParts) {
    const rows = database.all(
      changedParts(part),
      ...[profileId, from.kind, from.id, last.kind, last.id],
    );
    for (const row of rows) {
      const name = `${textOf(row['kind'])} ${numberOf(row['id'])}`;
      if (part === 'account' && row['open'] === null) added.add(name);
      else if (!added.has(name) && differs(database, profileId, part, row)) changed.add(name);
      replace(database, profileId, part, seq, row);
    }
  }
  return { added: added.size, changed: changed.size };
}

/** From what was known of it last: that it could not be read in between changes nothing of it. */
function differs(database: Database, profileId: string, part: string, row: DbRow): boolean {
  if (row['data'] === null) return false;
  const before = database.get(
    `SELECT data FROM versions WHERE profile_id = ? AND kind = ? AND id = ? AND part = ?
       AND data IS NOT NULL ORDER BY from_seq DESC LIMIT 1`,
    ...[profileId, value(row, 'kind'), value(row, 'id'), part],
  );
  return before !== null && before['data'] !== row['data'];
}

const value = (row: DbRow, name: string): Value => row[name] ?? null;

function replace(
  database: Database,
  profileId: string,
  part: string,
  seq: number,
  row: DbRow,
): void {
  const open = optional(row['open']);
  if (open !== null) database.run('UPDATE versions SET to_seq = ? WHERE row = ?', seq, open);
  if (row['data'] === null && row['problem'] === null) return;
  database.run(
    `INSERT INTO versions (profile_id, kind, id, part, from_seq, read_at, problem, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[profileId, value(row, 'kind'), value(row, 'id'), part, seq],
    ...[value(row, 'read_at'), value(row, 'problem'), value(row, 'data')],
  );
}

/** Closes the versions of accounts that are gone; returns how many accounts are. */
export function closeGone(database: Database, profileId: string, seq: number): number {
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
