/** The check of the store that Latchkey makes by itself, and what the last one found. */
import { z } from 'zod';
import { defineOperation } from './operation';

/** Days from one check to the next; null: never by itself. */
const checkEveryDaysSchema = z.number().int().min(1).max(365).nullable();

/** The last check that came to its end, whoever asked for it. Null if there was none. */
export const lastCheckSchema = z
  .strictObject({
    /** When it ended: epoch ms. */
    at: z.number(),
    /** `acknowledged`: it found damage, which a person has read, or which a restored store took the place of. */
    outcome: z.enum(['good', 'damaged', 'acknowledged']),
  })
  .nullable();

export const storeChecksSchema = z.strictObject({
  everyDays: checkEveryDaysSchema,
  last: lastCheckSchema,
});
export type StoreCheckState = z.infer<typeof storeChecksSchema>;

export const storeCheckOperations = {
  'store.checks': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'How often the window checks the store by itself, and what the last check found.',
    errors: [],
    request: z.strictObject({}),
    response: storeChecksSchema,
  }),
  'store.setChecks': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Sets how many days are between two checks of the store; null switches them off.',
    errors: [],
    request: z.strictObject({ everyDays: checkEveryDaysSchema }),
    response: storeChecksSchema,
  }),
} as const;
