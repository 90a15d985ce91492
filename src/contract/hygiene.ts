/** Tidying up: accounts that are there twice, that no dataset uses, or that nobody gave a name. From stored data alone. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';
import { MAX_BULK_ACCOUNTS } from './zod-free';

const count = z.number().int().nonnegative();

/**
 * `duplicate`: another account of its instance has the same provider and the same login, or the same known secret.
 * `unused`: Domo lists no dataset that uses it. `defaultName`: its name is what Domo, a form or nobody gave it.
 */
export const untidyKindSchema = z.enum(['duplicate', 'unused', 'defaultName']);
export type UntidyKind = z.infer<typeof untidyKindSchema>;

export const untidyAccountSchema = z.strictObject({
  account: accountKeySchema,
  /** Label of its instance. */
  label: z.string(),
  name: z.string(),
  dataProviderType: z.string(),
  /** Half a sentence. */
  why: z.string(),
  /** Of duplicates: those that are alike have the same number. Null otherwise. */
  group: count.nullable(),
});
export type UntidyAccount = z.infer<typeof untidyAccountSchema>;

const untidyListSchema = z.strictObject({
  count,
  /** At most `limit` of them. Duplicates stand together. */
  accounts: z.array(untidyAccountSchema),
});

export const hygieneOperations = {
  'hygiene.find': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Finds accounts that are there twice, unused or without a name of their own, and says what was not read.',
    errors: [],
    request: z.strictObject({
      /** Null: all profiles. */
      profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
      /** The most accounts that are named of each kind; all are counted. */
      limit: z.number().int().min(1).max(MAX_BULK_ACCOUNTS).default(1000),
    }),
    response: z.strictObject({
      kinds: z.record(untidyKindSchema, untidyListSchema),
      /** How many sets of duplicates there are. */
      duplicateGroups: count,
      /** Accounts that were looked at. */
      checked: count,
      /** Accounts whose config was never read: whether they are duplicates is not known. */
      configNotRead: count,
      /** Accounts of which nothing says how many datasets use them. */
      useUnknown: count,
    }),
  }),
} as const;
