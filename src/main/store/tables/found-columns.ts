/** What the search of an instance says of an account, as it is stored (domo-api 4.9). */
import { z } from 'zod';
import { foundInSearchSchema, type FoundInSearch } from '../../../contract';
import { jsonColumn } from '../db/row-decoder';

const foundDataSchema = foundInSearchSchema
  .omit({ readAt: true })
  .extend({ indexedAt: z.number().nullable() });
export type FoundData = z.output<typeof foundDataSchema>;

/** Of a LEFT JOIN: null when the search does not have the account. */
export const foundTableColumns = {
  data: jsonColumn(foundDataSchema).nullable(),
  read_at: z.number().nullable(),
};

/** SQL: the age of table `found f`, with `lists l`. A search that returned every account is as good for all of them. */
export const foundReadAtSql = 'MAX(f.read_at, COALESCE(l.searched_at, 0))';

export function toFoundInSearch(
  data: FoundData | null,
  readAt: number | null,
): FoundInSearch | null {
  if (data === null || readAt === null) return null;
  const { indexedAt: _indexedAt, ...found } = data;
  return { ...found, readAt };
}
