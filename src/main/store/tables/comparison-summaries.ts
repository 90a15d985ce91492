/** For comparing instances: what accounts are made into summaries of, and the summaries, by version. */
import { profileSchema, type AccountKey } from '../../../contract';
import { sqlNumber, sqlNumberOrNull, sqlText, type Database } from '../db/database';
import type { AccountJson, ComparedProfile, SummaryVersion } from '../store-types';

/** Those that are there, in the order of the ids. */
export const listComparedProfiles = (
  database: Database,
  profileIds: readonly string[],
): ComparedProfile[] =>
  profileIds.flatMap((profileId) => {
    const row = database.get(
      `SELECT p.label, p.revision, p.last_sync,
         (SELECT read_at FROM lists WHERE profile_id = p.id AND kind = 'account') AS accounts_read_at,
         (SELECT read_at FROM lists WHERE profile_id = p.id AND kind = 'oauth') AS oauth_read_at
       FROM profiles p WHERE p.id = ?`,
      profileId,
    );
    if (!row) return [];
    return {
      profileId,
      label: sqlText(row['label']),
      revision: sqlNumber(row['revision']),
      accountsReadAt: sqlNumberOrNull(row['accounts_read_at']),
      oauthReadAt: sqlNumberOrNull(row['oauth_read_at']),
      problem: lastSyncProblem(row['last_sync']),
    };
  });

const lastSyncProblem = (lastSync: unknown): ComparedProfile['problem'] =>
  typeof lastSync === 'string'
    ? (profileSchema.shape.lastSync.parse(JSON.parse(lastSync))?.problem ?? null)
    : null;

/** Null when there is none, or none of this version. */
export function getSummaries(
  database: Database,
  profileId: string,
  { revision, rule }: SummaryVersion,
  part: number,
): Uint8Array | null {
  const row = database.get(
    'SELECT data FROM summaries WHERE profile_id = ? AND part = ? AND revision = ? AND rule = ?',
    profileId,
    part,
    revision,
    rule,
  );
  return row?.['data'] instanceof Uint8Array ? row['data'] : null;
}

/** Does nothing when the profile is at another revision by now. */
export function saveSummaries(
  database: Database,
  profileId: string,
  { revision, rule }: SummaryVersion,
  part: number,
  data: Uint8Array,
): void {
  // What is lost with the power is made again: others need not wait for the disk.
  database.exec('PRAGMA synchronous = NORMAL');
  try {
    database.run(
      `INSERT INTO summaries (profile_id, part, revision, rule, data)
       SELECT id, ?, revision, ?, ? FROM profiles WHERE id = ? AND revision = ?
       ON CONFLICT DO UPDATE SET revision = excluded.revision, rule = excluded.rule, data = excluded.data`,
      part,
      rule,
      data,
      profileId,
      revision,
    );
  } finally {
    database.exec('PRAGMA synchronous = FULL');
  }
}

/** By kind and id, so that the next ones are found where the last ended. */
export const listAccountJson = (
  database: Database,
  profileId: string,
  after: Pick<AccountKey, 'kind' | 'id'> | null,
  limit: number,
): AccountJson[] =>
  database
    .all(
      `SELECT a.data, c.data AS config, c.read_at AS config_read_at
       FROM accounts a LEFT JOIN configs c ON c.account = a.row
       WHERE a.profile_id = ? AND (a.kind, a.id) > (?, ?) ORDER BY a.kind, a.id LIMIT ?`,
      profileId,
      after?.kind ?? '',
      after?.id ?? 0,
      limit,
    )
    .map((row) => ({
      account: sqlText(row['data']),
      config: row['config'] === null ? null : sqlText(row['config']),
      configReadAt: sqlNumberOrNull(row['config_read_at']),
    }));

/** Providers of accounts that are there, as JSON. */
export const listUsedProviders = (database: Database, profileId: string): string[] =>
  database
    .all(
      `SELECT data FROM providers WHERE profile_id = ?
         AND key IN (SELECT provider FROM counts WHERE profile_id = ?)`,
      profileId,
      profileId,
    )
    .map((row) => sqlText(row['data']));
