/** What comparing instances reads and stores: accounts as JSON, and the summaries that were built from them. */
import type { AccountKey } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import type { AccountJson, ComparedProfile, SummaryVersion } from '../store-types';
import { latestChangeOf } from './latest-change';
import { listWrittenSecretsByRow } from './written-secrets';
import {
  accountTableColumns,
  configTableColumns,
  jsonText,
  listTableColumns,
  profileTableColumns,
  summaryTableColumns,
} from './columns';

const decodeComparedProfile = rowDecoder({
  p_label: profileTableColumns.label,
  p_group_name: profileTableColumns.group_name,
  p_origin: profileTableColumns.origin,
  revision: profileTableColumns.revision,
  p_last_sync: profileTableColumns.last_sync,
  l_read_at: listTableColumns.read_at.nullable(),
  o_read_at: listTableColumns.read_at.nullable(),
});

/** The profiles that exist, in the order of `profileIds`. */
export const listComparedProfiles = (
  database: Database,
  profileIds: readonly string[],
): ComparedProfile[] =>
  profileIds.flatMap((profileId) => {
    const row = database.get(
      `SELECT ${coveredColumns('profiles', 'p')}, p.revision,
         ${coveredColumns('lists', 'l')}, ${coveredColumns('lists', 'o')}
       FROM profiles p
       LEFT JOIN lists l ON l.profile_id = p.id AND l.kind = 'account'
       LEFT JOIN lists o ON o.profile_id = p.id AND o.kind = 'oauth'
       WHERE p.id = ?`,
      profileId,
    );
    const good = goodRowOrNull(database, row, { p: 'profiles', l: 'lists', o: 'lists' });
    if (!good) return [];
    const profile = decodeComparedProfile(good);
    return {
      profileId,
      label: profile.p_label,
      marks: [profile.p_group_name, hostNameOf(profile.p_origin)],
      revision: profile.revision,
      accountsReadAt: profile.l_read_at,
      oauthReadAt: profile.o_read_at,
      problem: profile.p_last_sync?.problem ?? null,
    };
  });

/** `acme-dev` of `https://acme-dev.domo.com`. */
const hostNameOf = (origin: string): string => /^https?:\/\/([^./:]+)/u.exec(origin)?.[1] ?? '';

const decodeSummaries = rowDecoder({ s_data: summaryTableColumns.data });

/** Null when there are no summaries of this version. */
export function getSummaries(
  database: Database,
  profileId: string,
  { revision, rule }: SummaryVersion,
  part: number,
): Uint8Array | null {
  const row = database.get(
    `SELECT ${coveredColumns('summaries', 's')} FROM summaries s
     WHERE s.profile_id = ? AND s.part = ? AND s.revision = ? AND s.rule = ?`,
    profileId,
    part,
    revision,
    rule,
  );
  const good = goodRowOrNull(database, row, { s: 'summaries' });
  return good && decodeSummaries(good).s_data;
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
      `INSERT OR REPLACE INTO summaries (profile_id, part, revision, rule, data)
       SELECT id, ?, revision, ?, ? FROM profiles WHERE id = ? AND revision = ?`,
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

/** The comparing thread decodes the JSON and adds what was written, so that the store's thread is free for others. */
const decodeAccountJson = rowDecoder({
  a_row: accountTableColumns.row,
  a_kind: accountTableColumns.kind,
  a_id: accountTableColumns.id,
  a_data: jsonText,
  c_data: jsonText.nullable(),
  c_read_at: configTableColumns.read_at,
});

/** Ordered by kind and id, so that the next call continues after the last account. */
export const listAccountJson = (
  database: Database,
  profileId: string,
  after: Pick<AccountKey, 'kind' | 'id'> | null,
  limit: number,
): AccountJson[] => {
  const batch = `WHERE a.profile_id = ? AND (a.kind, a.id) > (?, ?) ORDER BY a.kind, a.id LIMIT ?`;
  const values = [profileId, after?.kind ?? '', after?.id ?? 0, limit];
  const written = listWrittenSecretsByRow(
    database,
    `SELECT a.row FROM accounts a ${batch}`,
    ...values,
  );
  return goodRows(
    database,
    database.all(
      `SELECT ${coveredColumns('accounts', 'a')}, ${coveredColumns('configs', 'c')}
       FROM accounts a LEFT JOIN configs c ON c.account = a.row ${batch}`,
      ...values,
    ),
    { a: 'accounts', c: 'configs' },
  )
    .map(decodeAccountJson)
    .map((row) => ({
      account: row.a_data,
      config: row.c_data,
      configReadAt: row.c_read_at,
      written: written.get(row.a_row) ?? [],
      latestChange: written.has(row.a_row)
        ? latestChangeOf(database, { profileId, kind: row.a_kind, id: row.a_id })
        : null,
    }));
};
