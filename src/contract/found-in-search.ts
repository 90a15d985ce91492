/** What the search says of one account, and where the values of a row come from. */
import { z } from 'zod';
import { accessEntrySchema } from './account';

/** What the search says of one account (domo-api 4.9). Null: it does not say. */
export const foundInSearchSchema = z.strictObject({
  owners: z.array(accessEntrySchema.pick({ type: true, id: true, name: true })).nullable(),
  datasetCount: z.number().int().nullable(),
  /** Whether anything uses the account. */
  used: z.boolean().nullable(),
  readAt: z.number(),
});
export type FoundInSearch = z.infer<typeof foundInSearchSchema>;

/** Where a value comes from, and when that was read. */
export const valueOriginSchema = z.strictObject({
  from: z.enum(['accessList', 'list', 'search', 'datasets']),
  readAt: z.number(),
});
export type ValueOrigin = z.infer<typeof valueOriginSchema>;
