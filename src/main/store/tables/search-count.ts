/** Counts what a search finds, in slices, so that other questions are answered in between. */
import { z } from 'zod';
import type { InventoryFilter } from '../../../contract';
import { toSearchWords } from '../../../contract/text-folding';
import type { Database } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { toAccountConditions } from './account-conditions';
import { joinConditions, toFieldConditions, toTextConditions } from './sql-fragments';
import { isExactWord, toTextQuery } from './text-hits';

/** Rows that one slice reads: about as long as a page takes. */
const SLICE_ROWS = 20_000;
/** The text index needs no account, so a slice may be larger. */
const INDEX_SLICE_ROWS = 200_000;

export interface CountedSlice {
  readonly count: number;
  /** Where the next slice begins; null after the last. */
  readonly next: number | null;
}

const decodeLast = rowDecoder({ row: z.number().nullable() });

/** @param from the first row of the slice; 0 for the first slice. */
export function countSlice(
  database: Database,
  filter: InventoryFilter,
  from: number,
): CountedSlice {
  const words = toSearchWords(filter.text);
  const query = toTextQuery(words);
  const conditions = [
    ...toFieldConditions(filter),
    ...toAccountConditions(filter),
    ...toTextConditions(words.filter((word) => !isExactWord(word))),
  ];
  const byIndex = query !== null && conditions.length === 0;
  const until = from + (byIndex ? INDEX_SLICE_ROWS : SLICE_ROWS);
  const { row: last } = decodeLast(
    database.get('SELECT MAX(row) AS row FROM accounts') ?? { row: null },
  );
  const inText =
    query === null
      ? []
      : [
          {
            sql: 'a.row IN (SELECT rowid FROM accounts_text WHERE accounts_text MATCH ? AND rowid >= ? AND rowid < ?)',
            values: [query, from, until],
          },
        ];
  const inSlice = { sql: 'a.row >= ? AND a.row < ?', values: [from, until] };
  const { where, values } = joinConditions([inSlice, ...inText, ...conditions]);
  const count = byIndex
    ? queryNumber(
        database,
        'SELECT COUNT(*) AS n FROM accounts_text WHERE accounts_text MATCH ? AND rowid >= ? AND rowid < ?',
        query,
        from,
        until,
      )
    : // Without an index the rows are read in the order of the file.
      queryNumber(database, `SELECT COUNT(*) AS n FROM accounts a NOT INDEXED ${where}`, ...values);
  return { count, next: last === null || until > last ? null : until };
}
