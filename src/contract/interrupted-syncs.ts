/** Full syncs that were interrupted, and that `inventory.sync` can continue. */
import { z } from 'zod';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

export const interruptedSyncSchema = z.strictObject({
  profileId: profileIdSchema,
  /** Epoch ms at which it began. */
  startedAt: z.number(),
});
export type InterruptedSync = z.infer<typeof interruptedSyncSchema>;

export const interruptedSyncOperations = {
  'inventory.interrupted': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Lists the full syncs that were interrupted in the last 24 hours and can be continued.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ interrupted: z.array(interruptedSyncSchema) }),
  }),
} as const;
