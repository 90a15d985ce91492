/** A row whose value was changed behind Latchkey is left out wherever it is read, and named. */
import { describe, expect, it } from 'vitest';
import { Database } from '../../src/main/store/db/database';
import { COVERED_TABLES } from '../../src/main/store/macs/covered-columns';
import { listUsedProviders } from '../../src/main/store/tables/providers';
import { reportChangedRows } from '../../src/main/store/worker/report-changed-rows';
import { nothingFound, account, config, entry, problemFrom } from './store-in-process';
import {
  allActivity,
  changeBehind as change,
  exportedRows as exported,
  filledKey as key,
  filledStore,
  snowflake,
  filledVersion as version,
  listedIds as ids,
  snapshotTime as taken,
  type FilledStore as Filled,
} from './filled-store';

/** A change per table, what reads it, and what is read before and after. */
const changes: readonly (readonly [
  string,
  (filled: Filled) => unknown,
  before: unknown,
  after: unknown,
])[] = [
  ["profiles SET label = 'acne'", ({ methods }) => methods.listProfiles().length, 1, 0],
  [
    "profiles SET guard = 'normal!'",
    ({ methods }) => methods.getProfile('acme')?.guard,
    'normal',
    undefined,
  ],
  [
    "accounts SET data = replace(data, 'Account 7', 'Account 9')",
    ({ methods }) => ids(methods),
    [7, 8],
    [8],
  ],
  ['accounts SET access_count = 3 WHERE id = 7', ({ methods }) => ids(methods), [7, 8], [8]],
  [
    "accounts SET provider = 'x' WHERE id = 7",
    ({ methods }) => methods.listAccountKeys('acme').length,
    2,
    1,
  ],
  [
    'accounts SET read_at = 11 WHERE id = 7',
    ({ methods }) => methods.listAccountJson('acme', null, 9).length,
    2,
    1,
  ],
  ["accounts SET owner = 'Bob' WHERE id = 7", ({ methods }) => exported(methods, 'accounts'), 2, 1],
  [
    'accounts SET valid = 0 WHERE id = 7',
    ({ methods }) => methods.listAccountsAt('acme', null, null).length,
    2,
    1,
  ],
  [
    'lists SET read_at = 99',
    ({ methods }) => methods.getListTimesAt('acme', null).accountsReadAt,
    10,
    null,
  ],
  [
    "configs SET data = replace(data, 'reader', 'writer')",
    ({ methods }) => methods.getAccountDetail(key).configProblem?.code,
    undefined,
    'storeDamaged',
  ],
  [
    'configs SET read_at = 21',
    ({ methods }) => methods.getAccountDetail(key).configReadAt,
    20,
    null,
  ],
  [
    "access_lists SET data = replace(data, 'OWNER', 'OTHER')",
    ({ methods }) => exported(methods, 'access'),
    1,
    0,
  ],
  [
    'access_lists SET read_at = 21',
    ({ methods }) => methods.getAccountDetail(key).accessProblem?.code,
    undefined,
    'storeDamaged',
  ],
  [
    "found SET data = replace(data, '4', '5')",
    ({ methods }) => methods.getAccountDetail(key).search?.datasetCount,
    4,
    undefined,
  ],
  [
    'lists SET searched_at = 99',
    ({ methods }) => methods.getAccountDetail(key).search?.readAt,
    20,
    20,
  ],
  [
    "principals SET name = 'Eve'",
    ({ methods }) => methods.getPrincipalName('acme', 'USER', '1'),
    'Ada',
    null,
  ],
  [
    "provider_reads SET hash = 'h'",
    ({ methods }) => methods.getAccountDetail(key).providerName,
    'Snowflake',
    null,
  ],
  [
    "provider_lists SET data = replace(data, 'Snow', 'Blow')",
    // On a connection of its own: one keeps the lists that it has read.
    ({ opened }) =>
      listUsedProviders(new Database(opened.database.raw, opened.database.rows), 'acme').size,
    1,
    0,
  ],
  [
    "activity SET label = 'beta'",
    ({ methods }) => methods.listActivity(allActivity, 0, 9).entries.length,
    1,
    0,
  ],
  [
    'activity SET at = 6',
    ({ methods }) => methods.nextBatch(methods.openActivityExport(allActivity))?.length,
    1,
    undefined,
  ],
  ['snapshots SET accounts = 3', ({ methods }) => methods.listSnapshots('acme').length, 1, 0],
  ["settings SET value = '31'", ({ methods }) => methods.getSettings().keepSnapshotsDays, 30, 365],
  [
    "saved_comparisons SET name = 'Yours'",
    ({ opened }) => opened.database.all('SELECT 1 FROM saved_comparisons').length + 0,
    1,
    1,
  ],
  ["saved_views SET name = 'Yours'", ({ methods }) => methods.listSavedViews().length, 1, 0],
  ['bulk_runs SET planned_at = 2', ({ methods }) => methods.listBulkRuns().length, 1, 0],
  ["bulk_items SET state = 'done'", ({ methods }) => methods.getBulkRun('b')?.items.length, 1, 0],
  [
    'paired SET id = 9 WHERE id = 8',
    ({ methods }) => methods.listPairings()[0]?.accounts.length,
    2,
    1,
  ],
  ["published SET dataset_id = 'd-2'", ({ methods }) => methods.listPublished('acme').length, 1, 0],
  [
    "written_secrets SET fingerprint = 'f2'",
    ({ methods }) => methods.listWrittenSecrets(key).length,
    1,
    0,
  ],
  ['sync_runs SET started_at = 1', ({ methods }) => methods.listSyncRuns().length, 1, 0],
  [
    "summaries SET data = x'010204'",
    ({ methods, revision }) => methods.getSummaries('acme', { ...version, revision }, 0)?.length,
    3,
    undefined,
  ],
  [
    'audit_states SET read_until = 99',
    ({ methods }) => methods.auditStateOf('acme')?.readUntil,
    9,
    undefined,
  ],
  [
    "domo_changes SET changed_by = 'Bob'",
    ({ methods }) => methods.domoChangeOf(key)?.by,
    'Ada',
    undefined,
  ],
  [
    "detail_marks SET listed = 'other'",
    ({ methods }) => methods.listDetailStates('acme', 0).states[0]?.marked,
    'so',
    null,
  ],
  ['token_expiries SET tokens = 2', ({ methods }) => methods.listTokenExpiries().length, 1, 0],
  ['report_marks SET at = 19', ({ methods }) => methods.listReportMarks(null).length, 1, 0],
  [
    'stream_reads SET failing = 2',
    ({ methods }) => methods.listTroubledAccounts(null).some(({ streams }) => streams !== null),
    true,
    false,
  ],
  ["directory SET type = 'USER'", ({ methods }) => methods.getDirectory('acme').length, 1, 0],
  ["reviews SET file = '/other'", ({ methods }) => methods.listReviews().length, 1, 0],
];

describe('a row that was changed', () => {
  it.each(changes)('is left out and named after UPDATE %s', (sql, read, before, after) => {
    const filled = filledStore();
    const { opened, methods } = filled;
    expect(read(filled)).toEqual(before);
    expect(reportChangedRows(opened)).toBeNull();
    change(filled, `UPDATE ${sql}`);
    expect(read(filled)).toEqual(after);
    expect(methods.checkRows().changedRows).toBeGreaterThan(0);
    const problem = reportChangedRows(opened);
    expect(problem).toMatchObject({ code: 'storeDamaged' });
    expect(problem?.message).toContain('Left out');
    methods.close();
  });

  it('is found in every table that has MACs', () => {
    expect([...new Set(changes.map(([sql]) => sql.split(' ')[0])), 'versions'].sort()).toEqual(
      [...COVERED_TABLES].sort(),
    );
  });

  it('is left out of a snapshot, which says so', () => {
    const filled = filledStore();
    const { methods } = filled;
    const at = taken(methods);
    expect(methods.getAccountAt(key, at)?.configProblem).toBeNull();
    change(filled, "UPDATE versions SET data = replace(data, 'reader', 'writer')");
    expect(methods.getAccountAt(key, at)).toMatchObject({
      config: null,
      configProblem: { code: 'storeDamaged' },
    });
    change(filled, "UPDATE versions SET to_seq = 1 WHERE part = 'account'");
    expect(methods.getAccountAt(key, at)).toBeNull();
    methods.close();
  });

  it('is no account that can be opened', () => {
    const filled = filledStore();
    change(filled, 'UPDATE accounts SET created_at = 1 WHERE id = 7');
    expect(problemFrom(() => filled.methods.getAccountDetail(key)).code).toBe('notFound');
    filled.methods.close();
  });

  it('does not become good because a part of it is written', () => {
    const filled = filledStore();
    change(filled, "UPDATE profiles SET label = 'acne'");
    filled.methods.updateProfile('acme', { guard: 'read-only' });
    expect(filled.methods.listProfiles()).toEqual([]);
    filled.methods.close();
  });

  it('becomes good when it is read again from Domo', () => {
    const filled = filledStore();
    const { methods } = filled;
    change(filled, 'UPDATE accounts SET created_at = 1');
    change(filled, 'UPDATE lists SET read_at = 99');
    change(filled, "UPDATE provider_reads SET hash = 'h'");
    methods.saveAccountList('acme', 'account', [account(7), account(8)], 30);
    methods.saveProviders('acme', [snowflake], 30);
    methods.saveConfig(key, config(7, 'reader'), 30);
    change(filled, 'UPDATE configs SET read_at = 1');
    methods.saveConfig(key, config(7, 'reader'), 31);
    methods.saveAccessList(key, [entry('1', { name: 'Ada' })], 30);
    expect(methods.checkRows()).toEqual(nothingFound);
    expect(methods.getAccountDetail(key)).toMatchObject({
      accountReadAt: 30,
      configReadAt: 31,
      providerName: 'Snowflake',
    });
    methods.close();
  });
});
