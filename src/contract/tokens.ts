/** How long access tokens live. Domo lists them without their values, and never says when one was used. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** Life of a new token. */
export const tokenDaysSchema = z.number().int().min(1).max(3_650);

/** Digits or a UUID. */
export const tokenIdSchema = z.string().regex(/^[\w-]{1,100}$/u, 'This is no id of a token');

/** Two kinds of keys that programs sign in with. */
export const keyTypeSchema = z.enum(['token', 'apiClient']);

export const listedTokenSchema = z.strictObject({
  /** Digits or a UUID. */
  id: z.string(),
  name: z.string(),
  ownerId: z.string().nullable(),
  /** Null: Domo did not say, which is usual. */
  ownerName: z.string().nullable(),
  /** Epoch ms; null: Domo did not say. */
  expires: z.number().nullable(),
});
export type ListedToken = z.infer<typeof listedTokenSchema>;

/**
 * `perhaps`: its user has several, and Domo does not say which of them asked. After a renewal it is known.
 */
const shownTokenSchema = listedTokenSchema.extend({
  usedByLatchkey: z.enum(['yes', 'perhaps', 'no']),
});
export type ShownToken = z.infer<typeof shownTokenSchema>;

/**
 * The life of the token that Latchkey uses. Domo does not say which entry it is. `known`: all tokens of its user expire
 * at the same time. `between`: they do not, and it is one of them. `notListed`: the list has no token of its user that
 * says when it expires. `refused`: the user may not list tokens.
 */
export const tokenLifeSchema = z.strictObject({
  state: z.enum(['known', 'between', 'notListed', 'refused']),
  /** Epoch ms; null for `notListed` and `refused`. */
  earliest: z.number().nullable(),
  latest: z.number().nullable(),
});
export type TokenLife = z.infer<typeof tokenLifeSchema>;

export const tokenOperations = {
  'tokens.list': defineOperation({
    effect: 'read',
    on: 'domo',
    about: "Lists an instance's access tokens, and says when the one that Latchkey uses expires.",
    errors: ['getFailed', 'forbidden'],
    domo: {
      seed: [],
      routes: ['GET /api/data/v1/accesstokens', 'GET /api/content/v2/users/me (whose token it is)'],
    },
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({
      own: tokenLifeSchema,
      /** The one that expires first comes first. Empty when the user may not list them. */
      tokens: z.array(shownTokenSchema),
      readAt: z.number(),
    }),
  }),
  'tokens.export': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      "Writes the instances' access tokens as CSV: whose each is and when it ends. An instance that cannot be read has a row that says why.",
    errors: [],
    domo: {
      seed: [],
      routes: ['GET /api/data/v1/accesstokens', 'GET /api/content/v2/users/me (whose token it is)'],
    },
    request: z.strictObject({
      /** In this order. Null: all. */
      profileIds: z.array(profileIdSchema).max(10_000).nullable().default(null),
      /** Only tokens with these words, as the list of the window shows them. */
      text: z.string().max(1_000).default(''),
      /** Only tokens that end within so many days. Null: all. */
      withinDays: z.number().int().min(0).max(9_999).nullable().default(null),
      /** As of every export: chosen in the save dialog, or on the command line any path or `-`. */
      file: z.string().min(1).max(4096),
    }),
    response: z.strictObject({
      file: z.string(),
      rows: z.number().int(),
      instances: z.array(
        z.strictObject({
          profileId: profileIdSchema,
          /** Null where it could not be read, and `problem` says why. */
          own: tokenLifeSchema.nullable(),
          problem: problemSchema.nullable(),
        }),
      ),
    }),
  }),
  'tokens.renew': defineOperation({
    effect: 'write',
    on: 'domo',
    about:
      'Renews the token of an instance: creates one, keeps it, tries it, uses it, and revokes the old one. Goes on with a renewal that was interrupted.',
    errors: ['getFailed', 'crudFailed', 'forbidden', 'noMatch', 'changedSinceRead'],
    domo: {
      seed: [],
      routes: [
        'GET /api/content/v2/users/me (whose token it is, and whether the new one works)',
        'GET /api/data/v1/accesstokens (which one is the old one)',
        'POST /api/data/v1/accesstokens',
        'DELETE /api/data/v1/accesstokens/{tokenId}',
      ],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      /** Life of the new one. */
      days: tokenDaysSchema.default(365),
      /** The token in use, where its user has several: Domo does not say which it is. */
      oldTokenId: tokenIdSchema.optional(),
    }),
    response: z.strictObject({
      /**
       * `kept`: created and in the keychain, and the old one stays in use; the next renewal goes on with it. `leftOver`: it
       * is of no use, and the next renewal revokes it. `none`: none is there; only what an interrupted renewal had left was
       * revoked. With these three, `problem` says why.
       */
      newToken: z.enum(['inUse', 'kept', 'leftOver', 'none']),
      /** Of the new token, in Domo. */
      name: z.string(),
      /** Null for `none`, as is `expires`. */
      tokenId: z.string().nullable(),
      expires: z.number().nullable(),
      /** `not`: it is known and still there, and `problem` says why. `notKnown`: nobody knows which it is. */
      revoked: z.enum(['revoked', 'not', 'notKnown']),
      /** Sentences for people. */
      notes: z.array(z.string()),
      problem: problemSchema.nullable(),
    }),
  }),
  'tokens.revoke': defineOperation({
    effect: 'destructive',
    on: 'domo',
    about: 'Revokes an access token or an API client. What signs in with it stops working.',
    errors: ['crudFailed', 'forbidden'],
    domo: {
      seed: [],
      routes: [
        'DELETE /api/data/v1/accesstokens/{tokenId}',
        'DELETE /api/identity/v1/developer-tokens/{id}',
        'GET /api/data/v1/accesstokens and GET /api/identity/v1/developer-tokens (if the answer is lost)',
      ],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      type: keyTypeSchema,
      id: tokenIdSchema,
      /** For the activity. */
      name: z.string().max(10_000).default(''),
      /** The label, where the guard asks for it. */
      confirm: z.string().max(200).optional(),
    }),
    response: z.strictObject({ became: z.enum(['revoked', 'gone']) }),
  }),
} as const;
