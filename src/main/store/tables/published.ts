/** Which DataSet of an instance each table of the inventory is published to. */
import { fail } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type { PublishedDatasetRecord } from '../published-types';
import { publishedTableColumns } from './columns';
import { hasProfile } from './profiles';

const decodePublished = rowDecoder({
  d_table_name: publishedTableColumns.table_name,
  d_dataset_id: publishedTableColumns.dataset_id,
  d_made_at: publishedTableColumns.made_at,
  d_published_at: publishedTableColumns.published_at,
  d_row_count: publishedTableColumns.row_count,
});

export const listPublished = (database: Database, profileId: string): PublishedDatasetRecord[] =>
  goodRows(
    database,
    database.all(
      `SELECT ${coveredColumns('published', 'd')} FROM published d WHERE d.profile_id = ? ORDER BY d.table_name`,
      profileId,
    ),
    { d: 'published' },
  )
    .map(decodePublished)
    .map((row) => ({
      table: row.d_table_name,
      datasetId: row.d_dataset_id,
      madeAt: row.d_made_at,
      publishedAt: row.d_published_at,
      rows: row.d_row_count,
    }));

/** Replaces what is known of this table, also a row that was changed from outside. Fails with `notFound`. */
export function savePublished(
  database: Database,
  profileId: string,
  { table, datasetId, madeAt, publishedAt, rows }: PublishedDatasetRecord,
): void {
  database.transaction(() => {
    if (!hasProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    database.run('DELETE FROM published WHERE profile_id = ? AND table_name = ?', profileId, table);
    database.run(
      `INSERT INTO published (profile_id, table_name, dataset_id, made_at, published_at, row_count)
       VALUES (?, ?, ?, ?, ?, ?)`,
      profileId,
      table,
      datasetId,
      madeAt,
      publishedAt,
      rows,
    );
  });
}
