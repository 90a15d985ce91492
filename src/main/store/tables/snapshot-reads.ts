/** Accounts as they were at a snapshot. */
import {
  fail,
  accessEntrySchema,
  accountConfigSchema,
  problemSchema,
  type AccountKey,
  type ResponseFor,
} from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { jsonDecoder, rowDecoder } from '../db/row-decoder';
import { decodePackedAccount } from '../db/stored-account';
import { coveredColumns } from '../macs/covered-columns';
import { changedRowProblem, goodRow, goodRows } from '../macs/good-rows';
import type { PastAccountBatch, PastAccount, AccountCursor } from '../store-types';
import { getAccountDetailOrNull } from './account-details';
import { findAccountRow } from './accounts';
import { SNAPSHOT_BATCH_SIZE, decodeAccountCursor, BEFORE_FIRST_ACCOUNT } from './account-versions';
import { versionTableColumns } from './columns';
import { withWrittenValues } from '../../../contract/written-values';
import { latestChangeOf } from './latest-change';
import { listWrittenSecrets } from './written-secrets';
import { idTextSql } from './sql-fragments';
import { findSnapshot, getListReadAt, listCompleteSnapshots, type SnapshotRow } from './snapshots';

/** When the lists had been read last, at a snapshot or now (`at` null); null for never. Fails with `notFound`. */
export function getListTimesAt(
  database: Database,
  profileId: string,
  at: number | null,
): { accountsReadAt: number | null; oauthReadAt: number | null } {
  if (at === null) {
    return {
      accountsReadAt: getListReadAt(database, profileId, 'account'),
      oauthReadAt: getListReadAt(database, profileId, 'oauth'),
    };
  }
  const snapshot = getSnapshot(database, profileId, at);
  return { accountsReadAt: snapshot.accounts_read_at, oauthReadAt: snapshot.oauth_read_at };
}

const getSnapshot = (database: Database, profileId: string, takenAt: number): SnapshotRow =>
  findSnapshot(database, profileId, takenAt) ??
  fail('notFound', 'There is no snapshot of this time.');

const isVersionAt = 'v.from_seq <= ? AND (v.to_seq IS NULL OR v.to_seq > ?)';

const decodeVersion = rowDecoder({
  v_part: versionTableColumns.part,
  v_from_seq: versionTableColumns.from_seq,
  v_to_seq: versionTableColumns.to_seq,
  v_read_at: versionTableColumns.read_at,
  v_problem: versionTableColumns.problem,
  v_data: versionTableColumns.data,
});
type Version = ReturnType<typeof decodeVersion>;

/** Null when the account did not exist. `at` null: now. Fails with `notFound` when no snapshot has this time. */
export function getAccountAt(
  database: Database,
  key: AccountKey,
  at: number | null,
): PastAccount | null {
  if (at === null) {
    const found = findAccountRow(database, key) !== null;
    return found ? getAccountDetailOrNull(database, key) : null;
  }
  const snapshot = getSnapshot(database, key.profileId, at);
  const versions = database.all(
    `SELECT ${coveredColumns('versions', 'v')} FROM versions v WHERE v.profile_id = ? AND v.kind = ? AND v.id = ? AND ${isVersionAt}`,
    key.profileId,
    key.kind,
    key.id,
    snapshot.seq,
    snapshot.seq,
  );
  const damaged = versions.filter((row) => goodRow(database, row, { v: 'versions' }) === null);
  const parts = versions.filter((row) => !damaged.includes(row)).map(decodeVersion);
  // What was changed from outside is not a part that was never read.
  const unknown = damaged.flatMap((row) => toChangedVersion(row));
  const past = toPastAccount([...parts, ...unknown], snapshot);
  if (!past?.config) return past;
  // An account that had the same `modifiedAt` then as after the write had what was written.
  const written = listWrittenSecrets(database, key);
  const config = withWrittenValues(
    past.config,
    past.account,
    written,
    latestChangeOf(database, key),
  );
  return { ...past, config };
}

/** The accounts after `after`, by kind and id. Only the last batch is empty; others may be short. */
export function listAccountsAt(
  database: Database,
  profileId: string,
  at: number | null,
  after: AccountCursor | null,
): PastAccountBatch {
  const { kind, id } = after ?? BEFORE_FIRST_ACCOUNT;
  const seq = at === null ? null : getSnapshot(database, profileId, at).seq;
  const [table, condition, values] =
    seq === null
      ? ['accounts v', '1', []]
      : ['versions v', `v.part = 'account' AND ${isVersionAt}`, [seq, seq]];
  return database
    .all(
      `SELECT v.kind, ${idTextSql('v.id')} FROM ${table}
       WHERE v.profile_id = ? AND (v.kind, v.id) > (?, ?) AND ${condition}
       ORDER BY v.kind, v.id LIMIT ${SNAPSHOT_BATCH_SIZE}`,
      profileId,
      kind,
      id,
      ...values,
    )
    .flatMap((row) => {
      const found = getAccountAt(database, { profileId, ...decodeAccountCursor(row) }, at);
      return found ? [found] : [];
    });
}

/** A version in place of one that is not as Latchkey wrote it, as long as it says of which part it was. */
function toChangedVersion(row: DbRow): Version[] {
  const part = versionTableColumns.part.safeParse(row['v_part']);
  if (!part.success) return [];
  const unknown = { v_from_seq: 0, v_to_seq: null, v_read_at: null, v_data: null };
  return [{ ...unknown, v_part: part.data, v_problem: JSON.stringify(changedRowProblem()) }];
}

const decodeConfig = jsonDecoder(accountConfigSchema);
const decodeAccessList = jsonDecoder(accessEntrySchema.array());
const decodeProblem = jsonDecoder(problemSchema);

function toPastAccount(versions: readonly Version[], snapshot: SnapshotRow): PastAccount | null {
  const versionOf = (part: Version['v_part']): Version | undefined =>
    versions.find((version) => version.v_part === part);
  const [version, config, access] = [
    versionOf('account'),
    versionOf('config'),
    versionOf('access'),
  ];
  const account = decodeOrNull(decodePackedAccount, version?.v_data);
  if (account === null) return null;
  const listReadAt =
    account.kind === 'account' ? snapshot.accounts_read_at : snapshot.oauth_read_at;
  const detailsFrom = snapshot.details_from ?? 0;
  return {
    account,
    accountReadAt: lastReadAt(version, listReadAt ?? 0) ?? 0,
    config: decodeOrNull(decodeConfig, config?.v_data),
    configReadAt: lastReadAt(config, detailsFrom),
    configProblem: decodeOrNull(decodeProblem, config?.v_problem),
    access: decodeOrNull(decodeAccessList, access?.v_data),
    accessReadAt: lastReadAt(access, detailsFrom),
    accessProblem: decodeOrNull(decodeProblem, access?.v_problem),
    search: null,
    datasetCount: account.datasourceCount,
    datasetCountOrigin: null,
    changedInDomo: null,
    activityLog: 'unread',
    providerName: null,
    principalNames: [],
  };
}

/** A version has the time of its first read. The part was the same in every later read, up to `knownSameAt`. */
function lastReadAt(version: Version | undefined, knownSameAt: number): number | null {
  const firstReadAt = version?.v_read_at ?? null;
  return firstReadAt === null ? null : Math.max(firstReadAt, knownSameAt);
}

const decodeOrNull = <T>(decode: (text: string) => T, text: string | null | undefined): T | null =>
  text === null || text === undefined ? null : decode(text);

type AccountSnapshots = ResponseFor<'snapshot.ofAccount'>['snapshots'];

/** The snapshots in which the account differs from the snapshot before, newest first. */
export function listAccountSnapshots(
  database: Database,
  { profileId, kind, id }: AccountKey,
): AccountSnapshots {
  const rows = database.all(
    `SELECT ${coveredColumns('versions', 'v')} FROM versions v
     WHERE v.profile_id = ? AND v.kind = ? AND v.id = ? ORDER BY v.from_seq`,
    profileId,
    kind,
    id,
  );
  const versions = goodRows(database, rows, { v: 'versions' }).map(decodeVersion);
  // The oldest has none before it to compare with.
  return listCompleteSnapshots(database, profileId)
    .slice(0, -1)
    .map(({ taken_at: takenAt, seq }) => ({ takenAt, parts: listChangedParts(versions, seq) }))
    .filter(({ parts }) => parts.length > 0);
}

function listChangedParts(
  versions: readonly Version[],
  seq: number,
): AccountSnapshots[number]['parts'] {
  const startedVersion = (part: Version['v_part']) =>
    versions.find((version) => version.v_part === part && version.v_from_seq === seq);
  const ended = versions.some(
    (version) => version.v_part === 'account' && version.v_to_seq === seq,
  );
  if (startedVersion('account') && !ended) return ['appeared'];
  if (ended && !startedVersion('account')) return ['gone'];
  return versionTableColumns.part.options.flatMap((part) => {
    const data = startedVersion(part)?.v_data ?? null;
    const before = versions.findLast(
      (version) => version.v_part === part && version.v_from_seq < seq && version.v_data !== null,
    );
    if (data === null || before === undefined || before.v_data === data) return [];
    return [part === 'account' ? 'metadata' : part];
  });
}
