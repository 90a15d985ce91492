/** Config and access list of an account, each with its age and why it could not be read last time. */
import {
  accessEntrySchema,
  accountSchema,
  accountConfigSchema,
  fail,
  problemSchema,
  type AccessEntry,
  type Account,
  type AccountKey,
  type AccountConfig,
  type Problem,
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
import { accountReadAtSql } from './sql-fragments';
import { getPrincipalName, refreshOwner, savePrincipalNames } from './principals';

const parseJsonColumn = (value: SqlValue | undefined): unknown =>
  typeof value === 'string' ? JSON.parse(value) : null;

/**
 * Nothing is kept of an account that is gone from the store. In one transaction with finding its row: another program
 * may give the row to another account in between.
 */
function withAccountRow(database: Database, key: AccountKey, keep: (row: number) => void): void {
  database.transaction(() => {
    const found = database.get(
      'SELECT row FROM accounts WHERE profile_id = ? AND kind = ? AND id = ?',
      ...[key.profileId, key.kind, key.id],
    );
    if (found) keep(sqlNumber(found['row']));
  });
}

const detailTables = { config: 'configs', accessList: 'access_lists' } as const;
type DetailPart = keyof typeof detailTables;

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
    ...[row, JSON.stringify(data), readAt],
  );
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

const selectDetail = `
  SELECT a.data AS account, ${accountReadAtSql} AS account_read_at,
    c.data AS config, c.read_at AS config_read_at, c.problem AS config_problem,
    x.data AS access, x.read_at AS access_read_at, x.problem AS access_problem,
    p.name AS provider_name
  FROM accounts a
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN providers p ON p.profile_id = a.profile_id AND p.key = a.provider
  WHERE a.profile_id = ? AND a.kind = ? AND a.id = ?`;

export function getAccountDetail(
  database: Database,
  key: AccountKey,
): ResponseFor<'inventory.detail'> {
  const row: DbRow =
    database.get(selectDetail, key.profileId, key.kind, key.id) ??
    fail('notFound', 'This account is not in the inventory.');
  const account = accountSchema.parse(parseJsonColumn(row['account']));
  return {
    account,
    accountReadAt: sqlNumber(row['account_read_at']),
    config: accountConfigSchema.nullable().parse(parseJsonColumn(row['config'])),
    configReadAt: sqlNumberOrNull(row['config_read_at']),
    configProblem: problemSchema.nullable().parse(parseJsonColumn(row['config_problem'])),
    access: accessEntrySchema.array().nullable().parse(parseJsonColumn(row['access'])),
    accessReadAt: sqlNumberOrNull(row['access_read_at']),
    accessProblem: problemSchema.nullable().parse(parseJsonColumn(row['access_problem'])),
    providerName: row['provider_name'] === null ? null : sqlText(row['provider_name']),
    principalNames: listPrincipalNames(database, key.profileId, account),
  };
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
