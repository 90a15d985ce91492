/**
 * The activity: every write to Domo, every revealed secret and every changed guard, on this computer. It never holds a
 * secret.
 */
import { z } from 'zod';
import { accountKindSchema } from './account';
import { problemSchema } from './errors';
import { exportFileSchema, writtenExportSchema } from './export-file';
import { domoIdSchema } from './id-schemas';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/**
 * `pending`: it is running. `refused`: nothing was changed. `unknown`: it was sent and no answer came, or Latchkey
 * ended before the answer.
 */
export const activityOutcomeSchema = z.enum(['pending', 'done', 'refused', 'unknown']);
export type ActivityOutcome = z.infer<typeof activityOutcomeSchema>;

/** One thing that a write changed. Only the name of a secret is stored. */
export const activityChangeSchema = z.strictObject({
  /** A config field, `displayName`, `access of Jane Smith`, or `guard` of an instance. */
  what: z.string(),
  secret: z.boolean(),
  /** Null for a secret, and if there was nothing or an unknown value before. */
  before: z.string().nullable(),
  /** Null for a secret, and if it was removed. */
  after: z.string().nullable(),
  /** Of a changed access whose level before is known: whose access it is, so that it can be undone. */
  principal: z.strictObject({ type: z.enum(['USER', 'GROUP']), id: z.string() }).optional(),
  /** Id of the entry whose write this one undoes. */
  undoes: z.string().optional(),
});
export type ActivityChange = z.infer<typeof activityChangeSchema>;

export const activityEntrySchema = z.strictObject({
  id: z.string(),
  /** Epoch ms at which it began. */
  at: z.number(),
  source: z.enum(['window', 'commandLine']),
  /** Name of the operation, such as `account.rename`. */
  operation: z.string(),
  profileId: z.string(),
  /** Label and instance at that time, because the profile may be removed later. */
  label: z.string(),
  instance: z.string(),
  /** Null if it is about the instance itself, which was added or removed or got another guard. */
  kind: accountKindSchema.nullable(),
  /** Null for the instance itself, and for a new account whose id is unknown. */
  accountId: domoIdSchema.nullable(),
  /** The account's name at that time; empty if unknown. */
  account: z.string(),
  changes: z.array(activityChangeSchema),
  outcome: activityOutcomeSchema,
  /** Why it was refused or its outcome is unknown; null otherwise. */
  problem: problemSchema.nullable(),
  /** Epoch ms at which the outcome became known; null while it is running. */
  endedAt: z.number().nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

export const activityFilterSchema = z.strictObject({
  /** Null: all profiles, including those that were removed. */
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
    about: 'Lists writes to Domo, revealed secrets and changed guards, newest first.',
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
    about: 'Writes the activity as CSV, JSON Lines or Parquet (docs/csv.md).',
    errors: [],
    request: z.strictObject({
      filter: activityFilterSchema.prefault({}),
      ...exportFileSchema,
    }),
    response: writtenExportSchema,
  }),
} as const;
