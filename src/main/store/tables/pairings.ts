/** Pairings made by hand: an account is in one at most. */
import { fail, type AccountKey, type Pairing } from '../../../contract';
import { numberOf, textOf, type Database } from '../database';
import { getProfile } from './profiles';

/** Oldest first; accounts in the order in which they were named. */
export function listPairings(database: Database): Pairing[] {
  const pairings = new Map<number, AccountKey[]>();
  for (const row of database.all('SELECT * FROM paired ORDER BY pairing, row')) {
    const key: AccountKey = {
      profileId: textOf(row['profile_id']),
      kind: row['kind'] === 'oauth' ? 'oauth' : 'account',
      id: numberOf(row['id']),
    };
    const pairing = numberOf(row['pairing']);
    pairings.set(pairing, [...(pairings.get(pairing) ?? []), key]);
  }
  return [...pairings.values()].map((accounts) => ({ accounts }));
}

/** Each leaves the pairing it was in. Fails with `notFound` when a profile is not there; nothing changes then. */
export function pair(database: Database, accounts: readonly AccountKey[]): void {
  database.transaction(() => {
    for (const { profileId } of accounts) {
      if (!getProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    }
    for (const key of accounts) remove(database, key);
    const last = numberOf(database.get('SELECT MAX(pairing) AS last FROM paired')?.['last']);
    for (const { profileId, kind, id } of accounts) {
      database.run(
        `INSERT INTO paired (pairing, profile_id, kind, id) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        last + 1,
        profileId,
        kind,
        id,
      );
    }
  });
}

/** One that is in no pairing is no error. */
export function unpair(database: Database, key: AccountKey): void {
  database.transaction(() => {
    remove(database, key);
  });
}

const remove = (database: Database, { profileId, kind, id }: AccountKey): number =>
  database.run(
    'DELETE FROM paired WHERE profile_id = ? AND kind = ? AND id = ?',
    ...[profileId, kind, id],
  );
