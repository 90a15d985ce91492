/** Saved comparisons in the store: one of each name, in whatever case it is written. */
import { savedComparisonSchema, type SavedComparison } from '../../../contract';
import { textOf, type Database } from '../database';
import { nameKey } from '../text';

export const listSaved = (database: Database): SavedComparison[] =>
  database.all('SELECT * FROM saved_comparisons ORDER BY name_key').map((row) =>
    savedComparisonSchema.parse({
      id: row['id'],
      name: row['name'],
      savedAt: row['saved_at'],
      comparison: JSON.parse(textOf(row['data'])) as unknown,
    }),
  );

export function saveComparison(database: Database, saved: SavedComparison): void {
  database.run(
    `INSERT INTO saved_comparisons (id, name, name_key, saved_at, data) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (name_key) DO UPDATE SET id = excluded.id, name = excluded.name,
       saved_at = excluded.saved_at, data = excluded.data`,
    saved.id,
    saved.name,
    nameKey(saved.name),
    saved.savedAt,
    JSON.stringify(saved.comparison),
  );
}

/** One that is not there is no error. */
export function forgetComparison(database: Database, id: string): void {
  database.run('DELETE FROM saved_comparisons WHERE id = ?', id);
}
