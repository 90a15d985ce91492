/** Who may use an account: changing its access list, and finding people and groups for it. */
import { z } from 'zod';
import { accessEntrySchema, accountIdSchema, accountKeySchema } from './account';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** Levels of an access list, strongest first (domo-api 5.1). Domo may answer others: they are shown as they are. */
export const accessLevels = ['OWNER', 'CAN_EDIT', 'CAN_SHARE', 'CAN_VIEW'] as const;
/** `NONE` takes the access away; Domo never answers it. */
export const grantedLevelSchema = z.enum([...accessLevels, 'NONE']);
export type GrantedLevel = z.infer<typeof grantedLevelSchema>;

export const principalTypeSchema = z.enum(['USER', 'GROUP']);
export const principalIdSchema = z.string().regex(/^\d{1,20}$/u, 'An id has digits alone');

/** Somebody who can be given access. */
export const principalSchema = z.strictObject({
  type: principalTypeSchema,
  id: principalIdSchema,
  name: z.string(),
  /** E-mail address of a user; type and size of a group. Null when Domo did not tell. */
  detail: z.string().nullable(),
});
export type Principal = z.infer<typeof principalSchema>;

/** Somebody who has the access that a group gives. */
export const groupMemberSchema = z.strictObject({
  id: principalIdSchema,
  /** Null when Domo did not tell: a user that is gone is left out of its answer (domo-api 2.2). */
  name: z.string().nullable(),
  emailAddress: z.string().nullable(),
  /** False: may not sign in any more. Null when Domo did not tell. */
  active: z.boolean().nullable(),
});
export type GroupMember = z.infer<typeof groupMemberSchema>;

/** The access list as read again after Domo accepted the change. */
const accessListResponse = z.strictObject({
  /** Null when it could not be read again, and `problem` says why. The change itself was accepted all the same. */
  entries: z.array(accessEntrySchema).nullable(),
  readAt: z.number().nullable(),
  problem: problemSchema.nullable(),
  /** A sentence for people: this instance has sharing of the first version alone, say. Null: nothing to tell. */
  notice: z.string().nullable(),
});

export const sharingOperations = {
  'account.share': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Gives a user or a group access to an account, changes it, or takes it away.',
    errors: ['alreadyShared', 'changedSinceRead', 'shareFailed'],
    domo: {
      seed: ['share_account', 'share_oauth_account', 'ShareAccount', 'ShareAccount_AccessLevel'],
      routes: [
        'PUT /api/data/v2/accounts/share/{id}',
        'PUT /api/data/v2/accounts/templates/share/{id}',
        'PUT /api/data/v1/accounts/{id}/share (users alone, where the first is missing)',
        'the routes of account.accessList (before and after)',
      ],
    },
    request: accountKeySchema.extend({
      principal: z.strictObject({ type: principalTypeSchema, id: principalIdSchema }),
      accessLevel: grantedLevelSchema,
      /**
       * The level that the user saw; null: they were not in the list. When the list shows another one by now that is
       * not the wanted one either, or cannot be read, it fails with `changedSinceRead` and nothing is sent.
       */
      expected: z.string().max(300).nullable().optional(),
    }),
    response: accessListResponse,
  }),
  'account.shareV1': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Gives a user access to a plain account by the first version of sharing.',
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
      /** At most so many users, and so many groups. */
      limit: z.number().int().positive().max(50).default(10),
    }),
    response: z.strictObject({
      principals: z.array(principalSchema),
      /** Why users or groups could not be searched while the other could. Null otherwise. */
      problem: problemSchema.nullable(),
    }),
  }),
  'group.members': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Who is in a group, and so has the access that the group was given.',
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
      /** At most so many are named. */
      limit: z.number().int().positive().max(500).default(200),
    }),
    response: z.strictObject({
      /** By name; those that Domo did not name last. */
      members: z.array(groupMemberSchema),
      /** How many there are, named or not. */
      total: z.number().int(),
      /** False: the group is deleted, and gives nothing to anybody. */
      active: z.boolean(),
      /** Why they could not be named. Null otherwise. */
      problem: problemSchema.nullable(),
      readAt: z.number(),
    }),
  }),
} as const;
