/** One account among all: the best matches of a text, and the place of an account in a list. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { inventoryFilterSchema, inventoryRowSchema, inventorySortSchema } from './inventory';
import { defineOperation } from './operation';

export const inventoryLookupOperations = {
  'inventory.find': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Finds accounts of all instances by a text, the best match first.',
    errors: [],
    request: z.strictObject({
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50).default(8),
    }),
    /** `more`: there are others. Empty for a text without a visible character. */
    response: z.strictObject({ rows: z.array(inventoryRowSchema), more: z.boolean() }),
  }),
  'inventory.position': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Says at which place of a list an account is.',
    errors: [],
    request: z.strictObject({
      account: accountKeySchema,
      filter: inventoryFilterSchema.prefault({}),
      sort: inventorySortSchema.prefault({ field: 'displayName', direction: 'ascending' }),
    }),
    /** Counted from 0. Null: the list does not have it. */
    response: z.strictObject({ index: z.number().int().nonnegative().nullable() }),
  }),
};
