/** Accounts of both kinds, their config and their access list. */
import { z } from 'zod';
import { accountIdSchema, domoIdSchema } from './id-schemas';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** `account`: a plain account. `oauth`: an OAuth client configuration. Their ids overlap (domo-api 3.10). */
export const accountKindSchema = z.enum(['account', 'oauth']);
export type AccountKind = z.infer<typeof accountKindSchema>;

/** The identity of an account everywhere in Latchkey. */
export const accountKeySchema = z.strictObject({
  profileId: profileIdSchema,
  kind: accountKindSchema,
  id: accountIdSchema,
});
export type AccountKey = z.infer<typeof accountKeySchema>;

const timestamp = z.number().nullable();
const userId = domoIdSchema.nullable();

/** Fields that this version of Latchkey does not know, unchanged. Empty in data that an older version stored. */
export const unknownFieldsSchema = z.record(z.string(), z.unknown()).default({});

export const ownerSchema = z.strictObject({
  /** `USER` or `GROUP`. Other values of Domo are kept. */
  type: z.string(),
  id: z.string(),
});

/**
 * One account of either kind, with Domo's own field names (domo-api 4.1 and 4.2). A field that Domo left out is null.
 * Times are epoch ms, UTC. `configurations*` are dropped on reading, because they can hold ciphertext.
 */
export const accountSchema = z.strictObject({
  kind: accountKindSchema,
  id: accountIdSchema,
  /** The name that Domo shows and a rename changes. May be empty. */
  displayName: z.string(),
  /** The name that was given at creation. A rename does not change it. */
  name: z.string(),
  type: z.string().nullable(),
  /** False: the credentials need attention. Null for OAuth accounts. */
  valid: z.boolean().nullable(),
  /** Null for plain accounts. */
  enabled: z.boolean().nullable(),
  allowExternalUse: z.boolean().nullable(),
  dataProviderType: z.string(),
  credentialsType: z.string().nullable(),
  origin: z.string().nullable(),
  createdAt: timestamp,
  createdBy: userId,
  modifiedAt: timestamp,
  modifiedBy: userId,
  /** Equals `createdBy` and says nothing about ownership (domo-api 3.2). */
  userId,
  /** Only OAuth accounts have it; the owners of a plain account are in its access list. Null: unknown. */
  owners: z.array(ownerSchema).nullable(),
  /** How many datasets use it. Only OAuth accounts have it; null: unknown. */
  datasourceCount: z.number().int().nullable(),
  secretManagerAccountId: domoIdSchema.nullable(),
  secretId: z.string().nullable(),
  accountTemplateId: domoIdSchema.nullable(),
  accountTemplateAuthorizationId: domoIdSchema.nullable(),
  validationStatus: z.string().nullable(),
  validationReason: z.string().nullable(),
  /** The search returned it, and the list lacks it: it is not shared with the user (domo-api 3.1). Absent: listed. */
  searchOnly: z.literal(true).optional(),
  more: unknownFieldsSchema,
});
export type Account = z.infer<typeof accountSchema>;

/** A row of a list that could not be parsed. The rest of the list was. */
const skippedRowSchema = z.strictObject({
  /** Its index in Domo's answer, from 0. */
  position: z.number().int(),
  /** Null if the row has no usable id. */
  id: domoIdSchema.nullable(),
  reason: z.string(),
});
export type SkippedRow = z.infer<typeof skippedRowSchema>;

/** At most 1,000 are listed; `setAsideCount` counts all. */
export const skippedRowsShape = {
  setAside: z.array(skippedRowSchema),
  setAsideCount: z.number().int(),
};

/** `stands`: nobody is known to have changed it since. */
const writtenValueSchema = z.strictObject({
  /** When Latchkey wrote it, in epoch ms. */
  at: z.number(),
  /** HMAC of what it wrote, as the fingerprint of a secret. */
  fingerprint: z.string(),
  stands: z.boolean(),
});
export type WrittenValue = z.infer<typeof writtenValueSchema>;

/**
 * One config field and what is known of its value. `clear`: the value is in `value`. `secret`: only main knows it, and
 * its fingerprint is here. `hidden`: Domo returned a mask, or a secret that contains one. `encrypted`: Domo returned
 * ciphertext. `empty`: it has no value.
 */
export const configFieldSchema = z.strictObject({
  name: z.string(),
  secret: z.boolean(),
  state: z.enum(['clear', 'secret', 'hidden', 'encrypted', 'empty']),
  /** The text of a `clear` field; null otherwise. */
  value: z.string().nullable(),
  /** HMAC of a `secret` value under a key of this computer, as hex; null otherwise. */
  fingerprint: z.string().nullable(),
  /** What Latchkey wrote in a `hidden` or `encrypted` field, if it did. The store adds it; Domo never tells it. */
  written: writtenValueSchema.optional(),
});
export type ConfigField = z.infer<typeof configFieldSchema>;

export const accountConfigSchema = z.strictObject({
  kind: accountKindSchema,
  id: accountIdSchema,
  dataProviderType: z.string(),
  fields: z.array(configFieldSchema),
});
export type AccountConfig = z.infer<typeof accountConfigSchema>;

/** One principal of an access list (domo-api 4.4). Unknown levels are kept unchanged. */
export const accessEntrySchema = z.strictObject({
  type: z.string(),
  id: z.string(),
  accessLevel: z.string(),
  name: z.string().nullable(),
  more: unknownFieldsSchema,
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;

export const accountOperations = {
  'account.list': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads all accounts of a kind from Domo and stores them in the inventory.',
    errors: ['getFailed', 'forbidden'],
    domo: {
      seed: ['get_accounts', 'get_oauth_accounts'],
      routes: [
        'GET /api/data/v1/accounts',
        'GET /api/data/v1/accounts/templates/user/extended',
        'GET /api/data/v1/accounts/templates/user (if the extended list is missing)',
        'GET /api/content/v2/users/me (after a 403: to tell a missing right from a missing instance)',
      ],
    },
    request: z.strictObject({ profileId: profileIdSchema, kind: accountKindSchema }),
    response: z.strictObject({
      accounts: z.array(accountSchema),
      ...skippedRowsShape,
      readAt: z.number(),
    }),
  }),
  'account.get': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads one account from Domo.',
    errors: ['getFailed', 'noMatch', 'forbidden'],
    domo: {
      seed: ['get_account_by_id', 'get_oauth_account_by_id'],
      routes: [
        'GET /api/data/v1/accounts/{id}?unmask=false',
        'GET /api/data/v1/accounts/templates/user/extended (an OAuth account is found in the list)',
      ],
    },
    request: accountKeySchema,
    response: z.strictObject({ account: accountSchema, readAt: z.number() }),
  }),
  'account.config': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      "Reads one account's config from Domo. Secret values stay in main; the response has fingerprints.",
    errors: ['getFailed', 'noMatch', 'forbidden'],
    domo: {
      seed: ['get_account_config', 'get_oauth_account_config'],
      routes: [
        'GET /api/data/v1/providers/{dpt}/account/{id}?unmask=true',
        'GET /api/data/v1/providers/{dpt}/template/{id}?unmask=true',
        'GET /api/data/v1/accounts/{id}?unmask=false (to look up the provider type)',
      ],
    },
    request: accountKeySchema.extend({ dataProviderType: z.string().min(1).max(300).optional() }),
    response: z.strictObject({ config: accountConfigSchema, readAt: z.number() }),
  }),
  'account.accessList': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads from Domo who may use one account, and at which level.',
    errors: ['getFailed'],
    domo: {
      seed: ['get_account_accesslist', 'get_oauth_account_accesslist'],
      routes: [
        'GET /api/data/v2/accounts/share/{id}',
        'GET /api/data/v2/accounts/templates/share/{id}',
        'GET /api/data/v2/accounts/templates/{id}/share (if the other is missing)',
      ],
    },
    request: accountKeySchema,
    response: z.strictObject({
      entries: z.array(accessEntrySchema),
      ...skippedRowsShape,
      readAt: z.number(),
    }),
  }),
} as const;
