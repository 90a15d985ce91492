/** Why an export of the inventory may lack accounts: instances that were not read, not read again, or read in part. */
import { z } from 'zod';
import { accountKindSchema } from './account';
import { problemSchema } from './errors';
import { profileIdSchema } from './profile';
import { searchCoverageSchema } from './search-coverage';

/** The part of the inventory whose gaps are asked for. */
export const inventoryScopeSchema = z.strictObject({
  /** Null: all instances. */
  profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
  /** Instances of this group. */
  group: z.string().max(200).optional(),
  kind: accountKindSchema.nullable().default(null),
});
export type InventoryScope = z.output<typeof inventoryScopeSchema>;

export const exportGapSchema = z.strictObject({
  label: z.string(),
  /**
   * `neverRead`: a list of its accounts was never read. `unreadable`: its last sync failed, and its data is older.
   * `notCovered`: list and search were not compared, or the search was read in part.
   */
  why: z.enum(['neverRead', 'unreadable', 'notCovered']),
  /** For `neverRead`: whose list; null: of both kinds. */
  kind: accountKindSchema.nullable(),
  /** Why its last sync failed; null if it did not. */
  problem: problemSchema.nullable(),
  /** Only for `notCovered`; null if list and search were not both read. */
  coverage: searchCoverageSchema.nullable(),
});
export type ExportGap = z.infer<typeof exportGapSchema>;
