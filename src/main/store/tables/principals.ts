/**
 * Names of users and groups, and the owners of accounts. Access lists and searches contain names. The list of OAuth
 * accounts also says who owns them, but contains only ids. Where it and the access list differ, the one that was read
 * later is right, because the owner changed in between. A search may be behind: it counts more than an access list
 * only when Domo updated its index of the account later.
 */
import type { AccessEntry, Account, ValueOrigin } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';
import { principalTableColumns } from './columns';
import type { FoundData } from './found-columns';

export function savePrincipalNames(
  database: Database,
  profileId: string,
  entries: readonly Pick<AccessEntry, 'type' | 'id' | 'name'>[],
): void {
  for (const { type, id, name } of entries) {
    if (name === null || name === '') continue;
    if (getPrincipalName(database, profileId, type, id) === name) continue;
    database.run(
      'INSERT OR REPLACE INTO principals (profile_id, type, id, name) VALUES (?, ?, ?, ?)',
      profileId,
      type,
      id,
      name,
    );
  }
}

const decodeName = rowDecoder({ n_name: principalTableColumns.name });

/** Null when no name was ever read. */
export function getPrincipalName(
  database: Database,
  profileId: string,
  type: string,
  id: string,
): string | null {
  const row = database.get(
    `SELECT ${coveredColumns('principals', 'n')} FROM principals n
     WHERE n.profile_id = ? AND n.type = ? AND n.id = ?`,
    profileId,
    type,
    id,
  );
  const good = goodRowOrNull(database, row, { n: 'principals' });
  return good && decodeName(good).n_name;
}

/** What the store knows about the owners of one account. */
interface OwnerSource {
  readonly account: Account;
  readonly readAt: number;
  /** Null: never read. */
  readonly access: readonly AccessEntry[] | null;
  readonly accessReadAt: number | null;
  /** Null: the search does not have the account. */
  readonly found: FoundData | null;
}

type OwnerKey = Pick<AccessEntry, 'type' | 'id'>;

interface CurrentOwners {
  readonly from: Exclude<ValueOrigin['from'], 'datasets'>;
  /** `name`: undefined where the source has no names. */
  readonly owners: readonly (OwnerKey & { readonly name?: string | null })[];
}

/** Null when nothing that was read names an owner. */
export function currentOwners(source: OwnerSource): CurrentOwners | null {
  const fromAccessList = ownersFromAccessList(source);
  const { owners: found = null, indexedAt = null } = source.found ?? {};
  const isAccessListOld = (indexedAt ?? 0) > (source.accessReadAt ?? 0);
  if (fromAccessList && (found === null || (fromAccessList.length > 0 && !isAccessListOld))) {
    return { from: 'accessList', owners: fromAccessList };
  }
  if (source.account.owners) return { from: 'list', owners: source.account.owners };
  return found && { from: 'search', owners: found };
}

/**
 * Names, with the id of an owner who has none. Null when one of the names in the list of accounts, which has only ids,
 * is not known.
 */
export function ownerNamesText(
  database: Database,
  profileId: string,
  { from, owners }: CurrentOwners,
): string | null {
  if (from !== 'list') {
    return joinOwnerNames(
      owners.map(({ name, id }) =>
        name === null || name === undefined || name === '' ? id : name,
      ),
    );
  }
  const names = owners.map(({ type, id }) => getPrincipalName(database, profileId, type, id));
  return names.includes(null) ? null : joinOwnerNames(names.filter((name) => name !== null));
}

/** Every row of a search result contains the names, and nobody reads more. */
const MAX_OWNERS_NAMED = 100;

/** Null for none. */
function joinOwnerNames(names: readonly string[]): string | null {
  const more = names.length - MAX_OWNERS_NAMED;
  const first = names.slice(0, MAX_OWNERS_NAMED).join(', ');
  return (more > 0 ? `${first}, and ${more} more` : first) || null;
}

/** Null where the list of accounts has newer owners. */
function ownersFromAccessList({
  account,
  readAt,
  access,
  accessReadAt,
}: OwnerSource): AccessEntry[] | null {
  if (access === null) return null;
  const owners = access.filter(({ accessLevel }) => accessLevel === 'OWNER');
  const listed = account.owners ?? [];
  // Every account has an owner, so a list without owners says nothing.
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
