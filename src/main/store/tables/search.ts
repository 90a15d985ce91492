/** Search and facets over the inventory. */
import { z } from 'zod';
import type {
  InventoryFilter,
  InventoryRow,
  AccountKind,
  ResponseFor,
  InventorySort,
  Account,
  ValueOrigin,
} from '../../../contract';
import type { Database, SqlValue } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { toNameKey } from '../../../contract/text-folding';
import { toSearchText } from '../text-folding';
import { accountTableColumns, listTableColumns, providerTableColumns } from './columns';
import { foundReadAtSql } from './found-columns';
import { originColumns, toDatasetCount, toOwnerOrigin } from './value-origins';
import {
  toAccountCondition,
  isAnsweredByCounts,
  accountReadAtSql,
  type SqlCondition,
} from './sql-fragments';

/** Columns to sort by. In a nullable column, nulls come last in both directions. */
const sortColumns: Record<InventorySort['field'], { column: string; nullable: boolean }> = {
  displayName: { column: 'a.sort_name', nullable: false },
  dataProviderType: { column: 'a.provider', nullable: false },
  valid: { column: 'a.valid', nullable: true },
  owner: { column: 'a.owner_key', nullable: true },
  modifiedAt: { column: 'a.modified_at', nullable: true },
  createdAt: { column: 'a.created_at', nullable: true },
  id: { column: 'a.id', nullable: false },
  profile: { column: 'p.label_key', nullable: false },
};

function orderBy({ field, direction }: InventorySort): string {
  const { column, nullable } = sortColumns[field];
  const order = direction === 'ascending' ? 'ASC' : 'DESC';
  const ties = field === 'displayName' ? 'a.row' : 'a.sort_name, a.row';
  return `ORDER BY ${nullable ? `${column} IS NULL, ` : ''}${column} ${order}, ${
    // With one direction in all columns, the index serves ascending and descending order.
    field === 'displayName' ? `${ties} ${order}` : ties
  }`;
}

const selectRows = `
  SELECT a.profile_id, a.kind, a.owner, a.owner_from, a.access_count, a.data,
    ${accountReadAtSql} AS read_at, x.read_at AS access_read_at,
    f.data AS found, ${foundReadAtSql} AS found_read_at
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row`;

export function searchAccounts(
  database: Database,
  filter: InventoryFilter,
  sort: InventorySort,
  offset: number,
  limit: number,
): ResponseFor<'inventory.search'> {
  const { where, values } = toAccountCondition(filter);
  // CROSS JOIN makes the planner start with accounts; starting with profiles, it could not use the index on names.
  const sql = `${selectRows.replace('JOIN profiles', 'CROSS JOIN profiles')} ${where} ${orderBy(sort)} LIMIT ? OFFSET ?`;
  const rows = database
    .all(sql, ...values, limit, offset)
    .map((row) => toInventoryRow(decodeSearchRow(row)));
  return { total: countAccounts(database, filter), rows };
}

export function countAccounts(database: Database, filter: InventoryFilter): number {
  const { where, values } = toAccountCondition(filter);
  const sql = isAnsweredByCounts(filter)
    ? `SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${where}`
    : `SELECT COUNT(*) AS n FROM accounts a ${where}`;
  return queryNumber(database, sql, ...values);
}

const decodeSearchRow = rowDecoder({
  profile_id: accountTableColumns.profile_id,
  owner: accountTableColumns.owner,
  access_count: accountTableColumns.access_count,
  data: accountTableColumns.data,
  read_at: accountTableColumns.read_at,
  ...originColumns,
});

function toInventoryRow(row: ReturnType<typeof decodeSearchRow>): InventoryRow {
  const { data: account } = row;
  return {
    profileId: row.profile_id,
    kind: account.kind,
    id: account.id,
    displayName: account.displayName,
    name: account.name,
    dataProviderType: account.dataProviderType,
    credentialsType: account.credentialsType,
    valid: account.valid,
    enabled: account.enabled,
    searchOnly: account.searchOnly === true,
    owner: row.owner,
    ownerOrigin: toOwnerOrigin(row),
    ...toDatasetCount(row),
    accessCount: row.access_count,
    createdAt: account.createdAt,
    modifiedAt: account.modifiedAt,
    readAt: row.read_at,
  };
}

export function getFacets(
  database: Database,
  profileIds: readonly string[] | null,
  kind: AccountKind | null,
): ResponseFor<'inventory.facets'> {
  const conditionFor = (wantedKind: AccountKind | null): SqlCondition =>
    toAccountCondition({
      profileIds: copyProfileIds(profileIds),
      kind: wantedKind,
      ...noOtherFilters,
    });
  const anyKind = conditionFor(null);
  const ofKind = conditionFor(kind);
  const sum = (condition: string, { where, values }: SqlCondition): number =>
    queryNumber(
      database,
      `SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a
       ${where === '' ? `WHERE ${condition}` : `${where} AND ${condition}`}`,
      ...values,
    );
  return {
    accounts: sum("a.kind = 'account'", anyKind),
    oauth: sum("a.kind = 'oauth'", anyKind),
    valid: sum('a.valid = 1', ofKind),
    invalid: sum('a.valid = 0', ofKind),
    providers: countByProvider(database, ofKind.where, ofKind.values),
    ...getReadTimeRange(database, anyKind.where, anyKind.values),
  };
}

const noOtherFilters = { dataProviderTypes: null, valid: null, text: '' };
const copyProfileIds = (profileIds: readonly string[] | null): string[] | null =>
  profileIds && [...profileIds];

const decodeProviderCount = rowDecoder({
  provider: accountTableColumns.provider,
  n: z.number(),
  name: providerTableColumns.name.nullable(),
});

function countByProvider(
  database: Database,
  where: string,
  values: readonly SqlValue[],
): ResponseFor<'inventory.facets'>['providers'] {
  return database
    .all(
      `SELECT a.provider, SUM(a.n) AS n,
         (SELECT p.name FROM providers p WHERE p.key = a.provider LIMIT 1) AS name
       FROM counts a ${where} GROUP BY a.provider ORDER BY n DESC, a.provider`,
      ...values,
    )
    .map(decodeProviderCount)
    .map(({ provider: dataProviderType, name, n: count }) => ({ dataProviderType, name, count }));
}

const decodeReadTimeRange = rowDecoder({
  oldest: listTableColumns.read_at.nullable(),
  newest: listTableColumns.read_at.nullable(),
});

function getReadTimeRange(
  database: Database,
  where: string,
  values: readonly SqlValue[],
): Pick<ResponseFor<'inventory.facets'>, 'oldestReadAt' | 'newestReadAt'> {
  const row = database.get(
    `SELECT MIN(a.read_at) AS oldest, MAX(a.read_at) AS newest FROM lists a ${where}`,
    ...values,
  );
  const { oldest: oldestReadAt, newest: newestReadAt } = decodeReadTimeRange(row ?? {});
  return { oldestReadAt, newestReadAt };
}

/** The text that a search looks in. The owner may become known later than the account. */
export const accountSearchText = (account: Account, owner: string | null): string =>
  toSearchText([
    account.displayName,
    account.name,
    account.dataProviderType,
    owner,
    String(account.id),
  ]);

const decodeAccountData = rowDecoder({ data: accountTableColumns.data });

/** Saves the names of an account's owners, and puts them into its search text. */
export function saveOwner(
  database: Database,
  row: number,
  owner: string | null,
  from: ValueOrigin['from'] | null,
): void {
  const stored = database.get('SELECT data FROM accounts WHERE row = ?', row);
  if (!stored) return;
  const text = accountSearchText(decodeAccountData(stored).data, owner);
  database.run(
    'UPDATE accounts SET owner = ?, owner_from = ?, owner_key = ?, search_text = ? WHERE row = ?',
    owner,
    from,
    owner === null ? null : toNameKey(owner),
    text,
    row,
  );
  indexSearchText(database, row, text);
}

export function indexSearchText(database: Database, row: number, text: string): void {
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', row, text);
}
