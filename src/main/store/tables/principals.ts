/** Names of users and groups: access lists and searches tell them, the OAuth listing tells ids alone. */
import type { AccessEntry, Account } from '../../../contract';
import { sqlText, type Database, sqlNumber, sqlNumberOrNull, type DbRow } from '../db/database';
import { accountReadAtSql } from './sql-fragments';
import { saveOwner } from './search';

export function savePrincipalNames(
  database: Database,
  profileId: string,
  entries: readonly Pick<AccessEntry, 'type' | 'id' | 'name'>[],
): void {
  for (const { type, id, name } of entries) {
    if (name === null || name === '') continue;
    database.run(
      `INSERT INTO principals (profile_id, type, id, name) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name`,
      profileId,
      type,
      id,
      name,
    );
  }
}

/** Null when no name was ever told. */
export function getPrincipalName(
  database: Database,
  profileId: string,
  type: string,
  id: string,
): string | null {
  const row = database.get(
    'SELECT name FROM principals WHERE profile_id = ? AND type = ? AND id = ?',
    profileId,
    type,
    id,
  );
  return row && sqlText(row['name']);
}

/**
 * Who owns an account. Its access list says so, with names; of an OAuth account its list says so too, by ids alone.
 * Where they differ, the one that was read later is right: the owner changed in between.
 */

/** What was read of one account. */
interface OwnerSource {
  readonly account: Account;
  readonly readAt: number;
  /** Null: never read. */
  readonly access: readonly AccessEntry[] | null;
  readonly accessReadAt: number | null;
}

type OwnerKey = Pick<AccessEntry, 'type' | 'id'>;

/** Reads `data`, `read_at`, `access` and `access_read_at`. */
export const toOwnerSource = (row: DbRow): OwnerSource => ({
  account: JSON.parse(sqlText(row['data'])) as Account,
  readAt: sqlNumber(row['read_at']),
  access: row['access'] === null ? null : (JSON.parse(sqlText(row['access'])) as AccessEntry[]),
  accessReadAt: sqlNumberOrNull(row['access_read_at']),
});

/** Null: nobody said. */
export function listOwnerIds(told: OwnerSource): readonly string[] | null {
  const owners = ownersFromAccessList(told) ?? told.account.owners;
  return owners?.map(({ id }) => id) ?? null;
}

/** Of those of an access list who have no name the id; of those of a list none, unless all names are known. */
function ownerNamesText(database: Database, profileId: string, told: OwnerSource): string | null {
  const byAccess = ownersFromAccessList(told);
  if (byAccess) {
    return joinOwnerNames(
      byAccess.map(({ name, id }) => (name === null || name === '' ? id : name)),
    );
  }
  const names = (told.account.owners ?? []).map(({ type, id }) =>
    getPrincipalName(database, profileId, type, id),
  );
  return names.includes(null) ? null : joinOwnerNames(names.filter((name) => name !== null));
}

/** Names of more would be in every answer of a search, and nobody reads them. */
const MAX_OWNERS_NAMED = 100;

/** Null for none. */
function joinOwnerNames(names: readonly string[]): string | null {
  const more = names.length - MAX_OWNERS_NAMED;
  const first = names.slice(0, MAX_OWNERS_NAMED).join(', ');
  return (more > 0 ? `${first}, and ${more} more` : first) || null;
}

/** Null where the list of accounts knows better. */
function ownersFromAccessList({
  account,
  readAt,
  access,
  accessReadAt,
}: OwnerSource): AccessEntry[] | null {
  if (access === null) return null;
  const owners = access.filter(({ accessLevel }) => accessLevel === 'OWNER');
  const listed = account.owners ?? [];
  // No account is without an owner: a list that names none says nothing.
  const current =
    listed.length === 0 || (accessReadAt ?? 0) >= readAt || areSameOwners(owners, listed);
  return current ? owners : null;
}

function areSameOwners(some: readonly OwnerKey[], others: readonly OwnerKey[]): boolean {
  const names = (owners: readonly OwnerKey[]): string =>
    owners
      .map(({ type, id }) => `${type} ${id}`)
      .sort()
      .join();
  return names(some) === names(others);
}

const selectOwnerSource = `
  SELECT a.row, a.owner, a.profile_id, a.data, ${accountReadAtSql} AS read_at,
    x.data AS access, x.read_at AS access_read_at
  FROM accounts a
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN access_lists x ON x.account = a.row`;

/** After the list of OAuth accounts was read: of each it may say something else than before, changed or not. */
export function refreshOAuthOwners(database: Database, profileId: string): void {
  const rows = database.all(
    `${selectOwnerSource} WHERE a.profile_id = ? AND a.kind = 'oauth'`,
    profileId,
  );
  for (const row of rows) refreshOwnerInRow(database, row);
}

/** After something was read of one account. */
export function refreshOwner(database: Database, row: number): void {
  const found = database.get(`${selectOwnerSource} WHERE a.row = ?`, row);
  if (found) refreshOwnerInRow(database, found);
}

function refreshOwnerInRow(database: Database, row: DbRow): void {
  const owner = ownerNamesText(database, sqlText(row['profile_id']), toOwnerSource(row));
  if (owner !== row['owner']) saveOwner(database, sqlNumber(row['row']), owner);
}
