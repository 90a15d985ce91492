/** Reviews of access: who can use which account, and how. They use stored data only (docs/review.md). */
import { z } from 'zod';
import { accountKindSchema } from './account';
import { exportGapSchema } from './export-gaps';
import { accountIdSchema } from './id-schemas';
import { inventoryFilterSchema } from './inventory';
import { defineOperation } from './operation';

/** Increase it when a field is removed or changes its meaning. */
export const REVIEW_VERSION = 1;

/**
 * `external`: the user's e-mail address has another domain than the instance's own. `everyone`: a group that Domo puts
 * every user into. `overShared`: more users than wanted can use the account.
 */
export const reviewMarkSchema = z.enum(['external', 'everyone', 'overShared']);
export type ReviewMark = z.infer<typeof reviewMarkSchema>;

const accountShape = {
  /** Origin of the instance, such as `https://acme.domo.com`. */
  origin: z.string(),
  instance: z.string(),
  kind: accountKindSchema,
  id: accountIdSchema,
  account: z.string(),
};

/** One way in which somebody can use an account. */
export const reviewEntrySchema = z.strictObject({
  type: z.literal('entry'),
  ...accountShape,
  principalType: z.string(),
  principalId: z.string(),
  principal: z.string(),
  /** Null: not read, or a group. */
  email: z.string().nullable(),
  /** False for a user who was deactivated or deleted. Null: not known. */
  active: z.boolean().nullable(),
  level: z.string(),
  /** Id of the group whose member this is; null: the access list names it. */
  via: z.string().nullable(),
  viaName: z.string().nullable(),
  /** Of a group: how many there are; null: members not read, or no group. */
  members: z.number().int().nullable(),
  marks: z.array(reviewMarkSchema),
});
export type ReviewEntry = z.infer<typeof reviewEntrySchema>;

/** An account, followed by its entries. */
export const reviewAccountSchema = z.strictObject({
  type: z.literal('account'),
  ...accountShape,
  provider: z.string(),
  /** Epoch ms at which its access list was read; null: never, and its entries are incomplete. */
  accessReadAt: z.number().nullable(),
  /** Users who can use it; a group whose members were not read counts as one. */
  users: z.number().int(),
});
export type ReviewAccount = z.infer<typeof reviewAccountSchema>;

const marksCount = z.strictObject({
  /** Users' entries. */
  external: z.number().int(),
  /** Entries of groups. */
  everyone: z.number().int(),
  /** Accounts. */
  overShared: z.number().int(),
});

export const reviewInstanceSchema = z.strictObject({
  type: z.literal('instance'),
  origin: z.string(),
  instance: z.string(),
  /** The domains that count as its own. Empty: no e-mail address was read, and nothing is marked as external. */
  ownDomains: z.array(z.string()),
  accounts: z.number().int(),
  accountsNotRead: z.number().int(),
  entries: z.number().int(),
  /** Groups of access lists whose members were not read. */
  groupsNotRead: z.number().int(),
  /** Entries of users whose e-mail address was not read. */
  emailsNotRead: z.number().int(),
  /** Epoch ms of the oldest and the newest access list; null: none was read. */
  oldest: z.number().nullable(),
  newest: z.number().nullable(),
});
export type ReviewInstance = z.infer<typeof reviewInstanceSchema>;

export const reviewTotalsSchema = z.strictObject({
  takenAt: z.number(),
  accounts: z.number().int(),
  entries: z.number().int(),
  accountsNotRead: z.number().int(),
  /** The first of them, by name. */
  notRead: z.array(z.string()),
  marks: marksCount,
  instances: z.array(reviewInstanceSchema),
  /** Why accounts may be missing. */
  gaps: z.array(exportGapSchema),
});
export type ReviewTotals = z.infer<typeof reviewTotalsSchema>;

export const reviewChangeSchema = z.strictObject({
  change: z.enum(['added', 'removed', 'levelChanged']),
  entry: reviewEntrySchema,
  /** The earlier level, with `levelChanged`. */
  before: z.string().nullable(),
});
export type ReviewChange = z.infer<typeof reviewChangeSchema>;

export const reviewChangesSchema = z.strictObject({
  /** When the earlier review was taken. */
  since: z.number(),
  file: z.string(),
  added: z.number().int(),
  removed: z.number().int(),
  levelChanged: z.number().int(),
  /** Accounts that one of the two did not read: their entries are in no count. */
  notCompared: z.number().int(),
  /** False: they were asked for other accounts, so that entries may look added or removed. */
  sameScope: z.boolean(),
  /** The first of them. */
  changes: z.array(reviewChangeSchema),
});
export type ReviewChanges = z.infer<typeof reviewChangesSchema>;

const reviewQuestion = {
  filter: inventoryFilterSchema.prefault({}),
  /** An account that more users can use is marked. */
  overSharedAbove: z.number().int().positive().max(1_000_000).default(20),
  /** Domains that are no external ones. Empty: of each instance, the most frequent one. */
  ownDomains: z.array(z.string().min(1).max(255)).max(100).default([]),
  /** An earlier review to compare with: `last`, or a file. Only the command line may name a file. */
  against: z
    .union([z.literal('last'), z.strictObject({ file: z.string().min(1) })])
    .nullable()
    .default(null),
};

export const reviewOperations = {
  'review.summary': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Reviews who can use which account, and returns totals and the first entries.',
    errors: ['notFound', 'getFailed'],
    request: z.strictObject({
      ...reviewQuestion,
      /** Only entries with this mark; null: all. */
      mark: reviewMarkSchema.nullable().default(null),
      limit: z.number().int().nonnegative().max(1000).default(200),
    }),
    response: z.strictObject({
      totals: reviewTotalsSchema,
      entries: z.array(reviewEntrySchema),
      /** How many entries the mark has. */
      matching: z.number().int(),
      /** Null without `against`. */
      changes: reviewChangesSchema.nullable(),
    }),
  }),
  'review.write': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Writes a review of access into a file with a checksum, and notes the checksum.',
    errors: ['notFound', 'getFailed'],
    request: z.strictObject({ ...reviewQuestion, file: z.string().min(1).max(4096) }),
    response: z.strictObject({
      file: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      totals: reviewTotalsSchema,
      changes: reviewChangesSchema.nullable(),
    }),
  }),
  'review.verify': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Says whether the file of a review is as it was written.',
    errors: ['notFound', 'getFailed'],
    request: z.strictObject({ file: z.string().min(1).max(4096) }),
    response: z.strictObject({
      file: z.string(),
      intact: z.boolean(),
      /** Why it is not; null if it is. */
      why: z.string().nullable(),
      sha256: z.string(),
      /** Whether this Latchkey noted the checksum when it wrote the review. A changed file can have a new checksum. */
      noted: z.boolean(),
      takenAt: z.number().nullable(),
      entries: z.number().int(),
    }),
  }),
} as const;
