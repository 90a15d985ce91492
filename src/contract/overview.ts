/** The overview of the inventory: figures of all instances or some, each of which is also a filter of the accounts. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';
import { searchCoverageSchema } from './search-coverage';

const count = z.number().int();
const instant = z.number().nullable();

/** Snapshots of the period, added up: an account that changed twice counts twice. */
const changeTotalsSchema = z.strictObject({ added: count, removed: count, changed: count });
export type ChangeTotals = z.infer<typeof changeTotalsSchema>;

export const overviewInstanceSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  accounts: count,
  oauth: count,
  invalid: count,
  /** When the older of its lists was read. Null: never. */
  readAt: instant,
  /** Since when every config and access list was read, by its last snapshot. Null: there was no full sync. */
  detailsFrom: instant,
  /** Why the last sync failed; null if it did not. */
  problem: problemSchema.nullable(),
  /** What the search said at the last sync. Null: not known. */
  coverage: searchCoverageSchema.nullable(),
  changes: changeTotalsSchema,
});
export type OverviewInstance = z.infer<typeof overviewInstanceSchema>;

/** Accounts that were last changed in a period. `from` and `before` are a filter; both null: Domo told no time. */
export const ageBandSchema = z.strictObject({
  band: z.enum(['months3', 'year1', 'years2', 'older', 'unknown']),
  from: instant,
  before: instant,
  count,
});
export type AgeBand = z.infer<typeof ageBandSchema>;

export const oldAccountSchema = accountKeySchema.extend({
  displayName: z.string(),
  dataProviderType: z.string(),
  modifiedAt: z.number(),
});
export type OldAccount = z.infer<typeof oldAccountSchema>;

export const overviewOperations = {
  'inventory.overview': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Sums up the inventory: providers, states, ages, coverage, changes and use.',
    errors: [],
    request: z.strictObject({
      /** Null: all. */
      profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
      /** Epoch ms: since when changes are counted. Null: 30 days ago. */
      since: z.number().int().nonnegative().nullable().default(null),
    }),
    response: z.strictObject({
      accounts: count,
      oauth: count,
      valid: count,
      invalid: count,
      /** Most accounts first. */
      providers: z.array(
        z.strictObject({ dataProviderType: z.string(), name: z.string().nullable(), count }),
      ),
      /** In the order of the window. */
      instances: z.array(overviewInstanceSchema),
      since: z.number(),
      /** Later than `since` when there were too many snapshots: only the newest were added up. */
      changesFrom: z.number(),
      ages: z.array(ageBandSchema),
      /** At most ten, the oldest first. */
      oldest: z.array(oldAccountSchema),
      /** Accounts that no dataset uses, and those of which nothing that was read says it. */
      unused: count,
      useUnknown: count,
      /** Accounts of which it was never read. */
      configsNotRead: count,
      accessNotRead: count,
    }),
  }),
} as const;
