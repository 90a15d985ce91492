/** Which reviews of access were written, and their checksums: a file that was changed since does not match. */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type { WrittenReview } from '../review-types';

const decodeReview = rowDecoder({
  w_sha256: z.string(),
  w_file: z.string(),
  w_taken_at: z.number(),
  w_entries: z.number(),
});

export const listReviews = (database: Database): WrittenReview[] =>
  goodRows(
    database,
    database.all(
      `SELECT ${coveredColumns('reviews', 'w')} FROM reviews w ORDER BY w.taken_at DESC`,
    ),
    { w: 'reviews' },
  )
    .map(decodeReview)
    .map((row) => ({
      sha256: row.w_sha256,
      file: row.w_file,
      takenAt: row.w_taken_at,
      entries: row.w_entries,
    }));

export function saveReview(database: Database, review: WrittenReview): void {
  database.run(
    'INSERT OR REPLACE INTO reviews (sha256, file, taken_at, entries) VALUES (?, ?, ?, ?)',
    review.sha256,
    review.file,
    review.takenAt,
    review.entries,
  );
}
