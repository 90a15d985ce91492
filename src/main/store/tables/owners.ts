/**
 * Who owns an account. Its access list says so, with names; of an OAuth account its list says so too, by ids alone.
 * Where they differ, the one that was read later is right: the owner changed in between.
 */
import type { AccessEntry, Account } from '../../../contract';
import { numberOf, optional, textOf, type Database, type DbRow } from '../database';
import { accountReadAt } from './ages';
import { principalName } from './principals';
import { setOwner } from './searched';

/** What was read of one account. */
interface Told {
  readonly account: Account;
  readonly readAt: number;
  /** Null: never read. */
  readonly access: readonly AccessEntry[] | null;
  readonly accessReadAt: number | null;
}

type Owner = Pick<AccessEntry, 'type' | 'id'>;

/** Reads `data`, `read_at`, `access` and `access_read_at`. */
export const toldIn = (row: DbRow): Told => ({
  account: JSON.parse(textOf(row['data'])) as Account,
  readAt: numberOf(row['read_at']),
  access: row['access'] === null ? null : (JSON.parse(textOf(row['access'])) as AccessEntry[]),
  accessReadAt: optional(row['access_read_at']),
});

/** Null: nobody said. */
export function ownerIds(told: Told): readonly string[] | null {
  const owners = ownersByAccess(told) ?? told.account.owners;
  return owners?.map(({ id }) => id) ?? null;
}

/** Of those of an access list who have no name the id; of those of a list none, unless all names are known. */
function ownerText(database: Database, profileId: string, told: Told): string | null {
  const byAccess = ownersByAccess(told);
  if (byAccess) {
    return inOneLine(byAccess.map(({ name, id }) => (name === null || name === '' ? id : name)));
  }
  const names = (told.account.owners ?? []).map(({ type, id }) =>
    principalName(database, profileId, type, id),
  );
  return names.includes(null) ? null : inOneLine(names.filter((name) => name !== null));
}

/** Names of more would be in every answer of a search, and nobody reads them. */
const OWNERS_NAMED = 100;

/** Null for none. */
function inOneLine(names: readonly string[]): string | null {
  const more = names.length - OWNERS_NAMED;
  const first = names.slice(0, OWNERS_NAMED).join(', ');
  return (more > 0 ? `${first}, and ${more} more` : first) || null;
}

/** Null where the list of accounts knows better. */
function ownersByAccess({ account, readAt, access, accessReadAt }: Told): AccessEntry[] | null {
  if (access === null) return null;
  const owners = access.filter(({ accessLevel }) => accessLevel === 'OWNER');
  const listed = account.owners ?? [];
  // No account is without an owner: a list that names none says nothing.
  const current = listed.length === 0 || (accessReadAt ?? 0) >= readAt || areSame(owners, listed);
  return current ? owners : null;
}

function areSame(some: readonly Owner[], others: readonly Owner[]): boolean {
  const names = (owners: readonly Owner[]): string =>
    owners
      .map(({ type, id }) => `${type} ${id}`)
      .sort()
      .join();
  return names(some) === names(others);
}

const selectTold = `
  SELECT a.row, a.owner, a.profile_id, a.data, ${accountReadAt} AS read_at,
    x.data AS access, x.read_at AS access_read_at
  FROM accounts a
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN access_lists x ON x.account = a.row`;

/** After the list of OAuth accounts was read: of each it may say something else than before, changed or not. */
export function refreshListedOwners(database: Database, profileId: string): void {
  const rows = database.all(`${selectTold} WHERE a.profile_id = ? AND a.kind = 'oauth'`, profileId);
  for (const row of rows) refresh(database, row);
}

/** After something was read of one account. */
export function refreshOwner(database: Database, row: number): void {
  const found = database.get(`${selectTold} WHERE a.row = ?`, row);
  if (found) refresh(database, found);
}

function refresh(database: Database, row: DbRow): void {
  const owner = ownerText(database, textOf(row['profile_id']), toldIn(row));
  if (owner !== row['owner']) setOwner(database, numberOf(row['row']), owner);
}
