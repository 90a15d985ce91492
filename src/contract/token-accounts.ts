/** Accounts that hold an access token of a Domo instance: which instance, and whether it is a token that Latchkey knows. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';
import { MAX_BULK_ACCOUNTS } from './zod-free';

/**
 * `inUse`: the token that Latchkey uses for that instance. `replaced`: one that a renewal took the place of. `other`: a
 * token that Latchkey does not know. `hidden`: Domo hides it. `none`: the account has none. `notRead`: its config was
 * never read.
 */
export const heldTokenSchema = z.enum(['inUse', 'replaced', 'other', 'hidden', 'none', 'notRead']);
export type HeldToken = z.infer<typeof heldTokenSchema>;

const namedInstanceSchema = z.strictObject({ profileId: profileIdSchema, label: z.string() });

export const tokenAccountSchema = z.strictObject({
  account: accountKeySchema,
  /** Label of its own instance. */
  label: z.string(),
  name: z.string(),
  dataProviderType: z.string(),
  /** The config field that holds the token. */
  field: z.string(),
  /** The instance that its config names; null: it names none. */
  names: z.string().nullable(),
  /** The instance of Latchkey that it points at, by its config or else by its token; null: none is known. */
  pointsAt: namedInstanceSchema.nullable(),
  token: heldTokenSchema,
  /** The token is known only as what Latchkey wrote there, which is no proof. */
  asWritten: z.boolean(),
});
export type TokenAccount = z.infer<typeof tokenAccountSchema>;

export const tokenAccountOperations = {
  'tokenAccounts.find': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Finds in the inventory the accounts that hold an access token of a Domo instance, which instance that is, and whether the token is the one in use or one that was replaced.',
    errors: [],
    request: z.strictObject({
      /** The most accounts that are named; all are counted. */
      limit: z.number().int().min(1).max(MAX_BULK_ACCOUNTS).default(1000),
    }),
    response: z.strictObject({
      /** Those with a replaced token come first. */
      accounts: z.array(tokenAccountSchema),
      counts: z.record(heldTokenSchema, z.number().int()),
      /** Labels of instances whose token could not be read in the keychain, so that nobody knows who holds it. */
      unread: z.array(z.string()),
    }),
  }),
  'account.testDomoToken': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Asks the instance that an account points at whether a token works there: the one that the account has, or the one that Latchkey uses.',
    errors: ['getFailed', 'hiddenByDomo', 'noMatch'],
    domo: {
      seed: [],
      routes: [
        'the routes of account.config',
        'GET /api/content/v2/users/me (of the other instance, with that token)',
      ],
    },
    request: accountKeySchema.extend({
      dataProviderType: z.string().min(1).max(300),
      /** `stored` needs an account whose token Domo shows. */
      token: z.enum(['stored', 'inUse']),
      /** The instance to ask, where the account names none and nobody knows its token. */
      tokenOf: profileIdSchema.optional(),
    }),
    response: z.strictObject({
      pointsAt: namedInstanceSchema,
      works: z.boolean(),
      /** Whose token it is; null: the instance refuses it. */
      user: z.string().nullable(),
    }),
  }),
} as const;
