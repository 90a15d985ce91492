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
import { findAccountRow } from './accounts';
import {
  accessListTableColumns,
  accountTableColumns,
  configTableColumns,
  providerTableColumns,
} from './columns';
import { foundReadAtSql, foundTableColumns, toFoundInSearch } from './found-columns';
import { getPrincipalName, refreshOwner, savePrincipalNames } from './principals';
import { hasProfile } from './profiles';
import { accountReadAtSql } from './sql-fragments';

const selectDetail = `
  SELECT a.data AS account, ${accountReadAtSql} AS account_read_at,
    c.data AS config, c.read_at AS config_read_at, c.problem AS config_problem,
    x.data AS access, x.read_at AS access_read_at, x.problem AS access_problem,
    p.name AS provider_name, f.data AS found, ${foundReadAtSql} AS found_read_at
  FROM accounts a
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row
  LEFT JOIN providers p ON p.profile_id = a.profile_id AND p.key = a.provider
  WHERE a.profile_id = ? AND a.kind = ? AND a.id = ?`;

const decodeDetail = rowDecoder({
  account: accountTableColumns.data,
  account_read_at: accountTableColumns.read_at,
  config: configTableColumns.data,
  config_read_at: configTableColumns.read_at,
  config_problem: configTableColumns.problem,
  access: accessListTableColumns.data,
  access_read_at: accessListTableColumns.read_at,
  access_problem: accessListTableColumns.problem,
  provider_name: providerTableColumns.name.nullable(),
  found: foundTableColumns.data,
  found_read_at: foundTableColumns.read_at,
});

export function getAccountDetail(
  database: Database,
  key: AccountKey,
): ResponseFor<'inventory.detail'> {
  const row =
    database.get(selectDetail, key.profileId, key.kind, key.id) ??
    fail('notFound', 'This account is not in the inventory.');
  const detail = decodeDetail(row);
  return {
    account: detail.account,
    principalNames: listPrincipalNames(database, key.profileId, detail.account),
    accountReadAt: detail.account_read_at,
    config: detail.config,
    configReadAt: detail.config_read_at,
    configProblem: detail.config_problem,
    access: detail.access,
    accessReadAt: detail.access_read_at,
    accessProblem: detail.access_problem,
    search: toFoundInSearch(detail.found, detail.found_read_at),
    providerName: detail.provider_name,
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
    database.run('UPDATE accounts SET access_count = ? WHERE row = ?', entries.length, row);
    refreshOwner(database, row);
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
    `INSERT INTO ${detailTables[part]} (account, data, read_at, problem) VALUES (?, ?, ?, NULL)
     ON CONFLICT DO UPDATE SET data = excluded.data, read_at = excluded.read_at, problem = NULL`,
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
