/**
 * Saved comparisons and pairings in the store. The names of saved comparisons are unique, ignoring case. An account
 * is in at most one pairing; the user makes pairings by hand.
 */
import { fail, type AccountKey, type Pairing, type SavedComparison } from '../../../contract';
import type { Database } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import { toNameKey } from '../../../contract/text-folding';
import { pairedTableColumns, savedComparisonTableColumns } from './columns';
import { hasProfile } from './profiles';

const decodeSavedComparison = rowDecoder({
  s_id: savedComparisonTableColumns.id,
  s_name: savedComparisonTableColumns.name,
  s_saved_at: savedComparisonTableColumns.saved_at,
  s_data: savedComparisonTableColumns.data,
});

export const listSavedComparisons = (database: Database): SavedComparison[] =>
  goodRows(
    database,
    database.all(
      `SELECT ${coveredColumns('saved_comparisons', 's')} FROM saved_comparisons s ORDER BY s.name_key`,
    ),
    { s: 'saved_comparisons' },
  )
    .map(decodeSavedComparison)
    .map((row) => ({
      id: row.s_id,
      name: row.s_name,
      savedAt: row.s_saved_at,
      comparison: row.s_data,
    }));

export function saveComparison(database: Database, saved: SavedComparison): void {
  database.transaction(() => {
    database.run('DELETE FROM saved_comparisons WHERE name_key = ?', toNameKey(saved.name));
    database.run(
      `INSERT INTO saved_comparisons (id, name, name_key, saved_at, data) VALUES (?, ?, ?, ?, ?)`,
      saved.id,
      saved.name,
      toNameKey(saved.name),
      saved.savedAt,
      JSON.stringify(saved.comparison),
    );
  });
}

/** Does nothing when there is no such comparison. */
export function removeSavedComparison(database: Database, id: string): void {
  database.run('DELETE FROM saved_comparisons WHERE id = ?', id);
}

const decodePaired = rowDecoder({
  p_pairing: pairedTableColumns.pairing,
  p_profile_id: pairedTableColumns.profile_id,
  p_kind: pairedTableColumns.kind,
  p_id: pairedTableColumns.id,
});

/** Oldest first. The accounts of a pairing are in the order in which they were paired. */
export function listPairings(database: Database): Pairing[] {
  const pairings = new Map<number, AccountKey[]>();
  const rows = database.all(
    `SELECT ${coveredColumns('paired', 'p')} FROM paired p ORDER BY p.pairing, p.row`,
  );
  for (const row of goodRows(database, rows, { p: 'paired' }).map(decodePaired)) {
    const key: AccountKey = { profileId: row.p_profile_id, kind: row.p_kind, id: row.p_id };
    pairings.set(row.p_pairing, [...(pairings.get(row.p_pairing) ?? []), key]);
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
