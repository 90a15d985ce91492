/** Names rows that are not as Latchkey wrote them. Their values may be wrong, so a name is a hint, in quotes. */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { COVERED_COLUMNS, coveredValue, type CoveredTable } from './covered-columns';
import type { ChangedRow } from './row-checks';

const MAX_NAMED = 5;
const MAX_NAME_LENGTH = 60;

/** How the note of such rows begins: a later one replaces an earlier one. */
export const CHANGED_ROWS_NOTE = 'Left out, because it is not as Latchkey wrote it:';

/** How the note of rows that are not there begins. */
export const MISSING_ROWS_NOTE =
  'Missing, or an earlier one that was put back, is at least one of:';

const tableNames: Readonly<Record<CoveredTable, string>> = {
  profiles: 'an instance',
  accounts: 'an account',
  lists: 'the time of a list',
  configs: 'the config of an account',
  access_lists: 'the access list of an account',
  found: 'what the search says of an account',
  principals: 'the name of a user or group',
  provider_lists: 'a list of providers',
  provider_reads: 'when providers were read',
  activity: 'an entry of the activity',
  snapshots: 'a snapshot',
  versions: 'a part of a snapshot',
  sync_runs: 'the start of a sync',
  settings: 'a setting',
  saved_comparisons: 'a saved comparison',
  saved_views: 'a saved view',
  bulk_runs: 'a bulk change',
  bulk_items: 'a planned write of a bulk change',
  paired: 'a pairing',
  published: 'the DataSet of a published table',
  summaries: 'a summary for comparing',
  written_secrets: 'what Latchkey wrote in a secret of an account',
  audit_states: "how far an instance's activity log was read",
  domo_changes: 'who changed an account in Domo',
  detail_marks: 'when the details of an account were read',
  report_marks: 'what a report found',
  token_expiries: 'when a token expires',
  stream_reads: 'what was read of the streams of an account',
  directory: 'a user or the members of a group',
  reviews: 'the checksum of a review',
};

/** The columns that name a row best. */
const namingColumns: Readonly<Partial<Record<CoveredTable, readonly string[]>>> = {
  profiles: ['label'],
  accounts: ['kind', 'id', 'profile_id'],
  lists: ['kind', 'profile_id'],
  principals: ['type', 'id'],
  activity: ['operation', 'account', 'label'],
  versions: ['part', 'kind', 'id', 'profile_id'],
  settings: ['name'],
  saved_comparisons: ['name'],
  saved_views: ['name'],
  bulk_items: ['position'],
  paired: ['kind', 'id', 'profile_id'],
  published: ['table_name', 'dataset_id'],
  domo_changes: ['kind', 'id', 'profile_id'],
  directory: ['type', 'id', 'profile_id'],
  reviews: ['file'],
};

export const describeIncompleteTables = (tables: readonly CoveredTable[]): string =>
  `${MISSING_ROWS_NOTE} ${tables.map((table) => tableNames[table]).join('; ')}. A sync reads again what Domo has.`;

/** For a damaged store of which the rest was read. */
export const describeLostTables = (tables: readonly CoveredTable[]): string =>
  `At least one of these is missing: ${tables.map((table) => tableNames[table]).join('; ')}. A sync reads again what Domo has.`;

export const UNKNOWN_LOSS =
  'Whether anything else is missing cannot be known. A sync reads again what Domo has.';

/** Their first column is the row of an account. */
const accountTables: ReadonlySet<CoveredTable> = new Set([
  'configs',
  'access_lists',
  'found',
  'detail_marks',
  'written_secrets',
]);

/** `others`: how many there are beside these. */
export function describeChangedRows(
  database: Database,
  rows: readonly ChangedRow[],
  others = 0,
): string {
  const named = rows.slice(0, MAX_NAMED).map((row) => describe(database, row));
  const more = rows.length - named.length + others;
  return `${CHANGED_ROWS_NOTE} ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}. A sync reads again what Domo has.`;
}

function describe(database: Database, { table, values }: ChangedRow): string {
  if (accountTables.has(table)) return withHint(tableNames[table], accountOf(database, values[0]));
  const columns: readonly string[] = COVERED_COLUMNS[table];
  const hint = (namingColumns[table] ?? []).map((column) => values[columns.indexOf(column)] ?? '');
  return withHint(tableNames[table], hint.map(String));
}

const decodeAccount = rowDecoder({ kind: z.string(), id: z.string(), profile_id: z.string() });

function accountOf(database: Database, row: unknown): string[] {
  if (typeof row !== 'number') return [];
  try {
    const found = database.get(
      `SELECT kind, ${coveredValue('id')} AS id, profile_id FROM accounts WHERE row = ?`,
      row,
    );
    const { kind, id, profile_id: profileId } = decodeAccount(found ?? {});
    return [kind, id, profileId];
  } catch {
    return [];
  }
}

function withHint(what: string, hint: readonly string[]): string {
  const text = hint
    .join(' ')
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
    .slice(0, MAX_NAME_LENGTH)
    .trim();
  return text === '' ? what : `${what} (“${text}”)`;
}
