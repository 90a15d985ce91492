/** Search and facets over the inventory. */
import {
  accountSchema,
  type InventoryFilter,
  type InventoryRow,
  type Kind,
  type ResponseFor,
  type Sort,
} from '../../../contract';
import { numberOf, optional, textOf, type Database, type DbRow, type Value } from '../database';
import { condition, isCounted } from '../filter';
import { accountReadAt } from './ages';

/** Columns to sort by; the first that can be null is led by "is it null", so that nulls come last. */
const order: Record<Sort['field'], { column: string; nullable: boolean }> = {
  displayName: { column: 'a.sort_name', nullable: false },
  dataProviderType: { column: 'a.provider', nullable: false },
  valid: { column: 'a.valid', nullable: true },
  owner: { column: 'a.owner COLLATE NOCASE', nullable: true },
  modifiedAt: { column: 'a.modified_at', nullable: true },
  createdAt: { column: 'a.created_at', nullable: true },
  id: { column: 'a.id', nullable: false },
  profile: { column: 'p.label_key', nullable: false },
};

function orderBy({ field, direction }: Sort): string {
  const { column, nullable } = order[field];
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  const ties = field === 'displayName' ? 'a.row' : 'a.sort_name, a.row';
  return `ORDER BY ${nullable ? `${column} IS NULL, ` : ''}${column} ${way}, ${
    // One direction throughout lets the index serve both ways.
    field === 'displayName' ? `${ties} ${way}` : ties
  }`;
}

const selectRows = `
  SELECT a.profile_id, a.kind, a.owner, a.access_count, a.data,
    ${accountReadAt} AS read_at
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind`;

export function search(
  database: Database,
  filter: InventoryFilter,
  sort: Sort,
  offset: number,
  limit: number,
): ResponseFor<'inventory.search'> {
  const { where, values } = condition(filter);
  // CROSS JOIN order would lose the index on names: the planner is told to begin with accounts.
  const sql = `${selectRows.replace('JOIN profiles', 'CROSS JOIN profiles')} ${where} ${orderBy(sort)} LIMIT ? OFFSET ?`;
  const rows = database.all(sql, ...values, limit, offset).map(toRow);
  return { total: count(database, filter), rows };
}

export function count(database: Database, filter: InventoryFilter): number {
  const { where, values } = condition(filter);
  const sql = isCounted(filter)
    ? `SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${where}`
    : `SELECT COUNT(*) AS n FROM accounts a ${where}`;
  return numberOf(database.get(sql, ...values)?.['n']);
}

function toRow(row: DbRow): InventoryRow {
  const account = accountSchema.parse(JSON.parse(textOf(row['data'])));
  return {
    profileId: textOf(row['profile_id']),
    kind: account.kind,
    id: account.id,
    displayName: account.displayName,
    name: account.name,
    dataProviderType: account.dataProviderType,
    credentialsType: account.credentialsType,
    valid: account.valid,
    enabled: account.enabled,
    owner: row['owner'] === null ? null : textOf(row['owner']),
    accessCount: optional(row['access_count']),
    createdAt: account.createdAt,
    modifiedAt: account.modifiedAt,
    readAt: numberOf(row['read_at']),
  };
}

export function facets(
  database: Database,
  profileIds: readonly string[] | null,
  kind: Kind | null,
): ResponseFor<'inventory.facets'> {
  const whole = condition({ profileIds: ids(profileIds), kind: null, ...noOther });
  const part = condition({ profileIds: ids(profileIds), kind, ...noOther });
  const sum = (extra: string, { where, values }: typeof whole): number => {
    const both = where === '' ? `WHERE ${extra}` : `${where} AND ${extra}`;
    return numberOf(
      database.get(`SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${both}`, ...values)?.['n'],
    );
  };
  const ages = readAges(database, whole.where, whole.values);
  return {
    accounts: sum("a.kind = 'account'", whole),
    oauth: sum("a.kind = 'oauth'", whole),
    valid: sum('a.valid = 1', part),
    invalid: sum('a.valid = 0', part),
    providers: providers(database, part.where, part.values),
    ...ages,
  };
}

const noOther = { dataProviderTypes: null, valid: null, text: '' };
const ids = (profileIds: readonly string[] | null): string[] | null =>
  profileIds && [...profileIds];

function providers(
  database: Database,
  where: string,
  values: readonly Value[],
): ResponseFor<'inventory.facets'>['providers'] {
  return database
    .all(
      `SELECT a.provider, SUM(a.n) AS n,
         (SELECT p.name FROM providers p WHERE p.key = a.provider LIMIT 1) AS name
       FROM counts a ${where} GROUP BY a.provider ORDER BY n DESC, a.provider`,
      ...values,
    )
    .map((row) => ({
      dataProviderType: textOf(row['provider']),
      name: row['name'] === null ? null : textOf(row['name']),
      count: numberOf(row['n']),
    }));
}

function readAges(
  database: Database,
  where: string,
  values: readonly Value[],
): Pick<ResponseFor<'inventory.facets'>, 'oldestReadAt' | 'newestReadAt'> {
  const row = database.get(
    `SELECT MIN(a.read_at) AS oldest, MAX(a.read_at) AS newest FROM lists a ${where}`,
    ...values,
  );
  return { oldestReadAt: optional(row?.['oldest']), newestReadAt: optional(row?.['newest']) };
}
