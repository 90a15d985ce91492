/** Rotating a secret: which accounts of all instances use the same one. The change itself is `changeSecret` in bulk. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { secretPlaceSchema } from './bulk-changes';
import { MAX_ROTATION_LIKES, MAX_SEARCHED_ACCOUNTS } from './zod-free';
import { defineOperation } from './operation';

/**
 * `same`: it has the same secret, or with several fields all of them, in whichever fields. `partly`: some of several, not all. `sameLogin`: same provider, host, account and
 * user; its secret is not known. `differs`: its secret is known, and another. `unknown`: its secret is not known, and
 * nothing else is the same. `notRead`: its config was never read.
 *
 * Of several accounts that are asked about, an account is in the first of these groups that it is in for any of them:
 * `same`, `partly`, `sameLogin`, `unknown`, `differs`. It has another secret only if it has another than each of them.
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
  /** All fields that have the secret. With `sameLogin`, `differs`, `unknown` and `notRead` there are none. */
  fields: z.array(secretPlaceSchema),
});
export type RotationAccount = z.infer<typeof rotationAccountSchema>;

/** Why an account that was asked about is not looked for. `noSecret`: it has the field, and its value is no secret. */
const leftOutSchema = z.strictObject({
  account: accountKeySchema,
  /** Label of its instance. */
  label: z.string(),
  name: z.string(),
  why: z.enum(['noField', 'noSecret', 'notRead']),
});
export type RotationLeftOut = z.infer<typeof leftOutSchema>;

const likesSchema = z.array(accountKeySchema).min(1).max(MAX_ROTATION_LIKES);

const foundGroupSchema = z.strictObject({
  count: z.number().int(),
  /** At most `limit` of them. */
  accounts: z.array(rotationAccountSchema),
});

export const rotationOperations = {
  'rotation.fields': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Names the secret config fields of accounts, as last read, and how many accounts have each.',
    errors: ['notFound'],
    request: z.strictObject({ accounts: likesSchema }),
    response: z.strictObject({
      /** The one that most accounts have comes first. */
      fields: z.array(z.strictObject({ name: z.string(), accounts: z.number().int() })),
      /** Accounts whose config was never read. */
      notRead: z.number().int(),
    }),
  }),
  'rotation.find': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Finds in the inventory which accounts have the same secret as one or several, which may have it, and of which nothing is known.',
    errors: ['notFound', 'noMatch'],
    request: z.strictObject({
      /** With several, those without the fields are left out; a single one fails. */
      like: z.union([accountKeySchema, likesSchema]),
      /** Secret config fields of these accounts. */
      fields: z.array(z.string().min(1).max(300)).min(1).max(20),
      /** The most accounts that are named of each group; all are counted. */
      limit: z.number().int().min(1).max(MAX_SEARCHED_ACCOUNTS).default(1000),
    }),
    response: z.strictObject({
      /** The first of `likes`. */
      like: rotationAccountSchema,
      /** Those that were asked about and have the fields, once each. */
      likes: z.array(rotationAccountSchema),
      /** Of how many of them Domo hides the secret, and Latchkey did not write it. */
      hidden: z.number().int(),
      leftOut: z.array(leftOutSchema),
      /** False: no secret of them is known. Then no other account is found to have the same. */
      known: z.boolean(),
      /** `same` begins with the accounts that were asked about. */
      groups: z.record(rotationGroupSchema, foundGroupSchema),
      /** Accounts that have no such field, and not the secret either. */
      withoutField: z.number().int(),
      /** Accounts that were looked at, in all instances. */
      checked: z.number().int(),
    }),
  }),
} as const;
