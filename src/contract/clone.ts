/** Cloning: creates an account of one instance in other instances that lack it, by the bulk change `clone`. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { problemSchema } from './errors';
import { defineOperation } from './operation';

/** One field of the account that will be created. */
const clonedFieldSchema = z.strictObject({
  name: z.string(),
  /** For people: the provider's label of the field, or else its name. */
  label: z.string(),
  secret: z.boolean(),
  /**
   * `source`: the source's value. `kept`: a secret that Domo returns, which main fills in and never shows. `asked`:
   * Domo does not return it. A plain value is in the plan then; a secret is given to the run.
   */
  from: z.enum(['source', 'kept', 'asked']),
  required: z.boolean(),
  /** The value of a field from `source`; null otherwise. */
  value: z.string().nullable(),
});
export type ClonedField = z.infer<typeof clonedFieldSchema>;

export const cloneOperations = {
  'clone.fields': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Reads an account, and says which fields an account that is cloned from it has, and where each value comes from.',
    errors: ['getFailed', 'noMatch', 'forbidden'],
    domo: {
      seed: [],
      routes: ['the routes of account.get, account.config and provider.list'],
    },
    request: z.strictObject({ source: accountKeySchema }),
    response: z.strictObject({
      /** Label of the source's instance. */
      label: z.string(),
      /** Names of the new account, unless it gets others. */
      name: z.string(),
      displayName: z.string(),
      dataProviderType: z.string(),
      /** Empty for an account that cannot be cloned. */
      fields: z.array(clonedFieldSchema),
      /** Why it cannot be cloned at all; null when it can. */
      problem: problemSchema.nullable(),
      readAt: z.number(),
    }),
  }),
} as const;
