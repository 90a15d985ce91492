/**
 * The activity: every write to Domo, every secret that was shown, and every guard that was changed, on this computer.
 * Never holds a secret.
 */
import { z } from 'zod';
import { accountKindSchema } from './account';
import { csvFileSchema, writtenCsvSchema } from './csv-file';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/**
 * `pending`: it was begun, and is under way. One that Latchkey did not live to see the end of becomes `unknown`.
 * `refused`: nothing was changed. `unknown`: it left, and no answer came.
 */
export const activityOutcomeSchema = z.enum(['pending', 'done', 'refused', 'unknown']);
export type ActivityOutcome = z.infer<typeof activityOutcomeSchema>;

/** One thing that a write changed. Of a secret nothing but its name is kept. */
export const activityChangeSchema = z.strictObject({
  /** A config field, `displayName`, `access of Jane Smith`, or `guard` of an instance. */
  what: z.string(),
  secret: z.boolean(),
  /** Null for a secret, and for what was not there or not known before. */
  before: z.string().nullable(),
  /** Null for a secret, and for what is gone. */
  after: z.string().nullable(),
});
export type ActivityChange = z.infer<typeof activityChangeSchema>;

export const activityEntrySchema = z.strictObject({
  id: z.string(),
  /** Epoch ms at which it was begun. */
  at: z.number(),
  source: z.enum(['window', 'commandLine']),
  /** The operation's name: `account.rename`. */
  operation: z.string(),
  profileId: z.string(),
  /** Label and instance as they were then: the profile may be gone. */
  label: z.string(),
  instance: z.string(),
  /** Null where it is about the instance: that it was added or removed, or has another guard. */
  kind: accountKindSchema.nullable(),
  /** Null for an account that was to be created and has no id. */
  accountId: z.number().int().nullable(),
  /** Its name then; empty when it was not known. */
  account: z.string(),
  changes: z.array(activityChangeSchema),
  outcome: activityOutcomeSchema,
  /** Why it was refused or is unknown; null otherwise. */
  problem: problemSchema.nullable(),
  /** Epoch ms at which the outcome was known; null while it is not. */
  endedAt: z.number().nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

export const activityFilterSchema = z.strictObject({
  /** Null: all, those of profiles that are gone included. */
  profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
  outcome: activityOutcomeSchema.nullable().default(null),
  /** Null: all operations. */
  operations: z.array(z.string().max(100)).max(100).nullable().default(null),
  /** Words that must all occur in label, instance, account, operation or changed thing, in any case. */
  text: z.string().max(200).default(''),
});
export type ActivityFilter = z.output<typeof activityFilterSchema>;

export const activityOperations = {
  'activity.list': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'What was written to Domo and revealed from here, and which guards were changed, newest first.',
    errors: [],
    request: z.strictObject({
      filter: activityFilterSchema.prefault({}),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().positive().max(1000).default(200),
    }),
    response: z.strictObject({ total: z.number().int(), entries: z.array(activityEntrySchema) }),
  }),
  'activity.export': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Writes the activity to a CSV file (docs/csv.md).',
    errors: [],
    request: z.strictObject({
      filter: activityFilterSchema.prefault({}),
      ...csvFileSchema,
    }),
    response: writtenCsvSchema,
  }),
} as const;
