/** Changing the access list of an account, and finding users and groups for it. */
import { z } from 'zod';
import { accessEntrySchema, accountKeySchema } from './account';
import { accountIdSchema } from './id-schemas';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** Levels of an access list, strongest first (domo-api 5.1). Domo may return others, which are shown unchanged. */
export const accessLevels = ['OWNER', 'CAN_EDIT', 'CAN_SHARE', 'CAN_VIEW'] as const;
/** A level to set. `NONE` removes the access; Domo never returns it. */
export const grantedLevelSchema = z.enum([...accessLevels, 'NONE']);
export type GrantedLevel = z.infer<typeof grantedLevelSchema>;

export const principalTypeSchema = z.enum(['USER', 'GROUP']);
export const principalIdSchema = z.string().regex(/^\d{1,20}$/u, 'An id consists of digits');

/** A user or a group that can be given access. */
export const principalSchema = z.strictObject({
  type: principalTypeSchema,
  id: principalIdSchema,
  name: z.string(),
  /** E-mail address of a user; type and size of a group. Null if Domo did not return it. */
  detail: z.string().nullable(),
});
export type Principal = z.infer<typeof principalSchema>;

/** A user who has the access of a group. */
export const groupMemberSchema = z.strictObject({
  id: principalIdSchema,
  /** Null if Domo did not return it: its answer omits deleted users (domo-api 2.2). */
  name: z.string().nullable(),
  emailAddress: z.string().nullable(),
  /** False: can no longer sign in. Null if Domo did not return it. */
  active: z.boolean().nullable(),
});
export type GroupMember = z.infer<typeof groupMemberSchema>;

/** The access list after Domo accepted the change. */
const accessListResponse = z.strictObject({
  /** Null if it could not be read again; `problem` says why. Domo accepted the change either way. */
  entries: z.array(accessEntrySchema).nullable(),
  readAt: z.number().nullable(),
  problem: problemSchema.nullable(),
  /** A sentence for people, such as that this instance has only the first version of sharing. Null: none. */
  notice: z.string().nullable(),
});

export const sharingOperations = {
  'account.share': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Gives a user or a group access to an account, changes it, or removes it.',
    errors: ['alreadyShared', 'changedSinceRead', 'shareFailed'],
    domo: {
      seed: ['share_account', 'share_oauth_account', 'ShareAccount', 'ShareAccount_AccessLevel'],
      routes: [
        'PUT /api/data/v2/accounts/share/{id}',
        'PUT /api/data/v2/accounts/templates/share/{id}',
        'PUT /api/data/v1/accounts/{id}/share (only for users, if the first is missing)',
        'the routes of account.accessList (before and after)',
      ],
    },
    request: accountKeySchema.extend({
      principal: z.strictObject({ type: principalTypeSchema, id: principalIdSchema }),
      accessLevel: grantedLevelSchema,
      /**
       * The level that the user saw; null: the principal was not in the list. If the list now shows a level that is
       * neither this nor the requested one, or cannot be read, the call fails with `changedSinceRead` and nothing is
       * sent.
       */
      expected: z.string().max(300).nullable().optional(),
    }),
    response: accessListResponse,
  }),
  'account.shareV1': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Gives a user access to a plain account through the first version of sharing.',
    errors: ['alreadyShared', 'shareFailed'],
    domo: {
      seed: ['share_account_v1', 'ShareAccount', 'ShareAccount_V1_AccessLevel'],
      routes: [
        'PUT /api/data/v1/accounts/{id}/share',
        'the routes of account.accessList (before and after)',
      ],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      id: accountIdSchema,
      userId: principalIdSchema,
      permission: z.enum(['READ', 'WRITE', 'OWNER']),
    }),
    response: accessListResponse,
  }),
  'principal.search': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Finds users by name or e-mail address, and groups by name.',
    errors: ['getFailed'],
    domo: {
      seed: [],
      routes: ['POST /api/identity/v1/users/search', 'GET /api/content/v2/groups/grouplist'],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      text: z.string().trim().min(1).max(200),
      /** The maximum number of users, and of groups. */
      limit: z.number().int().positive().max(50).default(10),
    }),
    response: z.strictObject({
      principals: z.array(principalSchema),
      /** Why only users or only groups could be searched. Null if both could. */
      problem: problemSchema.nullable(),
    }),
  }),
  'group.members': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Lists the members of a group, who have the access of the group.',
    errors: ['getFailed', 'noMatch'],
    domo: {
      seed: [],
      routes: [
        'GET /api/content/v2/groups/{id}',
        'GET /api/content/v3/users?id={ids}&includeDetails=true',
      ],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      groupId: principalIdSchema,
      /** The maximum number of members to list. */
      limit: z.number().int().positive().max(500).default(200),
    }),
    response: z.strictObject({
      /** Sorted by name; members without a name come last. */
      members: z.array(groupMemberSchema),
      /** How many members the group has. */
      total: z.number().int(),
      /** False: the group is deleted, and gives access to nobody. */
      active: z.boolean(),
      /** Why their names could not be read. Null if they could. */
      problem: problemSchema.nullable(),
      readAt: z.number(),
    }),
  }),
} as const;
