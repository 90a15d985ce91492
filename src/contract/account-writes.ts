/**
 * Creating, deleting, changing and revealing accounts in Domo. Every write is sent once and recorded in the activity.
 */
import { z } from 'zod';
import { accountKeySchema, accountSchema, accountConfigSchema, accountKindSchema } from './account';
import { problemSchema } from './errors';
import { accountIdSchema } from './id-schemas';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

const dataProviderTypeSchema = z.string().min(1).max(300);

/** A display name. White space around it is dropped, and it is never sent empty (domo-api 2.1, row 16). */
export const displayNameSchema = z.string().trim().min(1, 'A name is required').max(500);

/** zod drops `__proto__` silently, so Latchkey would send less than the caller asked for. */
const hasNoProto = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || !Object.hasOwn(value, '__proto__');

const fieldRecord = <T>() =>
  z.custom<Record<string, T>>(hasNoProto, 'no field can be called __proto__');

const fieldNameSchema = z.string().min(1).max(300);
const valueSchema = z.string().max(200_000);

/**
 * Texts of config fields by Domo's field names. HOLDS SECRETS on their way to Domo: never stored, logged or returned.
 */
export const configValuesSchema = fieldRecord<string>().pipe(
  z.record(fieldNameSchema, valueSchema),
);
export type ConfigValues = z.infer<typeof configValuesSchema>;

/** The instance's label, typed by the user. The guard `confirm` requires it for a destructive operation. */
export const confirmLabelSchema = z.string().max(200).optional();

/**
 * The account after a write that Domo accepted. Latchkey reads it again, because Domo's own answer has null times and
 * no config (domo-api 3.14).
 */
const rereadResponse = {
  /** Null if it could not be read again; `problem` says why. Domo accepted the write either way. */
  account: accountSchema.nullable(),
  readAt: z.number().nullable(),
  problem: problemSchema.nullable(),
};

export const accountWriteOperations = {
  'account.create': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Creates an account of either kind, and reads it again.',
    errors: ['createParams', 'crudFailed'],
    domo: {
      seed: [
        'create_account',
        'create_oauth_account',
        'generate_create_account_body',
        'generate_create_oauth_account_body',
      ],
      routes: [
        'POST /api/data/v1/accounts',
        'POST /api/data/v1/accounts/templates',
        'the routes of account.get (to read it again) and of account.list (before, and if the answer is lost)',
      ],
    },
    // Fields are optional, so that what is missing becomes a `createParams` Problem before anything is sent.
    request: z.strictObject({
      profileId: profileIdSchema,
      kind: accountKindSchema,
      /** Never changes later. The display name if left out. */
      name: z.string().trim().max(500).optional(),
      displayName: z.string().trim().max(500).optional(),
      dataProviderType: z.string().trim().max(300).optional(),
      configurations: configValuesSchema.optional(),
      /** Only for plain accounts. */
      allowExternalUse: z.boolean().optional(),
      /** How it signs in, of providers with several ways. Only for plain accounts. */
      credentialsType: z.string().trim().max(300).optional(),
      /** Only for OAuth accounts. `OAUTH_CONFIGURATION` if left out. */
      origin: z.string().max(100).optional(),
      /** The whole body to send, in place of all fields above except `profileId` and `kind`. */
      payload: z.record(z.string(), z.unknown()).optional(),
    }),
    response: z.strictObject({ id: accountIdSchema, ...rereadResponse }),
  }),
  'account.delete': defineOperation({
    effect: 'destructive',
    on: 'domo',
    about: 'Deletes an account for good. Datasets that use it stop updating.',
    errors: ['crudFailed'],
    domo: {
      seed: ['delete_account', 'delete_oauth_account'],
      routes: [
        'DELETE /api/data/v1/accounts/{id}',
        'DELETE /api/data/v1/accounts/templates/{id}',
        'the routes of account.get (if the answer is lost)',
      ],
    },
    request: accountKeySchema.extend({ confirm: confirmLabelSchema }),
    response: z.strictObject({ deleted: accountKeySchema }),
  }),
  'account.updateConfig': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Changes config fields. Sends only fields whose value differs, and never a mask.',
    errors: [
      'configRejected',
      'changedSinceRead',
      'crudFailed',
      'getFailed',
      'noMatch',
      'forbidden',
    ],
    domo: {
      seed: ['update_account_config', 'update_oauth_account_config'],
      routes: [
        'PUT /api/data/v1/providers/{dpt}/account/{id}',
        'PUT /api/data/v1/providers/{dpt}/template/{id}',
        'the routes of account.get and account.config (before and after)',
      ],
    },
    request: accountKeySchema.extend({
      /** Looked up if left out. */
      dataProviderType: dataProviderTypeSchema.optional(),
      /** Fields to change. If one is `********` or `{encrypted}…`, the call is refused and nothing is sent. */
      changes: configValuesSchema,
      /**
       * The values that the user saw in some fields; null where there was none. If Domo has another value in one of
       * them now, the call fails with `changedSinceRead` and nothing is sent. Other fields are not checked.
       */
      expected: fieldRecord<string | null>()
        .pipe(z.record(fieldNameSchema, valueSchema.nullable()))
        .optional(),
    }),
    response: z.strictObject({
      ...rereadResponse,
      /** Names of the fields that were sent. Empty if Domo had all values already, so that nothing was sent. */
      written: z.array(z.string()),
      /** Those of them for which Domo shows another value than was sent. */
      different: z.array(z.string()),
      /**
       * Those of them whose new value cannot be confirmed, because Domo masks or omits them. All of them if the
       * config could not be read again.
       */
      unconfirmed: z.array(z.string()),
      /** Null if it could not be read again. */
      config: accountConfigSchema.nullable(),
    }),
  }),
  'account.rename': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Changes the display name. `name`, which was given at creation, stays.',
    errors: ['crudFailed'],
    domo: {
      seed: ['update_account_name', 'update_oauth_account_name'],
      routes: [
        'PUT /api/data/v1/accounts/{id}/name',
        'PUT /api/data/v1/accounts/templates/{id}/name',
        'the routes of account.get (to read it again)',
      ],
    },
    request: accountKeySchema.extend({ displayName: displayNameSchema }),
    response: z.strictObject(rereadResponse),
  }),
  'account.validate': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Tests credentials with the provider, if the provider supports that. Does not store them.',
    errors: ['getFailed'],
    domo: {
      seed: [],
      routes: ['POST /api/data/v1/accounts/validators'],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      dataProviderType: dataProviderTypeSchema,
      configurations: configValuesSchema,
      /** The account to which the credentials belong; null for a new one. */
      id: accountIdSchema.nullable().default(null),
    }),
    response: z.strictObject({
      /** True only if the result is `SUCCESS` (domo-api 10.27). */
      success: z.boolean(),
      /** Domo's word for the result. */
      result: z.string(),
      /** Domo's sentences, except those that repeat a value that was sent. */
      messages: z.array(z.string()),
    }),
  }),
  'account.reveal': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Shows or copies the value of one config field, at most 20 a minute. The activity records that, without the value.',
    errors: ['getFailed', 'noMatch', 'forbidden', 'hiddenByDomo', 'revealLimit', 'needsWindow'],
    domo: {
      seed: [],
      routes: ['the routes of account.config'],
    },
    request: accountKeySchema.extend({
      dataProviderType: dataProviderTypeSchema.optional(),
      field: z.string().min(1).max(300),
      /** `clipboard`: the value goes to the clipboard and not to the window. Needs the window. */
      to: z.enum(['screen', 'clipboard']),
    }),
    response: z.strictObject({
      /** Null if it was copied to the clipboard. */
      value: z.string().nullable(),
      /** Epoch ms at which it must be hidden, or is cleared from the clipboard. */
      until: z.number(),
    }),
  }),
  'account.usage': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Lists the datasets that use an account, and would stop updating if it were deleted.',
    errors: ['getFailed'],
    domo: {
      seed: [],
      routes: [
        'GET /api/data/v2/datasources/account/{id}',
        'GET /api/data/v2/datasources/account-templates/{id}',
        "the routes of account.get (for an OAuth account: Domo's own count)",
      ],
    },
    request: accountKeySchema,
    response: z.strictObject({
      datasets: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** How many more use it: rows that could not be parsed, or datasets that Domo counts and does not list. */
      unnamed: z.number().int().nonnegative(),
      readAt: z.number(),
    }),
  }),
} as const;
