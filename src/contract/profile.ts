/** Profiles: Latchkey's record of an instance. Never holds a secret. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { toNameKey } from './text-folding';

export const profileIdSchema = z.string().min(1).max(64);

/** How changes in Domo are treated: as they come, deleting only after typing the label, or not at all. */
export const guardSchema = z.enum(['normal', 'confirm', 'read-only']);
export type Guard = z.infer<typeof guardSchema>;

export const colourSchema = z.enum(['red', 'amber', 'green', 'blue', 'violet', 'teal', 'grey']);
export type Colour = z.infer<typeof colourSchema>;

/** Where the token is: in the keychain, in memory until quit, or nowhere (it has to be given again). */
export const tokenStorageSchema = z.enum(['keychain', 'session', 'none']);
export type TokenStorage = z.infer<typeof tokenStorageSchema>;

/** The user a token belongs to (domo-api 4.8). */
export const domoUserSchema = z.strictObject({
  id: z.number().int(),
  displayName: z.string(),
  emailAddress: z.string().nullable(),
});
export type DomoUser = z.infer<typeof domoUserSchema>;

export const profileLabelSchema = z
  .string()
  .trim()
  .refine((label) => toNameKey(label) !== '', 'A label is needed')
  .max(80);
export const profileGroupSchema = z.string().trim().max(40);

export const profileSchema = z.strictObject({
  id: profileIdSchema,
  label: z.string(),
  /** For example `https://acme.domo.com`. */
  origin: z.string(),
  /** The part before `.domo.com`, or host and port of a loopback address. */
  instance: z.string(),
  /** Free word that the list is grouped by, such as Production. Empty when none was given. */
  group: z.string(),
  colour: colourSchema,
  guard: guardSchema,
  token: tokenStorageSchema,
  user: domoUserSchema.nullable(),
  /** Last time the token was tried. Times are epoch ms. `problem` is null when it worked. */
  lastCheck: z.strictObject({ at: z.number(), problem: problemSchema.nullable() }).nullable(),
  /** Last sync that ended, whatever its end. */
  lastSync: z.strictObject({ at: z.number(), problem: problemSchema.nullable() }).nullable(),
  /** How much of it is in the inventory. */
  counts: z.strictObject({
    accounts: z.number().int(),
    oauth: z.number().int(),
    invalid: z.number().int(),
  }),
  createdAt: z.number(),
});
export type Profile = z.infer<typeof profileSchema>;

/** A Domo access token. The length is not checked (domo-api 1.3); white space around a pasted one is dropped. */
export const accessTokenSchema = z
  .string()
  .trim()
  .min(1, 'A token is needed')
  .max(4096)
  // A header can carry nothing else: a token with such a character would be refused before it is sent.
  .regex(/^[\x21-\x7e]+$/, 'A token has no spaces or special characters');

/** What a person may type for an instance: `acme`, `acme.domo.com`, `https://acme.domo.com/anything`. */
export const instanceInputSchema = z.string().trim().min(1, 'An instance is needed').max(300);

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
    about: 'All profiles, in the order of the list, with how much was read of each.',
    request: z.strictObject({}),
    response: z.strictObject({ profiles: z.array(profileSchema) }),
  }),
  'profile.add': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Adds an instance. Its token is checked against Domo first, unless told not to.',
    request: z.strictObject({
      instance: instanceInputSchema,
      token: accessTokenSchema,
      label: profileLabelSchema.optional(),
      group: profileGroupSchema.default(''),
      colour: colourSchema.default('blue'),
      guard: guardSchema.default('normal'),
      /** `session` keeps the token in memory until quit. */
      keep: z.enum(['keychain', 'session']).default('keychain'),
      /** False adds the profile without asking Domo, for an instance that cannot be reached now. */
      check: z.boolean().default(true),
    }),
    response: z.strictObject({ profile: profileSchema }),
  }),
  'profile.update': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Changes label, group, colour or guard of a profile, or gives it a new token. In the window, lowering the guard is asked first; no ends with `cancelled`.',
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
    about: 'Forgets a profile, its token and all that was read of it. Nothing changes in Domo.',
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({ removed: profileIdSchema }),
  }),
  'profile.check': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Tries a token (of a profile, or one not kept yet) and names the user it belongs to.',
    domo: { seed: [], routes: ['GET /api/content/v2/users/me'], errors: [] },
    request: z.union([
      z.strictObject({ profileId: profileIdSchema }),
      z.strictObject({ instance: instanceInputSchema, token: accessTokenSchema }),
    ]),
    response: z.strictObject({ origin: z.string(), instance: z.string(), user: domoUserSchema }),
  }),
} as const;
