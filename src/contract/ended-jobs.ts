/** Jobs that went on after the page that started them was gone, because Latchkey was locked meanwhile. */
import { z } from 'zod';
import { bulkCountsSchema } from './bulk';
import { problemSchema } from './errors';
import { syncResultSchema } from './inventory';
import { defineOperation } from './operation';

const jobKindSchema = z.enum([
  'sync',
  'bulk',
  'plan',
  'review',
  'publish',
  'write',
  'export',
  'update',
]);

/** One that still runs, and whose page is gone. */
export const leftJobSchema = z.strictObject({
  /** Of the call, which can be cancelled by it. */
  id: z.string(),
  job: jobKindSchema,
  /** Epoch ms. */
  startedAt: z.number(),
});
export type LeftJob = z.infer<typeof leftJobSchema>;

export const endedJobSchema = z.strictObject({
  /** Of the call. */
  id: z.string(),
  job: jobKindSchema,
  /** Epoch ms. */
  startedAt: z.number(),
  endedAt: z.number(),
  /** False: it was locked during the job, and unlocked before its end. */
  whileLocked: z.boolean(),
  /** Why it failed as a whole; null if it did not. */
  problem: problemSchema.nullable(),
  /** Of a sync that did not fail as a whole; null otherwise. */
  sync: z.array(syncResultSchema).nullable(),
  /** Of a plan of changes to many accounts, or a run of it, that did not fail as a whole; null otherwise. */
  bulk: z.strictObject({ id: z.string(), counts: bulkCountsSchema }).nullable(),
  /** Path of the file that was exported; null otherwise. */
  file: z.string().nullable(),
});
export type EndedJob = z.infer<typeof endedJobSchema>;

export const endedJobOperations = {
  'app.endedJobs': defineOperation({
    effect: 'read',
    on: 'app',
    about:
      'Jobs that ended since Latchkey was locked and that nobody has dismissed, oldest first, and those that still run. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({}),
    response: z.strictObject({ jobs: z.array(endedJobSchema), running: z.array(leftJobSchema) }),
  }),
  'app.dismissEndedJob': defineOperation({
    effect: 'write',
    on: 'app',
    about: 'Forgets a job that ended since Latchkey was locked. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({ id: z.string().max(100) }),
    response: z.strictObject({}),
  }),
} as const;
