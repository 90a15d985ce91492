/** Names of users and groups: access lists and searches tell them, the OAuth listing tells ids alone. */
import type { AccessEntry, Account } from '../../../contract';
import { textOf, type Database } from '../database';

export function keepPrincipals(
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
export function principalName(
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
  return row && textOf(row['name']);
}

/** Owners' names, or their ids where no name is known. Null without an owner in the list. */
export const ownerText = (entries: readonly AccessEntry[]): string | null =>
  entries
    .filter(({ accessLevel }) => accessLevel === 'OWNER')
    .map(({ name, id }) => (name === null || name === '' ? id : name))
    .join(', ') || null;

/** From the OAuth listing: only when every owner's name is known. */
export function ownersFromListing(
  database: Database,
  profileId: string,
  { owners }: Account,
): string | null {
  if (owners === null || owners.length === 0) return null;
  const names = owners.map(({ type, id }) => principalName(database, profileId, type, id));
  return names.includes(null) ? null : names.join(', ');
}
