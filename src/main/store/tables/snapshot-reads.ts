/** Accounts as they were at a snapshot. */
import {
  accessEntrySchema,
  accountSchema,
  accountConfigSchema,
  fail,
  problemSchema,
  type AccountKey,
  type ResponseFor,
} from '../../../contract';
import {
  sqlNumber,
  sqlNumberOrNull,
  sqlText,
  type Database,
  type DbRow,
  type SqlValue,
} from '../db/database';
import type { PastAccountBatch, PastAccount, AccountCursor } from '../store-types';
import { getAccountDetail } from './account-details';
import { getListReadAt, listEndedSnapshotRows } from './snapshots';
import { SNAPSHOT_BATCH_SIZE, toAccountCursor, BEFORE_FIRST_ACCOUNT } from './account-versions';

interface SnapshotMoment {
  readonly seq: number;
  readonly detailsFrom: number;
  readonly readAt: Readonly<Record<string, number | null>>;
}

function getSnapshotMoment(database: Database, profileId: string, takenAt: number): SnapshotMoment {
  const row =
    database.get(
      'SELECT * FROM snapshots WHERE profile_id = ? AND taken_at = ?',
      profileId,
      takenAt,
    ) ?? fail('notFound', 'There is no snapshot of this time.');
  return {
    seq: sqlNumber(row['seq']),
    detailsFrom: sqlNumber(row['details_from']),
    readAt: {
      account: sqlNumberOrNull(row['accounts_read_at']),
      oauth: sqlNumberOrNull(row['oauth_read_at']),
    },
  };
}

/** When its lists were read; null for what was never read. `at` null: now. Fails with `notFound`. */
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
  const { readAt } = getSnapshotMoment(database, profileId, at);
  return { accountsReadAt: readAt['account'] ?? null, oauthReadAt: readAt['oauth'] ?? null };
}

const isVersionAt = 'v.from_seq <= ? AND (v.to_seq IS NULL OR v.to_seq > ?)';

/** Null when it was not there. `at` null: now. Fails with `notFound` for a time that names no snapshot. */
export function getAccountAt(
  database: Database,
  key: AccountKey,
  at: number | null,
): PastAccount | null {
  if (at === null) {
    const { profileId, kind, id } = key;
    const there = database.get(
      'SELECT 1 AS there FROM accounts WHERE profile_id = ? AND kind = ? AND id = ?',
      ...[profileId, kind, id],
    );
    return there && getAccountDetail(database, key);
  }
  const moment = getSnapshotMoment(database, key.profileId, at);
  const rows = database.all(
    `SELECT v.* FROM versions v WHERE v.profile_id = ? AND v.kind = ? AND v.id = ? AND ${isVersionAt}`,
    ...[key.profileId, key.kind, key.id, moment.seq, moment.seq],
  );
  return toPastAccount(rows, moment);
}

/** Some accounts by kind and id, those behind `after`; fewer than asked for may come, none at the end alone. */
export function listAccountsAt(
  database: Database,
  profileId: string,
  at: number | null,
  after: AccountCursor | null,
): PastAccountBatch {
  const { kind, id } = after ?? BEFORE_FIRST_ACCOUNT;
  const moment = at === null ? null : getSnapshotMoment(database, profileId, at);
  const [table, when, values] =
    moment === null
      ? ['accounts v', '1', []]
      : ['versions v', `v.part = 'account' AND ${isVersionAt}`, [moment.seq, moment.seq]];
  return database
    .all(
      `SELECT v.kind, v.id FROM ${table}
       WHERE v.profile_id = ? AND (v.kind, v.id) > (?, ?) AND ${when}
       ORDER BY v.kind, v.id LIMIT ${SNAPSHOT_BATCH_SIZE}`,
      ...[profileId, kind, id, ...values],
    )
    .flatMap((row) => {
      const found = getAccountAt(database, { profileId, ...toAccountCursor(row) }, at);
      return found ? [found] : [];
    });
}

function toPastAccount(
  rows: readonly DbRow[],
  { detailsFrom, readAt }: SnapshotMoment,
): PastAccount | null {
  const part = (name: string): DbRow | undefined => rows.find((row) => row['part'] === name);
  const [account, config, access] = [part('account'), part('config'), part('access')];
  if (!account) return null;
  // It was found the same in every reading since, as far as that is known.
  const since = (row: DbRow | undefined, again: number): number | null => {
    const first = sqlNumberOrNull(row?.['read_at']);
    return first === null ? null : Math.max(first, again);
  };
  const data = accountSchema.parse(parseJsonColumn(account['data']));
  return {
    account: data,
    accountReadAt: since(account, readAt[data.kind] ?? 0) ?? 0,
    config: accountConfigSchema.nullable().parse(parseJsonColumn(config?.['data'])),
    configReadAt: since(config, detailsFrom),
    configProblem: problemSchema.nullable().parse(parseJsonColumn(config?.['problem'])),
    access: accessEntrySchema.array().nullable().parse(parseJsonColumn(access?.['data'])),
    accessReadAt: since(access, detailsFrom),
    accessProblem: problemSchema.nullable().parse(parseJsonColumn(access?.['problem'])),
    providerName: null,
    principalNames: [],
  };
}

const parseJsonColumn = (value: SqlValue | undefined): unknown =>
  typeof value === 'string' ? JSON.parse(value) : null;

type AccountSnapshots = ResponseFor<'snapshot.ofAccount'>['snapshots'];

/** The snapshots in which it is not as in the one before, newest first. */
export function listAccountSnapshots(
  database: Database,
  { profileId, kind, id }: AccountKey,
): AccountSnapshots {
  const rows = database.all(
    `SELECT part, from_seq, to_seq, data FROM versions
     WHERE profile_id = ? AND kind = ? AND id = ? ORDER BY from_seq`,
    ...[profileId, kind, id],
  );
  // The oldest is held against nothing.
  return listEndedSnapshotRows(database, profileId)
    .slice(0, -1)
    .map((row) => ({
      takenAt: sqlNumber(row['taken_at']),
      parts: listChangedParts(rows, sqlNumber(row['seq'])),
    }))
    .filter(({ parts }) => parts.length > 0);
}

function listChangedParts(rows: readonly DbRow[], seq: number): AccountSnapshots[number]['parts'] {
  const began = (part: string) =>
    rows.find((row) => row['part'] === part && sqlNumber(row['from_seq']) === seq);
  const ended = rows.some((row) => row['part'] === 'account' && row['to_seq'] === seq);
  if (began('account') && !ended) return ['appeared'];
  if (ended && !began('account')) return ['gone'];
  return (['account', 'config', 'access'] as const).flatMap((part) => {
    const data = began(part)?.['data'] ?? null;
    const before = rows.findLast(
      (row) => row['part'] === part && sqlNumber(row['from_seq']) < seq && row['data'] !== null,
    );
    if (data === null || before === undefined || sqlText(before['data']) === data) return [];
    return [part === 'account' ? 'metadata' : part];
  });
}
