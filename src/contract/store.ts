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
  'store.check': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Reads the whole store. Fails with storeDamaged if a part of it is damaged.',
    request: z.strictObject({}),
    /** When the check ended: epoch ms. */
    response: z.strictObject({ goodAt: z.number() }),
  }),
} as const;
