/** How long access tokens live. Domo lists them without their values, and never says when one was used. */
import { z } from 'zod';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

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
      tokens: z.array(listedTokenSchema),
      readAt: z.number(),
    }),
  }),
} as const;
