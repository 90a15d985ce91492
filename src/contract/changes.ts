/** What changed since a time, in all instances. It comes from the snapshots that every sync stores. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { problemSchema } from './errors';
import { exportFileSchema, writtenExportSchema } from './export-file';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/**
 * `appeared` and `gone`: in the list of accounts, which has only those that are shared with the user. `renamed`: another
 * display name. `owner`: somebody became or is no longer owner. `access`: any other entry of the access list.
 * `validity`: valid, enabled or validation status. `other`: any other field of the account.
 */
export const changeKindSchema = z.enum([
  'appeared',
  'gone',
  'renamed',
  'config',
  'access',
  'owner',
  'validity',
  'other',
]);
export type ChangeKind = z.infer<typeof changeKindSchema>;

/** One thing that changed. Of a secret only the name is returned. */
export const accountChangeSchema = z.strictObject({
  kind: changeKindSchema,
  /** A config field, a field of the account, or a name of the access list. Empty for `appeared` and `gone`. */
  what: z.string(),
  secret: z.boolean(),
  /** Null for a secret, and if there was nothing. */
  before: z.string().nullable(),
  /** Null for a secret, and if it was removed. */
  after: z.string().nullable(),
});
export type AccountChange = z.infer<typeof accountChangeSchema>;

/** An account that differs from the previous snapshot of its instance. */
export const changedAccountSchema = accountKeySchema.extend({
  displayName: z.string(),
  dataProviderType: z.string(),
  /** Epoch ms of the snapshot that found it. It names the snapshot. */
  takenAt: z.number().int(),
  /** Epoch ms of the snapshot before: it changed in between. */
  previousAt: z.number().int(),
  changes: z.array(accountChangeSchema),
});
export type ChangedAccount = z.infer<typeof changedAccountSchema>;

/**
 * Why changes of an instance may be missing. `neverRead`: there is no snapshot. `startsLater`: the first snapshot is
 * later than `since`. `notReadSince`: there is no newer snapshot. `notReached`: its last sync failed. `accountsNotRead`,
 * `oauthNotRead`, `detailsNotRead` (configs and access lists): not read since then. `detailsStartLater`: first read
 * later than `since`.
 */
export const changeGapSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  why: z.enum([
    'neverRead',
    'startsLater',
    'notReadSince',
    'notReached',
    'accountsNotRead',
    'oauthNotRead',
    'detailsNotRead',
    'detailsStartLater',
  ]),
  /** Epoch ms: from when, or up to when, it is known. Null: never. */
  at: z.number().nullable(),
  /** Why the last sync failed; null otherwise. */
  problem: problemSchema.nullable(),
});
export type ChangeGap = z.infer<typeof changeGapSchema>;

/** Which changes are asked for. */
const changePeriodSchema = {
  /** Epoch ms. */
  since: z.number().int().nonnegative(),
  /** Epoch ms, included. Null: until now. */
  until: z.number().int().nonnegative().nullable().default(null),
  /** Null: all profiles. */
  profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
  /** Null: all kinds of changes. */
  kinds: z.array(changeKindSchema).max(20).nullable().default(null),
} as const;

/** Where a page ends: its last account. */
export const changeCursorSchema = accountKeySchema.extend({ takenAt: z.number().int() });
export type ChangeCursor = z.infer<typeof changeCursorSchema>;

export const changeOperations = {
  'inventory.changes': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Lists what changed since a time, newest first, and what cannot be known. Works without a network.',
    errors: [],
    request: z.strictObject({
      ...changePeriodSchema,
      /** Null: the first page. Otherwise `next` of the page before. */
      after: changeCursorSchema.nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    response: z.strictObject({
      accounts: z.array(changedAccountSchema),
      /** Null after the last page. */
      next: changeCursorSchema.nullable(),
      /** Of the first page only: it is the same for all. */
      gaps: z.array(changeGapSchema),
    }),
  }),
  'changes.export': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Writes what changed since a time as CSV, JSON Lines or Parquet (docs/csv.md). Works without a network.',
    errors: ['notFound'],
    request: z.strictObject({ ...changePeriodSchema, ...exportFileSchema }),
    response: writtenExportSchema.extend({
      /** Changes that the file may lack. Empty: it has all. */
      gaps: z.array(changeGapSchema),
    }),
  }),
} as const;
