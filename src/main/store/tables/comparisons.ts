/**
 * Saved comparisons and pairings in the store. The names of saved comparisons are unique, ignoring case. An account
 * is in at most one pairing; the user makes pairings by hand.
 */
import { fail, type AccountKey, type Pairing, type SavedComparison } from '../../../contract';
import type { Database } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { toNameKey } from '../../../contract/text-folding';
import { pairedTableColumns, savedComparisonTableColumns } from './columns';
import { hasProfile } from './profiles';
import { idTextSql } from './sql-fragments';

const decodeSavedComparison = rowDecoder(savedComparisonTableColumns);

export const listSavedComparisons = (database: Database): SavedComparison[] =>
  database
    .all('SELECT * FROM saved_comparisons ORDER BY name_key')
    .map(decodeSavedComparison)
    .map(({ id, name, saved_at: savedAt, data: comparison }) => ({
      id,
      name,
      savedAt,
      comparison,
    }));

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

/** Does nothing when there is no such comparison. */
export function removeSavedComparison(database: Database, id: string): void {
  database.run('DELETE FROM saved_comparisons WHERE id = ?', id);
}

const decodePaired = rowDecoder(pairedTableColumns);

/** Oldest first. The accounts of a pairing are in the order in which they were paired. */
export function listPairings(database: Database): Pairing[] {
  const pairings = new Map<number, AccountKey[]>();
  for (const row of database.all(
    `SELECT pairing, profile_id, kind, ${idTextSql('id')} FROM paired ORDER BY pairing, row`,
  )) {
    const { pairing, profile_id: profileId, kind, id } = decodePaired(row);
    const key: AccountKey = { profileId, kind, id };
    pairings.set(pairing, [...(pairings.get(pairing) ?? []), key]);
  }
  return [...pairings.values()].map((accounts) => ({ accounts }));
}

/** Removes each account from its earlier pairing. Fails with `notFound`, and changes nothing, when a profile does not exist. */
export function pairAccounts(database: Database, accounts: readonly AccountKey[]): void {
  database.transaction(() => {
    for (const { profileId } of accounts) {
      if (!hasProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    }
    for (const key of accounts) deletePairedAccount(database, key);
    const last = queryNumber(database, 'SELECT COALESCE(MAX(pairing), 0) AS n FROM paired');
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

/** Does nothing when the account is in no pairing. */
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
