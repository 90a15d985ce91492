/** What comparing instances reads and stores: accounts as JSON, and the summaries that were built from them. */
import type { AccountKey } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import type { AccountJson, ComparedProfile, SummaryVersion } from '../store-types';
import {
  configTableColumns,
  jsonText,
  listTableColumns,
  profileTableColumns,
  summaryTableColumns,
} from './columns';

const decodeComparedProfile = rowDecoder({
  label: profileTableColumns.label,
  revision: profileTableColumns.revision,
  last_sync: profileTableColumns.last_sync,
  accounts_read_at: listTableColumns.read_at.nullable(),
  oauth_read_at: listTableColumns.read_at.nullable(),
});

/** The profiles that exist, in the order of `profileIds`. */
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
    const profile = decodeComparedProfile(row);
    return {
      profileId,
      label: profile.label,
      revision: profile.revision,
      accountsReadAt: profile.accounts_read_at,
      oauthReadAt: profile.oauth_read_at,
      problem: profile.last_sync?.problem ?? null,
    };
  });

const decodeSummaries = rowDecoder({ data: summaryTableColumns.data });

/** Null when there are no summaries of this version. */
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
  return row && decodeSummaries(row).data;
}

/** Does nothing when the profile has another revision by now. */
export function saveSummaries(
  database: Database,
  profileId: string,
  { revision, rule }: SummaryVersion,
  part: number,
  data: Uint8Array,
): void {
  // Summaries that a power cut loses are built again, so other calls need not wait for the disk.
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

/** The comparing thread decodes the JSON, so that the store's thread is free for others. */
const decodeAccountJson = rowDecoder({
  data: jsonText,
  config: jsonText.nullable(),
  config_read_at: configTableColumns.read_at,
});

/** Ordered by kind and id, so that the next call continues after the last account. */
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
    .map(decodeAccountJson)
    .map(({ data, config, config_read_at: configReadAt }) => ({
      account: data,
      config,
      configReadAt,
    }));

const decodeProviderJson = rowDecoder({ data: jsonText });

/** The providers that at least one account uses, as JSON. */
export const listUsedProviders = (database: Database, profileId: string): string[] =>
  database
    .all(
      `SELECT data FROM providers WHERE profile_id = ?
         AND key IN (SELECT provider FROM counts WHERE profile_id = ?)`,
      profileId,
      profileId,
    )
    .map((row) => decodeProviderJson(row).data);
