/** A text that is too common to look up and too rare near the top of the order: all that has it is sorted once. */
import { z } from 'zod';
import type { InventoryFilter } from '../../../contract';
import type { Database } from '../db/database';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { withProfiles, type PageQuestion } from './page-queries';
import { toAccountCondition } from './sql-fragments';

/** The last search that had to be sorted whole: its next pages are taken from here until the store changes. */
const sortedTexts = new WeakMap<Database, { key: string; rows: readonly number[] }>();

/** Null when the last one was another search, or when the store has changed. */
export function lastSortedText(
  database: Database,
  question: PageQuestion,
  filter: InventoryFilter,
): readonly number[] | null {
  const last = sortedTexts.get(database);
  return last?.key === sortedKey(database, question, filter) ? last.rows : null;
}

const sortedKey = (
  database: Database,
  { orderBy }: PageQuestion,
  filter: InventoryFilter,
): string => JSON.stringify([filter, orderBy, changesOf(database)]);

export function sortText(
  database: Database,
  question: PageQuestion,
  filter: InventoryFilter,
): readonly number[] {
  const { where, values } = toAccountCondition(filter);
  // The rows are read as they lie in the file; through an index each would be looked up by itself.
  const from = withProfiles(question, 'accounts a NOT INDEXED');
  const row = database.get(
    `SELECT json_group_array(row) AS rows
     FROM (SELECT a.row AS row FROM ${from} ${where} ${question.orderBy})`,
    ...values,
  );
  const { rows } = decodeSorted(row ?? { rows: '[]' });
  sortedTexts.set(database, { key: sortedKey(database, question, filter), rows });
  return rows;
}

const decodeSorted = rowDecoder({ rows: jsonColumn(z.array(z.number())) });
const decodeChanges = rowDecoder({ own: z.number(), others: z.number() });

/** Changes whenever this or another connection has changed the store. */
function changesOf(database: Database): readonly number[] {
  const { own, others } = decodeChanges(
    database.get(
      'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
    ) ?? {},
  );
  return [own, others];
}
