/**
 * What the search of an instance says of its accounts, beside the list. Two published clients say that the list may lack
 * accounts which the search returns (domo-api 3.1, 10.30).
 */
import { z } from 'zod';

export const searchCoverageSchema = z.strictObject({
  /** How many accounts the search says there are; null if it does not say. */
  total: z.number().int().nullable(),
  /** How many different accounts it returned. */
  found: z.number().int(),
  /** How many accounts are in the inventory that the list lacks. */
  searchOnly: z.number().int(),
  /** False: it returned less than it says there is, or its rows cannot be relied on. */
  complete: z.boolean(),
});
export type SearchCoverage = z.infer<typeof searchCoverageSchema>;
