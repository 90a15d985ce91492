/** Accounts as they were at a snapshot. */
import {
  accessEntrySchema,
  accountSchema,
  configSchema,
  fail,
  problemSchema,
  type AccountKey,
  type ResponseFor,
} from '../../../contract';
import { numberOf, optional, textOf, type Database, type DbRow, type Value } from '../database';
import type { InstanceAt, PastAccount, Place } from '../types';
import { detail } from './details';
import { listReadAt, whole } from './snapshots';
import { PIECE, placeOf, start } from './versions';

interface Moment {
  readonly seq: number;
  readonly detailsFrom: number;
  readonly readAt: Readonly<Record<string, number | null>>;
}

function momentOf(database: Database, profileId: string, takenAt: number): Moment {
  const row =
    database.get(
      'SELECT * FROM snapshots WHERE profile_id = ? AND taken_at = ?',
      profileId,
      takenAt,
    ) ?? fail('notFound', 'There is no snapshot of this time.');
  return {
    seq: numberOf(row['seq']),
    detailsFrom: numberOf(row['details_from']),
    readAt: {
      account: optional(row['accounts_read_at']),
      oauth: optional(row['oauth_read_at']),
    },
  };
}

/** When its lists were read; null for what was never read. `at` null: now. Fails with `notFound`. */
export function listsAt(
  database: Database,
  profileId: string,
  at: number | null,
): { accountsReadAt: number | null; oauthReadAt: number | null } {
  if (at === null) {
    return {
      accountsReadAt: listReadAt(database, profileId, 'account'),
      oauthReadAt: listReadAt(database, profileId, 'oauth'),
    };
  }
  const { readAt } = momentOf(database, profileId, at);
  return { accountsReadAt: readAt['account'] ?? null, oauthReadAt: readAt['oauth'] ?? null };
}

const wasThen = 'v.from_seq <= ? AND (v.to_seq IS NULL OR v.to_seq > ?)';

/** Null when it was not there. `at` null: now. Fails with `notFound` for a time that names no snapshot. */
export function accountAt(
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
    return there && detail(database, key);
  }
  const moment = momentOf(database, key.profileId, at);
  const rows = database.all(
    `SELECT v.* FROM versions v WHERE v.profile_id = ? AND v.kind = ? AND v.id = ? AND ${wasThen}`,
    ...[key.profileId, key.kind, key.id, moment.seq, moment.seq],
  );
  return pastOf(rows, moment);
}

/** Some accounts by kind and id, those behind `after`; fewer than asked for may come, none at the end alone. */
export function instanceAt(
  database: Database,
  profileId: string,
  at: number | null,
  after: Place | null,
): InstanceAt {
  const { kind, id } = after ?? start;
  const moment = at === null ? null : momentOf(database, profileId, at);
  const [table, when, values] =
    moment === null
      ? ['accounts v', '1', []]
      : ['versions v', `v.part = 'account' AND ${wasThen}`, [moment.seq, moment.seq]];
  return database
    .all(
      `SELECT v.kind, v.id FROM ${table}
       WHERE v.profile_id = ? AND (v.kind, v.id) > (?, ?) AND ${when}
       ORDER BY v.kind, v.id LIMIT ${PIECE}`,
      ...[profileId, kind, id, ...values],
    )
    .flatMap((row) => {
      const found = accountAt(database, { profileId, ...placeOf(row) }, at);
      return found ? [found] : [];
    });
}

function pastOf(rows: readonly DbRow[], { detailsFrom, readAt }: Moment): PastAccount | null {
  const part = (name: string): DbRow | undefined => rows.find((row) => row['part'] === name);
  const [account, config, access] = [part('account'), part('config'), part('access')];
  if (!account) return null;
  // It was found the same in every reading since, as far as that is known.
  const since = (row: DbRow | undefined, again: number): number | null => {
    const first = optional(row?.['read_at']);
    return first === null ? null : Math.max(first, again);
  };
  const data = accountSchema.parse(parse(account['data']));
  return {
    account: data,
    accountReadAt: since(account, readAt[data.kind] ?? 0) ?? 0,
    config: configSchema.nullable().parse(parse(config?.['data'])),
    configReadAt: since(config, detailsFrom),
    configProblem: problemSchema.nullable().parse(parse(config?.['problem'])),
    access: accessEntrySchema.array().nullable().parse(parse(access?.['data'])),
    accessReadAt: since(access, detailsFrom),
    accessProblem: problemSchema.nullable().parse(parse(access?.['problem'])),
    providerName: null,
  };
}

const parse = (value: Value | undefined): unknown =>
  typeof value === 'string' ? JSON.parse(value) : null;

type OfAccount = ResponseFor<'snapshot.ofAccount'>['snapshots'];

/** The snapshots in which it is not as in the one before, newest first. */
export function snapshotsOfAccount(
  database: Database,
  { profileId, kind, id }: AccountKey,
): OfAccount {
  const rows = database.all(
    `SELECT part, from_seq, to_seq, data FROM versions
     WHERE profile_id = ? AND kind = ? AND id = ? ORDER BY from_seq`,
    ...[profileId, kind, id],
  );
  // The oldest is held against nothing.
  return whole(database, profileId)
    .slice(0, -1)
    .map((row) => ({
      takenAt: numberOf(row['taken_at']),
      parts: partsChanged(rows, numberOf(row['seq'])),
    }))
    .filter(({ parts }) => parts.length > 0);
}

function partsChanged(rows: readonly DbRow[], seq: number): OfAccount[number]['parts'] {
  const began = (part: string) =>
    rows.find((row) => row['part'] === part && numberOf(row['from_seq']) === seq);
  const ended = rows.some((row) => row['part'] === 'account' && row['to_seq'] === seq);
  if (began('account') && !ended) return ['appeared'];
  if (ended && !began('account')) return ['gone'];
  return (['account', 'config', 'access'] as const).flatMap((part) => {
    const data = began(part)?.['data'] ?? null;
    const before = rows.findLast(
      (row) => row['part'] === part && numberOf(row['from_seq']) < seq && row['data'] !== null,
    );
    if (data === null || before === undefined || textOf(before['data']) === data) return [];
    return [part === 'account' ? 'metadata' : part];
  });
}
