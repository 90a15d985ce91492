/** Then and now: every sync leaves a snapshot of what was known of its instance at that time. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { accountMatrixSchema } from './account-comparison';
import { instanceFilterSchema, instanceMatrixSchema } from './instance-comparison';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** Epoch ms at which a sync ended; it names its snapshot. */
const takenAt = z.number().int();

export const snapshotSchema = z.strictObject({
  takenAt,
  /** Accounts of either kind that were known then. */
  accounts: z.number().int().nonnegative(),
  /** How many of them are not as they were in the snapshot before: something of them changed. 0 in the first. */
  changed: z.number().int().nonnegative(),
  /** How many are new, and how many are gone, since the one before. 0 in the first. */
  added: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** `now` null: as it was last read. */
const thenAndNowTimes = { then: takenAt, now: takenAt.nullable().default(null) };

export const accountThenAndNowSchema = accountKeySchema.extend(thenAndNowTimes);
export const instanceThenAndNowSchema = z.strictObject({
  profileId: profileIdSchema,
  ...thenAndNowTimes,
  filter: instanceFilterSchema.default(instanceFilterSchema.parse({})),
});

export const snapshotOperations = {
  'snapshot.list': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'The snapshots that are kept of an instance, newest first.',
    errors: ['notFound'],
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({ snapshots: z.array(snapshotSchema) }),
  }),
  'snapshot.ofAccount': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'The snapshots in which an account is not as it was in the one before, newest first.',
    errors: ['notFound'],
    request: accountKeySchema,
    response: z.strictObject({
      snapshots: z.array(
        z.strictObject({
          takenAt,
          /** What of it changed; `appeared` and `gone` say that it came or went. */
          parts: z.array(z.enum(['appeared', 'gone', 'metadata', 'config', 'access'])),
        }),
      ),
    }),
  }),
  'comparison.accountThenAndNow': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'One account at two times: columns Then and Now, Then being the baseline.',
    errors: ['notFound'],
    request: accountThenAndNowSchema,
    response: accountMatrixSchema,
  }),
  'comparison.instanceThenAndNow': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'One instance at two times: its accounts by id, Then being the baseline.',
    errors: ['notFound'],
    request: instanceThenAndNowSchema.extend({
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    response: instanceMatrixSchema,
  }),
} as const;
