/** Config and access list of an account, each with its age and the Problem of the last failed read. */
import {
  fail,
  type AccessEntry,
  type Account,
  type AccountKey,
  type AccountConfig,
  type Problem,
  type ResponseFor,
} from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { goodRowOrNull } from '../macs/good-rows';
import { describeDomoChange } from './domo-changes';
import { findAccountRow } from './accounts';
import { accessListTableColumns, accountTableColumns, configTableColumns } from './columns';
import { foundAgeColumns, foundReadAt, toFoundInSearch } from './found-columns';
import { getPrincipalName, savePrincipalNames } from './principals';
import { withWrittenValues } from '../../../contract/written-values';
import { latestChangeOf } from './latest-change';
import { listWrittenSecrets } from './written-secrets';
import { hasProfile } from './profiles';
import { getProviderName } from './providers';
import { toDatasetCount } from './value-origins';
import { refreshAccountAtEnd } from './refresh-account';
import {
  accountAgeColumns,
  accountParts,
  accountReadAt,
  selectAccountParts,
} from './sql-fragments';

const selectDetail = `${selectAccountParts} WHERE a.profile_id = ? AND a.kind = ? AND a.id = ?`;

const decodeDetail = rowDecoder({
  a_data: accountTableColumns.data,
  ...accountAgeColumns,
  c_data: configTableColumns.data,
  c_read_at: configTableColumns.read_at,
  c_problem: configTableColumns.problem,
  x_data: accessListTableColumns.data,
  x_read_at: accessListTableColumns.read_at,
  x_problem: accessListTableColumns.problem,
  ...foundAgeColumns,
});

/** Fails with `notFound`. */
export function getAccountDetail(
  database: Database,
  key: AccountKey,
): ResponseFor<'inventory.detail'> {
  if (findAccountRow(database, key) === null)
    fail('notFound', 'This account is not in the inventory.');
  return (
    getAccountDetailOrNull(database, key) ??
    fail('notFound', 'What was stored of this account is not as Latchkey wrote it.', {
      next: 'Sync the instance to read it again.',
    })
  );
}

/** Null when it is not there, or not as Latchkey wrote it. */
export function getAccountDetailOrNull(
  database: Database,
  key: AccountKey,
): ResponseFor<'inventory.detail'> | null {
  const row = database.get(selectDetail, key.profileId, key.kind, key.id);
  const good = goodRowOrNull(database, row, accountParts);
  if (good === null) return null;
  const detail = decodeDetail(good);
  return {
    account: detail.a_data,
    principalNames: listPrincipalNames(database, key.profileId, detail.a_data),
    accountReadAt: accountReadAt(detail),
    config:
      detail.c_data &&
      withWrittenValues(
        detail.c_data,
        detail.a_data,
        listWrittenSecrets(database, key),
        latestChangeOf(database, key),
      ),
    configReadAt: detail.c_read_at,
    configProblem: detail.c_problem,
    access: detail.x_data,
    accessReadAt: detail.x_read_at,
    accessProblem: detail.x_problem,
    search: toFoundInSearch(detail.f_data, foundReadAt(detail)),
    ...toDatasetCount(detail),
    ...describeDomoChange(database, key),
    providerName: getProviderName(database, key.profileId, detail.a_data.dataProviderType),
  };
}

export function saveConfig(
  database: Database,
  key: AccountKey,
  config: AccountConfig,
  readAt: number,
): void {
  withAccountRow(database, key, (row) => {
    upsertPart(database, 'config', row, config, readAt);
    refreshAccountAtEnd(database, row);
  });
}

export function saveAccessList(
  database: Database,
  key: AccountKey,
  entries: readonly AccessEntry[],
  readAt: number,
): void {
  withAccountRow(database, key, (row) => {
    upsertPart(database, 'accessList', row, entries, readAt);
    savePrincipalNames(database, key.profileId, entries);
    refreshAccountAtEnd(database, row);
  });
}

const detailTables = { config: 'configs', accessList: 'access_lists' } as const;
type DetailPart = keyof typeof detailTables;

export function saveReadFailure(
  database: Database,
  key: AccountKey,
  part: DetailPart,
  problem: Problem,
): void {
  withAccountRow(database, key, (row) => {
    database.run(
      `INSERT INTO ${detailTables[part]} (account, data, read_at, problem) VALUES (?, NULL, NULL, ?)
       ON CONFLICT DO UPDATE SET problem = excluded.problem`,
      row,
      JSON.stringify(problem),
    );
  });
}

/**
 * Calls `save` with the account's row. Does nothing when the store no longer has the account, and fails with
 * `notFound` when it no longer has the profile: a sync that is still running then ends. Finding the row
 * and saving share one transaction, because another program may give the row to another account in between.
 */
function withAccountRow(database: Database, key: AccountKey, save: (row: number) => void): void {
  database.transaction(() => {
    const row = findAccountRow(database, key);
    if (row !== null) save(row);
    else if (!hasProfile(database, key.profileId)) fail('notFound', 'There is no such profile.');
  });
}

function upsertPart(
  database: Database,
  part: DetailPart,
  row: number,
  data: unknown,
  readAt: number,
): void {
  database.run(
    // A row that was changed from outside does not get a good MAC by an update.
    `INSERT OR REPLACE INTO ${detailTables[part]} (account, data, read_at, problem)
     VALUES (?, ?, ?, NULL)`,
    row,
    JSON.stringify(data),
    readAt,
  );
}

/** The known names of the principals that the account's metadata refers to by id. */
function listPrincipalNames(
  database: Database,
  profileId: string,
  { createdBy, modifiedBy, owners }: Account,
): ResponseFor<'inventory.detail'>['principalNames'] {
  const userIds = new Set([createdBy, modifiedBy].filter((id) => id !== null).map(String));
  const users = [...userIds].map((id) => ({ type: 'USER', id }));
  const others = (owners ?? []).filter(({ type, id }) => type !== 'USER' || !userIds.has(id));
  return [...users, ...others].flatMap(({ type, id }) => {
    const name = getPrincipalName(database, profileId, type, id);
    return name === null ? [] : [{ type, id, name }];
  });
}

export const hasConfigs = (database: Database): boolean =>
  database.get('SELECT 1 FROM configs WHERE data IS NOT NULL LIMIT 1') !== null;
