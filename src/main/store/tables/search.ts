/** Search and facets over the inventory. */
import {
  accountSchema,
  type InventoryFilter,
  type InventoryRow,
  type AccountKind,
  type ResponseFor,
  type InventorySort,
  type Account,
} from '../../../contract';
import {
  sqlNumber,
  sqlNumberOrNull,
  sqlText,
  type Database,
  type DbRow,
  type SqlValue,
} from '../db/database';
import { toAccountCondition, isAnsweredByCounts, accountReadAtSql } from './sql-fragments';
import { toSearchText } from '../text-folding';

/** Columns to sort by; the first that can be null is led by "is it null", so that nulls come last. */
const sortColumns: Record<InventorySort['field'], { column: string; nullable: boolean }> = {
  displayName: { column: 'a.sort_name', nullable: false },
  dataProviderType: { column: 'a.provider', nullable: false },
  valid: { column: 'a.valid', nullable: true },
  owner: { column: 'a.owner COLLATE NOCASE', nullable: true },
  modifiedAt: { column: 'a.modified_at', nullable: true },
  createdAt: { column: 'a.created_at', nullable: true },
  id: { column: 'a.id', nullable: false },
  profile: { column: 'p.label_key', nullable: false },
};

function orderBy({ field, direction }: InventorySort): string {
  const { column, nullable } = sortColumns[field];
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  const ties = field === 'displayName' ? 'a.row' : 'a.sort_name, a.row';
  return `ORDER BY ${nullable ? `${column} IS NULL, ` : ''}${column} ${way}, ${
    // One direction throughout lets the index serve both ways.
    field === 'displayName' ? `${ties} ${way}` : ties
  }`;
}

const selectRows = `
  SELECT a.profile_id, a.kind, a.owner, a.access_count, a.data,
    ${accountReadAtSql} AS read_at
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind`;

export function searchAccounts(
  database: Database,
  filter: InventoryFilter,
  sort: InventorySort,
  offset: number,
  limit: number,
): ResponseFor<'inventory.search'> {
  const { where, values } = toAccountCondition(filter);
  // CROSS JOIN order would lose the index on names: the planner is told to begin with accounts.
  const sql = `${selectRows.replace('JOIN profiles', 'CROSS JOIN profiles')} ${where} ${orderBy(sort)} LIMIT ? OFFSET ?`;
  const rows = database.all(sql, ...values, limit, offset).map(toInventoryRow);
  return { total: countAccounts(database, filter), rows };
}

export function countAccounts(database: Database, filter: InventoryFilter): number {
  const { where, values } = toAccountCondition(filter);
  const sql = isAnsweredByCounts(filter)
    ? `SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${where}`
    : `SELECT COUNT(*) AS n FROM accounts a ${where}`;
  return sqlNumber(database.get(sql, ...values)?.['n']);
}

function toInventoryRow(row: DbRow): InventoryRow {
  const account = accountSchema.parse(JSON.parse(sqlText(row['data'])));
  return {
    profileId: sqlText(row['profile_id']),
    kind: account.kind,
    id: account.id,
    displayName: account.displayName,
    name: account.name,
    dataProviderType: account.dataProviderType,
    credentialsType: account.credentialsType,
    valid: account.valid,
    enabled: account.enabled,
    owner: row['owner'] === null ? null : sqlText(row['owner']),
    accessCount: sqlNumberOrNull(row['access_count']),
    createdAt: account.createdAt,
    modifiedAt: account.modifiedAt,
    readAt: sqlNumber(row['read_at']),
  };
}

export function getFacets(
  database: Database,
  profileIds: readonly string[] | null,
  kind: AccountKind | null,
): ResponseFor<'inventory.facets'> {
  const whole = toAccountCondition({
    profileIds: copyProfileIds(profileIds),
    kind: null,
    ...noOtherFilters,
  });
  const part = toAccountCondition({
    profileIds: copyProfileIds(profileIds),
    kind,
    ...noOtherFilters,
  });
  const sum = (extra: string, { where, values }: typeof whole): number => {
    const both = where === '' ? `WHERE ${extra}` : `${where} AND ${extra}`;
    return sqlNumber(
      database.get(`SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${both}`, ...values)?.['n'],
    );
  };
  const ages = getReadTimeRange(database, whole.where, whole.values);
  return {
    accounts: sum("a.kind = 'account'", whole),
    oauth: sum("a.kind = 'oauth'", whole),
    valid: sum('a.valid = 1', part),
    invalid: sum('a.valid = 0', part),
    providers: countByProvider(database, part.where, part.values),
    ...ages,
  };
}

const noOtherFilters = { dataProviderTypes: null, valid: null, text: '' };
const copyProfileIds = (profileIds: readonly string[] | null): string[] | null =>
  profileIds && [...profileIds];

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
    .map((row) => ({
      dataProviderType: sqlText(row['provider']),
      name: row['name'] === null ? null : sqlText(row['name']),
      count: sqlNumber(row['n']),
    }));
}

function getReadTimeRange(
  database: Database,
  where: string,
  values: readonly SqlValue[],
): Pick<ResponseFor<'inventory.facets'>, 'oldestReadAt' | 'newestReadAt'> {
  const row = database.get(
    `SELECT MIN(a.read_at) AS oldest, MAX(a.read_at) AS newest FROM lists a ${where}`,
    ...values,
  );
  return {
    oldestReadAt: sqlNumberOrNull(row?.['oldest']),
    newestReadAt: sqlNumberOrNull(row?.['newest']),
  };
}

/** The text that an account is found by, and what is in it that may become known later. */

export const accountSearchText = (account: Account, owner: string | null): string =>
  toSearchText([
    account.displayName,
    account.name,
    account.dataProviderType,
    owner,
    String(account.id),
  ]);

/** Who owns it, and with that the text that it is found by. */
export function saveOwner(database: Database, row: number, owner: string | null): void {
  const current = database.get('SELECT data FROM accounts WHERE row = ?', row);
  if (!current) return;
  const text = accountSearchText(JSON.parse(sqlText(current['data'])) as Account, owner);
  database.run('UPDATE accounts SET owner = ?, search_text = ? WHERE row = ?', owner, text, row);
  indexSearchText(database, row, text);
}

export function indexSearchText(database: Database, row: number, text: string): void {
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', row, text);
}
