/** Saved views of the accounts. Their names are unique as names are compared everywhere. */
import { z } from 'zod';
import { fail, inventoryFilterSchema, inventorySortSchema } from '../../../contract';
import { toNameKey } from '../../../contract/text-folding';
import type { Database } from '../db/database';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import type { StoredView } from '../saved-view-types';

const decodeView = rowDecoder({
  v_id: z.string(),
  v_name: z.string(),
  v_saved_at: z.number(),
  v_data: jsonColumn(
    z.strictObject({
      filter: inventoryFilterSchema,
      sort: inventorySortSchema,
      labels: z.record(z.string(), z.string()),
    }),
  ),
});

const selectViews = `SELECT ${coveredColumns('saved_views', 'v')} FROM saved_views v`;
const viewTables = { v: 'saved_views' } as const;

export const listSavedViews = (database: Database): StoredView[] =>
  goodRows(database, database.all(`${selectViews} ORDER BY v.name_key`), viewTables)
    .map(decodeView)
    .map((row) => ({ id: row.v_id, name: row.v_name, savedAt: row.v_saved_at, ...row.v_data }));

/** Fails with `duplicate` when another view has the name and is not to be replaced. */
export function saveView(database: Database, view: StoredView, replace: boolean): void {
  database.transaction(() => {
    const key = toNameKey(view.name);
    if (replace) database.run('DELETE FROM saved_views WHERE name_key = ?', key);
    else refuseTakenName(database, view.name, view.id);
    const { id, name, savedAt, ...data } = view;
    database.run(
      'INSERT INTO saved_views (id, name, name_key, saved_at, data) VALUES (?, ?, ?, ?, ?)',
      id,
      name,
      key,
      savedAt,
      JSON.stringify(data),
    );
  });
}

/** Fails with `notFound`, or `duplicate` when another view has the name. */
export function renameView(database: Database, id: string, name: string): void {
  database.transaction(() => {
    const row = database.get(`${selectViews} WHERE v.id = ?`, id);
    // A row that was changed from outside does not get a good MAC by an update.
    if (goodRowOrNull(database, row, viewTables) === null)
      fail('notFound', 'There is no such view.');
    refuseTakenName(database, name, id);
    database.run(
      'UPDATE saved_views SET name = ?, name_key = ? WHERE id = ?',
      name,
      toNameKey(name),
      id,
    );
  });
}

/** Does nothing when there is no such view. */
export function removeView(database: Database, id: string): void {
  database.run('DELETE FROM saved_views WHERE id = ?', id);
}

function refuseTakenName(database: Database, name: string, id: string): void {
  const key = toNameKey(name);
  if (database.get('SELECT 1 FROM saved_views WHERE name_key = ? AND id <> ?', key, id) === null)
    return;
  fail('duplicate', `A view called ${JSON.stringify(name)} exists already.`, {
    next: 'Choose another name, or replace the existing view.',
  });
}
