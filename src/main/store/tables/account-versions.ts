/** Versions of the parts of accounts. A part gets a new row only when a snapshot finds that it changed. */
import type { z } from 'zod';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow, goodRowOrNull } from '../macs/good-rows';
import type { AccountCursor } from '../store-types';
import { accountTableColumns, jsonText, versionTableColumns } from './columns';
import { PACKED_ACCOUNT_SQL } from '../db/stored-account';
import { accountAgeColumns, accountColumnsSql, accountReadAt, idTextSql } from './sql-fragments';

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
    for (const found of rows) {
      const row = toChangedPart(database, part, found);
      if (row === null) continue;
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
  SELECT ${accountColumnsSql}, ${coveredColumns('configs', 'c')},
    ${coveredColumns('access_lists', 'x')}, v.row AS open,
    ${PACKED_ACCOUNT_SQL} AS packed
  FROM accounts a
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN configs c ON ${part === 'config' ? 'c.account = a.row' : '0'}
  LEFT JOIN access_lists x ON ${part === 'access' ? 'x.account = a.row' : '0'}
  LEFT JOIN versions v ON v.profile_id = a.profile_id AND v.kind = a.kind AND v.id = a.id
    AND v.part = '${part}' AND v.to_seq IS NULL
  WHERE a.profile_id = ? AND (a.kind, a.id) > (?, ?) AND (a.kind, a.id) <= (?, ?)
    AND ${isChanged[part]}`;

/** SQL: a part whose last read failed counts as unknown, whatever was read before. */
const isChangedDetail = (alias: string): string =>
  `(CASE WHEN ${alias}.problem IS NULL THEN ${alias}.data END IS NOT v.data
    OR ${alias}.problem IS NOT v.problem)`;

const isChanged: Record<SnapshotPart, string> = {
  account: `(${PACKED_ACCOUNT_SQL} IS NOT v.data OR v.problem IS NOT NULL)`,
  config: isChangedDetail('c'),
  access: isChangedDetail('x'),
};

function detailTextColumns<A extends 'c' | 'x'>(alias: A) {
  return {
    [`${alias}_data`]: versionTableColumns.data,
    [`${alias}_read_at`]: versionTableColumns.read_at,
    [`${alias}_problem`]: versionTableColumns.problem,
  } as {
    readonly [C in `${A}_${'data' | 'read_at' | 'problem'}`]: C extends `${A}_read_at`
      ? typeof versionTableColumns.read_at
      : typeof versionTableColumns.data;
  };
}

/** `open` is the row of the open version, null for none. */
const decodeChangedPart = rowDecoder({
  a_kind: versionTableColumns.kind,
  a_id: versionTableColumns.id,
  packed: jsonText,
  ...accountAgeColumns,
  ...detailTextColumns('c'),
  ...detailTextColumns('x'),
  open: versionTableColumns.row.nullable(),
});

interface ChangedPart extends Pick<
  z.output<z.ZodObject<typeof versionTableColumns>>,
  'kind' | 'id' | 'data' | 'problem' | 'read_at'
> {
  readonly open: number | null;
}

const partAlias = { account: 'a', config: 'c', access: 'x' } as const;

/** Null when the part is not as Latchkey wrote it: a snapshot says nothing new of it then. */
function toChangedPart(database: Database, part: SnapshotPart, row: DbRow): ChangedPart | null {
  const alias = partAlias[part];
  const good = goodRow(database, row, {
    a: 'accounts',
    l: 'lists',
    c: 'configs',
    x: 'access_lists',
  });
  if (
    good === null ||
    (row[`${alias}_rowid`] !== null &&
      good[`${alias}_${alias === 'a' ? 'row' : 'account'}`] === null)
  )
    return null;
  const decodedRow = decodeChangedPart(good);
  const { a_kind: kind, a_id: id, open } = decodedRow;
  if (alias === 'a') {
    return {
      kind,
      id,
      open,
      data: decodedRow.packed,
      problem: null,
      read_at: accountReadAt(decodedRow),
    };
  }
  const problem = decodedRow[`${alias}_problem`];
  return {
    kind,
    id,
    open,
    problem,
    data: problem === null ? decodedRow[`${alias}_data`] : null,
    read_at: problem === null ? decodedRow[`${alias}_read_at`] : null,
  };
}

const decodeJsonText = rowDecoder({ v_data: jsonText });

/** Compares with the last known data. A read that failed in between is no change. */
function isProvenChange(
  database: Database,
  profileId: string,
  part: SnapshotPart,
  current: ChangedPart,
): boolean {
  if (current.data === null) return false;
  const before = database.get(
    `SELECT ${coveredColumns('versions', 'v')} FROM versions v
     WHERE v.profile_id = ? AND v.kind = ? AND v.id = ? AND v.part = ?
       AND v.data IS NOT NULL ORDER BY v.from_seq DESC LIMIT 1`,
    profileId,
    current.kind,
    current.id,
    part,
  );
  const good = goodRowOrNull(database, before, { v: 'versions' });
  return good !== null && decodeJsonText(good).v_data !== current.data;
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
