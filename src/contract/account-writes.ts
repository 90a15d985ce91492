/** Changing accounts in Domo: create, delete, config, name. Each is sent once, and recorded in the activity. */
import { z } from 'zod';
import { accountKeySchema, accountSchema, accountConfigSchema, accountKindSchema } from './account';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

const dataProviderTypeSchema = z.string().min(1).max(300);

/** A name as Domo shows it; white space around it is dropped. A rename is never sent empty (domo-api 2.1, row 16). */
export const displayNameSchema = z.string().trim().min(1, 'A name is needed').max(500);

/** zod leaves `__proto__` out without a word: what is sent would be less than what was asked for. */
const hasNoProto = (given: unknown): boolean =>
  typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__');

const fieldRecord = <T>() =>
  z.custom<Record<string, T>>(hasNoProto, 'no field can be called __proto__');

const fieldNameSchema = z.string().min(1).max(300);
const valueSchema = z.string().max(200_000);

/** Config fields by Domo's own names, as text. HOLDS SECRETS on their way to Domo; never stored, logged or answered. */
export const configValuesSchema = fieldRecord<string>().pipe(
  z.record(fieldNameSchema, valueSchema),
);
export type ConfigValues = z.infer<typeof configValuesSchema>;

/** The instance's label, typed by the user. Needed for destructive work where the guard is `confirm`. */
export const confirmLabelSchema = z.string().max(200).optional();

/**
 * What is known after a write that Domo accepted. It is read again, since Domo's own answer has null times and
 * no config (domo-api 3.14).
 */
const rereadResponse = {
  /** As read again; null when that failed, and `problem` says why. The write itself was accepted all the same. */
  account: accountSchema.nullable(),
  readAt: z.number().nullable(),
  problem: problemSchema.nullable(),
};

export const accountWriteOperations = {
  'account.create': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Creates an account or an OAuth account, and reads it again.',
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
        'the routes of account.get and account.config (to read it again), of account.list (when the answer was lost)',
      ],
    },
    // Parts may be missing: what is missing is told as `createParams`, before anything is sent.
    request: z.strictObject({
      profileId: profileIdSchema,
      kind: accountKindSchema,
      /** Given at creation and never changed; the display name when it is left out. */
      name: z.string().trim().max(500).optional(),
      displayName: z.string().trim().max(500).optional(),
      dataProviderType: z.string().trim().max(300).optional(),
      configurations: configValuesSchema.optional(),
      /** Plain accounts alone. */
      allowExternalUse: z.boolean().optional(),
      /** OAuth accounts alone; `OAUTH_CONFIGURATION` when it is left out. */
      origin: z.string().max(100).optional(),
      /** The whole body as it is sent, instead of all of the above. */
      payload: z.record(z.string(), z.unknown()).optional(),
    }),
    response: z.strictObject({ id: z.number().int(), ...rereadResponse }),
  }),
  'account.delete': defineOperation({
    effect: 'destructive',
    on: 'domo',
    about: 'Deletes an account. Datasets that use it stop; there is no way back.',
    errors: ['crudFailed'],
    domo: {
      seed: ['delete_account', 'delete_oauth_account'],
      routes: [
        'DELETE /api/data/v1/accounts/{id}',
        'DELETE /api/data/v1/accounts/templates/{id}',
        'the routes of account.get (when the answer was lost)',
      ],
    },
    request: accountKeySchema.extend({ confirm: confirmLabelSchema }),
    response: z.strictObject({ deleted: accountKeySchema }),
  }),
  'account.updateConfig': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Changes config fields. Only fields whose value differs are sent; a mask never is.',
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
      /** Looked up when it is left out. */
      dataProviderType: dataProviderTypeSchema.optional(),
      /** Fields to change. `********` and `{encrypted}…` are refused: nothing is sent then. */
      changes: configValuesSchema,
      /**
       * What the user saw in these fields; null where there was nothing. When Domo has anything else there by now,
       * it fails with `changedSinceRead` and nothing is sent. Fields that are not named are not looked at.
       */
      expected: fieldRecord<string | null>()
        .pipe(z.record(fieldNameSchema, valueSchema.nullable()))
        .optional(),
    }),
    response: z.strictObject({
      ...rereadResponse,
      /** Names of the fields that were sent; empty when Domo had all values already and nothing was sent. */
      written: z.array(z.string()),
      /** Of those, the fields that Domo shows with another value than was sent. */
      different: z.array(z.string()),
      /**
       * Of those, the fields of which it cannot be seen that they have the new value: Domo masks them or does not
       * tell them. All of them when the config could not be read again.
       */
      unconfirmed: z.array(z.string()),
      /** As read again; null when that failed. */
      config: accountConfigSchema.nullable(),
    }),
  }),
  'account.rename': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Changes the display name; `name` stays as it was at creation.',
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
      'Tries credentials at the provider, without keeping them, where the provider has a check.',
    errors: ['getFailed'],
    domo: {
      seed: [],
      routes: ['POST /api/data/v1/accounts/validators'],
    },
    request: z.strictObject({
      profileId: profileIdSchema,
      dataProviderType: dataProviderTypeSchema,
      configurations: configValuesSchema,
      /** The account that is being edited; null for a new one. */
      id: z.number().int().nonnegative().nullable().default(null),
    }),
    response: z.strictObject({
      /** True for `SUCCESS` alone (domo-api 10.27). */
      success: z.boolean(),
      /** Domo's own word. */
      result: z.string(),
      /** Domo's own sentences, without any of the values that were sent. */
      messages: z.array(z.string()),
    }),
  }),
  'account.reveal': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Shows or copies the value of one config field. Recorded in the activity, without the value.',
    errors: ['getFailed', 'noMatch', 'forbidden', 'hiddenByDomo', 'needsWindow'],
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
      /** Null when it went to the clipboard. */
      value: z.string().nullable(),
      /** Epoch ms at which it is hidden, or cleared from the clipboard. */
      until: z.number(),
    }),
  }),
  'account.usage': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'The datasets that use an account: what would stop if it were deleted.',
    errors: ['getFailed'],
    domo: {
      seed: [],
      routes: [
        'GET /api/data/v2/datasources/account/{id}',
        'GET /api/data/v2/datasources/account-templates/{id}',
        'the routes of account.get (of an OAuth account: how many Domo counts)',
      ],
    },
    request: accountKeySchema,
    response: z.strictObject({
      datasets: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** How many use it besides: Domo's rows about them could not be understood, or it counts more than it lists. */
      unnamed: z.number().int().nonnegative(),
      readAt: z.number(),
    }),
  }),
} as const;
