/** Saved comparisons in the store: one of each name, in whatever case it is written. */
import {
  savedComparisonSchema,
  type SavedComparison,
  fail,
  type AccountKey,
  type Pairing,
} from '../../../contract';
import { sqlText, type Database, sqlNumber } from '../db/database';
import { toNameKey } from '../text-folding';
import { getProfile } from './profiles';

export const listSavedComparisons = (database: Database): SavedComparison[] =>
  database.all('SELECT * FROM saved_comparisons ORDER BY name_key').map((row) =>
    savedComparisonSchema.parse({
      id: row['id'],
      name: row['name'],
      savedAt: row['saved_at'],
      comparison: JSON.parse(sqlText(row['data'])) as unknown,
    }),
  );

export function saveComparison(database: Database, saved: SavedComparison): void {
  database.run(
    `INSERT INTO saved_comparisons (id, name, name_key, saved_at, data) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (name_key) DO UPDATE SET id = excluded.id, name = excluded.name,
       saved_at = excluded.saved_at, data = excluded.data`,
    saved.id,
    saved.name,
    toNameKey(saved.name),
    saved.savedAt,
    JSON.stringify(saved.comparison),
  );
}

/** One that is not there is no error. */
export function removeSavedComparison(database: Database, id: string): void {
  database.run('DELETE FROM saved_comparisons WHERE id = ?', id);
}

/** Pairings made by hand: an account is in one at most. */

/** Oldest first; accounts in the order in which they were named. */
export function listPairings(database: Database): Pairing[] {
  const pairings = new Map<number, AccountKey[]>();
  for (const row of database.all('SELECT * FROM paired ORDER BY pairing, row')) {
    const key: AccountKey = {
      profileId: sqlText(row['profile_id']),
      kind: row['kind'] === 'oauth' ? 'oauth' : 'account',
      id: sqlNumber(row['id']),
    };
    const pairing = sqlNumber(row['pairing']);
    pairings.set(pairing, [...(pairings.get(pairing) ?? []), key]);
  }
  return [...pairings.values()].map((accounts) => ({ accounts }));
}

/** Each leaves the pairing it was in. Fails with `notFound` when a profile is not there; nothing changes then. */
export function pairAccounts(database: Database, accounts: readonly AccountKey[]): void {
  database.transaction(() => {
    for (const { profileId } of accounts) {
      if (!getProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    }
    for (const key of accounts) deletePairedAccount(database, key);
    const last = sqlNumber(database.get('SELECT MAX(pairing) AS last FROM paired')?.['last']);
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
export function unpairAccount(database: Database, key: AccountKey): void {
  database.transaction(() => {
    deletePairedAccount(database, key);
  });
}

const deletePairedAccount = (database: Database, { profileId, kind, id }: AccountKey): number =>
  database.run(
    'DELETE FROM paired WHERE profile_id = ? AND kind = ? AND id = ?',
    profileId,
    kind,
    id,
  );
