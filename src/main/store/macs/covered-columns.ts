/**
 * The tables whose rows carry a MAC, and the columns that it covers: all but caches of one call's SQL. `counts` is not
 * among them, because it can be compared with the accounts, and `revision` of profiles only counts.
 */
export const COVERED_COLUMNS = {
  profiles: [
    'id',
    'label',
    'label_key',
    'origin',
    'instance',
    'group_name',
    'colour',
    'guard',
    'keep',
    'user',
    'last_check',
    'last_sync',
    'created_at',
  ],
  accounts: [
    'row',
    'profile_id',
    'kind',
    'id',
    'sort_name',
    'provider',
    'valid',
    'owner',
    'owner_key',
    'owner_from',
    'access_count',
    'created_at',
    'modified_at',
    'search_text',
    'data',
    'read_at',
    'set_aside',
    'search_only',
  ],
  lists: ['profile_id', 'kind', 'read_at', 'searched_at'],
  configs: ['account', 'data', 'read_at', 'problem'],
  access_lists: ['account', 'data', 'read_at', 'problem'],
  found: ['account', 'data', 'read_at'],
  principals: ['profile_id', 'type', 'id', 'name'],
  provider_lists: ['hash', 'data'],
  provider_reads: ['profile_id', 'hash', 'read_at'],
  activity: [
    'row',
    'id',
    'at',
    'source',
    'operation',
    'profile_id',
    'label',
    'instance',
    'kind',
    'account_id',
    'account',
    'changes',
    'outcome',
    'problem',
    'ended_at',
    'pid',
    'search_text',
  ],
  snapshots: [
    'seq',
    'profile_id',
    'taken_at',
    'accounts_read_at',
    'oauth_read_at',
    'details_from',
    'accounts',
    'changed',
    'added',
    'removed',
  ],
  versions: [
    'row',
    'profile_id',
    'kind',
    'id',
    'part',
    'from_seq',
    'to_seq',
    'read_at',
    'problem',
    'data',
  ],
  sync_runs: ['profile_id', 'started_at'],
  settings: ['name', 'value'],
  bulk_runs: ['run_id', 'planned_at', 'started_at', 'ended_at', 'pid', 'active_at', 'data'],
  bulk_items: ['run_id', 'position', 'state', 'problem', 'data'],
  saved_comparisons: ['id', 'name', 'name_key', 'saved_at', 'data'],
  saved_views: ['id', 'name', 'name_key', 'saved_at', 'data'],
  paired: ['row', 'pairing', 'profile_id', 'kind', 'id'],
  published: ['profile_id', 'table_name', 'dataset_id', 'made_at', 'published_at', 'row_count'],
  summaries: ['profile_id', 'part', 'revision', 'rule', 'data'],
  written_secrets: [
    'account',
    'field',
    'fingerprint',
    'written_at',
    'modified_at',
    'may_have_changed',
  ],
  audit_states: [
    'profile_id',
    'reading',
    'read_from',
    'read_until',
    'full_at',
    'reader',
    'problem',
  ],
  domo_changes: ['profile_id', 'kind', 'id', 'action', 'changed_by', 'changed_at', 'source'],
  detail_marks: ['account', 'listed'],
  report_marks: ['row', 'profile_id', 'comparison', 'at', 'data'],
  token_expiries: ['profile_id', 'expires_at', 'tokens', 'read_at'],
  stream_reads: ['account', 'failing', 'unread', 'data', 'read_at'],
  directory: ['profile_id', 'type', 'id', 'data', 'read_at'],
  reviews: ['sha256', 'file', 'taken_at', 'entries'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CoveredTable = keyof typeof COVERED_COLUMNS;

export const COVERED_TABLES = Object.keys(COVERED_COLUMNS) as readonly CoveredTable[];

/** libsql would round a long id, so ids are read as text, and covered as text. */
const textColumns: ReadonlySet<string> = new Set(['id', 'account_id']);

/** SQL: the value that a MAC covers. */
export const coveredValue = (column: string, of = ''): string =>
  textColumns.has(column) ? `CAST(${of}${column} AS TEXT)` : `${of}${column}`;

/** SQL: the columns of a table that a check needs, as `<alias>_<column>`. A row is read whole, or it cannot be checked. */
export const coveredColumns = (table: CoveredTable, alias: string): string =>
  [...COVERED_COLUMNS[table], 'mac', 'rowid']
    .map((column) => `${coveredValue(column, `${alias}.`)} AS ${alias}_${column}`)
    .join(', ');
