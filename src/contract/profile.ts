/** Profiles: Latchkey's records of instances. A profile never holds a secret. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { domoIdSchema } from './id-schemas';
import { defineOperation } from './operation';
import { instanceErrors } from './operation-errors';
import { searchCoverageSchema } from './search-coverage';
import { toNameKey } from './text-folding';

export const profileIdSchema = z.string().min(1).max(64);

/**
 * What may be changed in Domo. `normal`: everything. `confirm`: deleting requires the instance's label. `read-only`:
 * nothing.
 */
export const guardSchema = z.enum(['normal', 'confirm', 'read-only']);
export type Guard = z.infer<typeof guardSchema>;

export const colourSchema = z.enum(['red', 'amber', 'green', 'blue', 'violet', 'teal', 'grey']);
export type Colour = z.infer<typeof colourSchema>;

/** Where the token is: in the keychain, in memory until Latchkey quits, or nowhere, so that the user must enter it. */
export const tokenStorageSchema = z.enum(['keychain', 'session', 'none']);
export type TokenStorage = z.infer<typeof tokenStorageSchema>;

/** The user to whom a token belongs (domo-api 4.8). */
export const domoUserSchema = z.strictObject({
  id: domoIdSchema,
  displayName: z.string(),
  emailAddress: z.string().nullable(),
});
export type DomoUser = z.infer<typeof domoUserSchema>;

/** A line break splits a table, and a sign that turns the direction of writing makes one label look like another. */
const UNSHOWN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const isShownAsWritten = (text: string): boolean => !UNSHOWN.test(text);
const UNSHOWN_TEXT = 'It has a line break or another character that cannot be seen';

export const profileLabelSchema = z
  .string()
  .trim()
  .refine((label) => toNameKey(label) !== '', 'A label is required')
  .refine(isShownAsWritten, UNSHOWN_TEXT)
  .max(80);
export const profileGroupSchema = z.string().trim().refine(isShownAsWritten, UNSHOWN_TEXT).max(40);

export const profileSchema = z.strictObject({
  id: profileIdSchema,
  label: z.string(),
  /** For example `https://acme.domo.com`. */
  origin: z.string(),
  /** The part before `.domo.com`, or host and port of a loopback address. */
  instance: z.string(),
  /** Any word by which the list is grouped, such as Production. Empty for no group. */
  group: z.string(),
  colour: colourSchema,
  guard: guardSchema,
  token: tokenStorageSchema,
  user: domoUserSchema.nullable(),
  /** The last check of the token, in epoch ms. `problem` is null if the token worked. Null: never checked. */
  lastCheck: z.strictObject({ at: z.number(), problem: problemSchema.nullable() }).nullable(),
  /**
   * When the token expires, in epoch ms: the first of so many tokens of its user, of which one is in use. Absent: not known.
   */
  tokenExpiry: z.strictObject({ at: z.number(), tokens: z.number().int() }).optional(),
  /** The last sync that ended, successful or not. */
  lastSync: z
    .strictObject({
      at: z.number(),
      problem: problemSchema.nullable(),
      /** Null if list and search were not both read. Absent in data of an older version, and after a failed sync. */
      coverage: searchCoverageSchema.nullable().optional(),
    })
    .nullable(),
  /** When the older of its lists of accounts was read, which a failed sync does not change. Null: never. */
  readAt: z.number().nullable(),
  /** How many of its accounts are in the inventory. */
  counts: z.strictObject({
    accounts: z.number().int(),
    oauth: z.number().int(),
    invalid: z.number().int(),
  }),
  createdAt: z.number(),
});
export type Profile = z.infer<typeof profileSchema>;

/** A Domo access token. Its exact length is unknown (domo-api 1.3). White space around a pasted token is dropped. */
export const accessTokenSchema = z
  .string()
  .trim()
  .min(1, 'A token is required')
  .max(4096)
  // A header can contain no other characters.
  .regex(/^[\x21-\x7e]+$/, 'A token has no spaces or special characters');

/** An instance as a person types it: `acme`, `acme.domo.com` or `https://acme.domo.com/anything`. */
export const instanceInputSchema = z.string().trim().min(1, 'An instance is required').max(300);

const profileSettings = {
  label: profileLabelSchema,
  group: profileGroupSchema,
  colour: colourSchema,
  guard: guardSchema,
};

export const profileOperations = {
  'profile.list': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Lists all profiles in the order of the window, with the number of stored accounts.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ profiles: z.array(profileSchema) }),
  }),
  'profile.add': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Adds an instance. Checks its token with Domo first, unless `check` is false.',
    errors: [...instanceErrors, 'getFailed', 'duplicate'],
    request: z.strictObject({
      instance: instanceInputSchema,
      token: accessTokenSchema,
      label: profileLabelSchema.optional(),
      group: profileGroupSchema.default(''),
      colour: colourSchema.default('blue'),
      guard: guardSchema.default('normal'),
      /** `session` keeps the token in memory until Latchkey quits. */
      keep: z.enum(['keychain', 'session']).default('keychain'),
      /** False adds the profile without a request to Domo, for an instance that cannot be reached now. */
      check: z.boolean().default(true),
    }),
    response: z.strictObject({ profile: profileSchema }),
  }),
  'profile.update': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Changes label, group, colour or guard of a profile, or gives it a new token. The window asks before it lowers the guard; the answer no ends with `cancelled`.',
    errors: [...instanceErrors, 'getFailed', 'duplicate'],
    request: z.strictObject({
      profileId: profileIdSchema,
      label: profileSettings.label.optional(),
      group: profileSettings.group.optional(),
      colour: profileSettings.colour.optional(),
      guard: profileSettings.guard.optional(),
      token: accessTokenSchema.optional(),
      keep: z.enum(['keychain', 'session']).default('keychain'),
    }),
    response: z.strictObject({ profile: profileSchema }),
  }),
  'profile.remove': defineOperation({
    effect: 'destructive',
    on: 'latchkey',
    about: 'Removes a profile, its token and its stored data. Changes nothing in Domo.',
    errors: ['notFound'],
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({ removed: profileIdSchema }),
  }),
  'profile.check': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Checks the token of a profile, or a token that is not stored yet, and returns its user.',
    errors: ['getFailed'],
    domo: { seed: [], routes: ['GET /api/content/v2/users/me'] },
    request: z.union([
      z.strictObject({ profileId: profileIdSchema }),
      z.strictObject({ instance: instanceInputSchema, token: accessTokenSchema }),
    ]),
    response: z.strictObject({ origin: z.string(), instance: z.string(), user: domoUserSchema }),
  }),
} as const;
