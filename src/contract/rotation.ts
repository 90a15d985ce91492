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
 * A login that is asked about has two more, and nothing of them is changed. `otherLogin`: it has a secret of that login,
 * and signs in as another. `maybeLogin`: it signs in as almost the same (another case, blank, form in Unicode, scheme,
 * port or path), or Domo hides a part of its login, and its secret is not known to be the same.
 *
 * Of several accounts that are asked about, an account is in the first of these groups that it is in for any of them:
 * `same`, `partly`, `sameLogin`, `unknown`, `differs`. It has another secret only if it has another than each of them.
 */
export const rotationGroupSchema = z.enum([
  'same',
  'partly',
  'sameLogin',
  'otherLogin',
  'maybeLogin',
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
  /** All fields that have the secret. Only with `same`, `partly` and `otherLogin` there are any. */
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

const loginTextSchema = z.string().min(1).max(1000);

/**
 * Who signs in where, for who knows no account that has the secret. Compared as the logins of two accounts are: each
 * text exactly. A user alone is refused, since many systems have one of the same name; so is a host without a user, since
 * its users have one secret each.
 */
export const rotationLoginSchema = z
  .strictObject({
    /** User name, e-mail address, client id or access key id. */
    user: loginTextSchema,
    /** Host, server, URL or domain. */
    host: loginTextSchema.optional(),
    /** Account, tenant, subdomain, site or instance at the system, as Snowflake has an account. */
    systemAccount: loginTextSchema.optional(),
    /** Only accounts of these. */
    dataProviderTypes: z.array(z.string().min(1).max(300)).min(1).max(100).optional(),
  })
  .refine(
    ({ host, systemAccount, dataProviderTypes }) =>
      host !== undefined || systemAccount !== undefined || dataProviderTypes !== undefined,
    'A user alone may be of many systems: name a host, an account at the system or a provider',
  );
export type RotationLogin = z.infer<typeof rotationLoginSchema>;

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
      'Names the secret config fields of accounts, or of all accounts of a login, as last read, and how many have each.',
    errors: ['notFound'],
    request: z.strictObject({ like: z.union([likesSchema, rotationLoginSchema]) }),
    response: z.strictObject({
      /** The one that most accounts have comes first. */
      fields: z.array(z.strictObject({ name: z.string(), accounts: z.number().int() })),
      /** Those that were asked about, or have the login. */
      accounts: z.number().int(),
      /** Accounts that may have the login, written otherwise or hidden in part. Their fields are not counted. */
      maybe: z.number().int(),
      /** Accounts whose config was never read: of those that were asked about, or of all, since any may have the login. */
      notRead: z.number().int(),
    }),
  }),
  'rotation.find': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Finds in the inventory which accounts have the same secret as one or several, or as a login; which may have it, and of which nothing is known.',
    errors: ['notFound', 'noMatch'],
    request: z.strictObject({
      /** With several, or with a login, those without the fields are left out; a single account fails. */
      like: z.union([accountKeySchema, likesSchema, rotationLoginSchema]),
      /** Secret config fields of these accounts. */
      fields: z.array(z.string().min(1).max(300)).min(1).max(20),
      /** The most accounts that are named of each group; all are counted. */
      limit: z.number().int().min(1).max(MAX_SEARCHED_ACCOUNTS).default(1000),
    }),
    response: z.strictObject({
      /** The first of `likes`. Null: no account has the login that was asked about. */
      like: rotationAccountSchema.nullable(),
      /** Those that were asked about, or have the login, and have the fields, once each. */
      likes: z.array(rotationAccountSchema),
      /** Of how many of them Domo hides the secret, and Latchkey did not write it. */
      hidden: z.number().int(),
      /** How many different secrets are known of them. */
      secrets: z.number().int(),
      leftOut: z.array(leftOutSchema),
      /** False: no secret of them is known. Then no other account is found to have the same. */
      known: z.boolean(),
      /**
       * `same` begins with the accounts that were asked about. Those of a login are there only if their secret is known,
       * and that of no other of them is known to differ; else in `sameLogin`.
       */
      groups: z.record(rotationGroupSchema, foundGroupSchema),
      /** Accounts that have no such field, and not the secret either. */
      withoutField: z.number().int(),
      /** Accounts that were looked at, in all instances. */
      checked: z.number().int(),
    }),
  }),
} as const;
