/** What the search of an instance says of an account, as it is stored (domo-api 4.9). */
import { z } from 'zod';
import { foundInSearchSchema, type FoundInSearch } from '../../../contract';
import { jsonColumn } from '../db/row-decoder';
import { listTableColumns } from './columns';

const foundDataSchema = foundInSearchSchema.omit({ readAt: true }).extend({
  indexedAt: z.number().nullable(),
  /** What the route of datasets says, for an account of which the search does not say it. */
  counted: z.strictObject({ count: z.number().int(), readAt: z.number() }).optional(),
});
export type FoundData = z.output<typeof foundDataSchema>;

/** Of a LEFT JOIN: null when the search does not have the account. */
export const foundTableColumns = {
  data: jsonColumn(foundDataSchema).nullable(),
  read_at: z.number().nullable(),
};

/** The columns of table `found f`, with `lists l`, that say what the search has and how old that is. */
export const foundAgeColumns = {
  f_data: foundTableColumns.data,
  f_read_at: foundTableColumns.read_at,
  l_searched_at: listTableColumns.searched_at,
};

/** A search that returned every account is as good for all of them. Null when it does not have this one. */
export const foundReadAt = (row: {
  readonly f_read_at: number | null;
  readonly l_searched_at: number | null;
}): number | null =>
  row.f_read_at === null ? null : Math.max(row.f_read_at, row.l_searched_at ?? 0);

export function toFoundInSearch(
  data: FoundData | null,
  readAt: number | null,
): FoundInSearch | null {
  if (data === null || readAt === null) return null;
  const { indexedAt: _indexedAt, counted, ...found } = data;
  const saysSomething = Object.values(found).some((value) => value !== null);
  // The row is there for the count alone: the search does not have the account.
  return counted && !saysSomething ? null : { ...found, readAt };
}
