/** Snapshots, which every sync stores of its instance, and comparisons of two times. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { accountMatrixSchema } from './account-comparison';
import { instanceFilterSchema, instanceMatrixSchema } from './instance-comparison';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** Epoch ms at which a sync ended. It identifies the snapshot. */
const takenAt = z.number().int();

export const snapshotSchema = z.strictObject({
  takenAt,
  /** How many accounts of both kinds were known then. */
  accounts: z.number().int().nonnegative(),
  /** How many of them differ from the previous snapshot. 0 in the first. */
  changed: z.number().int().nonnegative(),
  /** How many are new, and how many are gone, since the previous snapshot. 0 in the first. */
  added: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** `now` null: the stored data. */
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
    about: 'Lists the snapshots of an instance, newest first.',
    errors: ['notFound'],
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({ snapshots: z.array(snapshotSchema) }),
  }),
  'snapshot.ofAccount': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Lists the snapshots in which an account differs from the previous snapshot, newest first.',
    errors: ['notFound'],
    request: accountKeySchema,
    response: z.strictObject({
      snapshots: z.array(
        z.strictObject({
          takenAt,
          /** What changed. `appeared`: the account is new; `gone`: it was removed. */
          parts: z.array(z.enum(['appeared', 'gone', 'metadata', 'config', 'access'])),
        }),
      ),
    }),
  }),
  'comparison.accountThenAndNow': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Compares one account at two times, in the columns Then (the baseline) and Now.',
    errors: ['notFound'],
    request: accountThenAndNowSchema,
    response: accountMatrixSchema,
  }),
  'comparison.instanceThenAndNow': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Compares the accounts of one instance, by id, at two times: Then (the baseline) and Now.',
    errors: ['notFound'],
    request: instanceThenAndNowSchema.extend({
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    response: instanceMatrixSchema,
  }),
} as const;
