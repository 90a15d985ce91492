/** Names of users and groups: access lists and searches tell them, the OAuth listing tells ids alone. */
import type { AccessEntry } from '../../../contract';
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
