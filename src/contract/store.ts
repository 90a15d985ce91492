/** The store's file: what happened to it, and whether it is whole. */
import { z } from 'zod';
import { appStatusSchema } from './app';
import { defineOperation } from './operation';

export const storeOperations = {
  'store.acknowledgeDamage': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Ends the message about a store that was damaged and replaced. Returns the status.',
    request: z.strictObject({}),
    response: appStatusSchema,
  }),
} as const;
