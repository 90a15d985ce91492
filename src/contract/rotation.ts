/** Rotating a secret: which accounts of all instances use the same one. The change itself is `changeSecret` in bulk. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { MAX_SEARCHED_ACCOUNTS } from './zod-free';
import { defineOperation } from './operation';

/**
 * `same`: it has the same secret. `partly`: in another field, or not in all. `sameLogin`: same provider, host, account and
 * user; its secret is not known. `differs`: its secret is known, and another. `unknown`: its secret is not known, and
 * nothing else is the same. `notRead`: its config was never read.
 */
export const rotationGroupSchema = z.enum([
  'same',
  'partly',
  'sameLogin',
  'differs',
  'unknown',
  'notRead',
]);
export type RotationGroup = z.infer<typeof rotationGroupSchema>;

const rotationAccountSchema = z.strictObject({
  account: accountKeySchema,
  /** Label of its instance. */
  label: z.string(),
  name: z.string(),
  dataProviderType: z.string(),
  /** Host, account and user, as its config says; empty: it says none. */
  login: z.string(),
  /** Its secret is known only as what Latchkey wrote there, which is no proof. */
  asWritten: z.boolean(),
  /** The fields that have the secret. */
  fields: z.array(z.string()),
});
export type RotationAccount = z.infer<typeof rotationAccountSchema>;

const foundGroupSchema = z.strictObject({
  count: z.number().int(),
  /** At most `limit` of them. */
  accounts: z.array(rotationAccountSchema),
});

export const rotationOperations = {
  'rotation.find': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Finds in the inventory which accounts have the same secret as one, which may have it, and of which nothing is known.',
    errors: ['notFound', 'noMatch'],
    request: z.strictObject({
      like: accountKeySchema,
      /** Secret config fields of that account. */
      fields: z.array(z.string().min(1).max(300)).min(1).max(20),
      /** The most accounts that are named of each group; all are counted. */
      limit: z.number().int().min(1).max(MAX_SEARCHED_ACCOUNTS).default(1000),
    }),
    response: z.strictObject({
      like: rotationAccountSchema,
      /** False: Domo hides its secret, and Latchkey did not write it. Then no other account is found to have the same. */
      known: z.boolean(),
      /** `same` begins with the account that was asked about. */
      groups: z.record(rotationGroupSchema, foundGroupSchema),
      /** Accounts that have no such field, and not the secret either. */
      withoutField: z.number().int(),
      /** Accounts that were looked at, in all instances. */
      checked: z.number().int(),
    }),
  }),
} as const;
