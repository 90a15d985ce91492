/** Lists of instances: profiles as a file, and many instances added at once. A list never holds a token. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import {
  accessTokenSchema,
  colourSchema,
  guardSchema,
  instanceInputSchema,
  profileGroupSchema,
  profileIdSchema,
  profileLabelSchema,
} from './profile';

/** The largest list: far more instances than anybody has. */
export const INSTANCE_LIST_BOUNDS = { instances: 1000, textLength: 1_000_000 } as const;

/** The version of the file that `profile.export` writes. */
export const INSTANCE_LIST_VERSION = 1;

/** Where a token is: an item of 1Password, a variable of the environment, or what a command prints. */
export const tokenReferenceSchema = z
  .string()
  .trim()
  .max(600)
  .regex(
    /^(?:op:\/\/[^\s/](?:[^\p{Cc}]*)|env:[A-Za-z_][A-Za-z0-9_]{0,200}|cmd:[^\p{Cc}]*[^\p{Cc}\s])$/u,
    'A reference is op://vault/item/field, env:NAME or cmd:COMMAND',
  );

/** One instance of a list. Null: the list does not say; a new instance then gets the usual value. */
const listedInstance = {
  /** Its line in the text; in a JSON file, its place among the instances. */
  line: z.number().int().positive(),
  label: profileLabelSchema.nullable().default(null),
  group: profileGroupSchema.nullable().default(null),
  colour: colourSchema.nullable().default(null),
  guard: guardSchema.nullable().default(null),
  tokenFrom: tokenReferenceSchema.nullable().default(null),
};

export const instanceListChangeSchema = z.strictObject({
  what: z.enum(['label', 'group', 'colour', 'guard']),
  before: z.string(),
  after: z.string(),
});
export type InstanceListChange = z.infer<typeof instanceListChangeSchema>;

/** A line of a list beside what Latchkey has. */
export const instanceListLineSchema = z.strictObject({
  ...listedInstance,
  /** As Latchkey writes it; of a refused line, what can be shown of it. */
  instance: z.string(),
  /** Its address, which `profile.addMany` takes as the instance. Empty for a refused line. */
  origin: z.string(),
  state: z.enum(['new', 'same', 'changed', 'refused']),
  /** Only of `changed`: what would change of the instance that is there. */
  changes: z.array(instanceListChangeSchema),
  /** Only of `refused`: why, as a sentence. */
  reason: z.string(),
  /** Of an instance that is there. */
  profileId: profileIdSchema.nullable(),
  /** Whether Latchkey has no token of it yet. False for a refused line. */
  needsToken: z.boolean(),
});
export type InstanceListLine = z.infer<typeof instanceListLineSchema>;

/**
 * `tokenMissing`: added, without a token. `kept`: it is there with other settings, which stay. `failed`: see the
 * Problem; nothing was added or changed.
 */
export const addedInstanceSchema = z.strictObject({
  line: z.number().int(),
  instance: z.string(),
  label: z.string(),
  outcome: z.enum(['added', 'tokenMissing', 'changed', 'same', 'kept', 'failed']),
  profileId: profileIdSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type AddedInstance = z.infer<typeof addedInstanceSchema>;

export const instanceListOperations = {
  'profile.export': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Writes all profiles to a JSON file, without tokens, and with where they are if that is said.',
    errors: [],
    request: z.strictObject({
      file: z.string().min(1).max(4096),
      /** `op://vault/{label}/field` or `env:NAME_{label}`; {group} and {instance} (its host) too. Null: the file does not say. */
      tokenFrom: z.string().min(1).max(600).nullable().default(null),
    }),
    response: z.strictObject({ file: z.string(), instances: z.number().int() }),
  }),
  'profile.readList': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Reads a list of instances (JSON, or label, instance and group per line), and says what adding it would do. Changes nothing.',
    errors: [],
    request: z.strictObject({ text: z.string().max(INSTANCE_LIST_BOUNDS.textLength) }),
    response: z.strictObject({ lines: z.array(instanceListLineSchema) }),
  }),
  'profile.addMany': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Adds the instances of a list, each for itself, and checks their tokens with Domo. The window asks before it follows references to tokens; the answer no ends with `cancelled`.',
    errors: [],
    request: z.strictObject({
      instances: z
        .array(
          z.strictObject({
            ...listedInstance,
            instance: instanceInputSchema,
            /** Without one, and without a reference, the instance is added as one whose token is missing. */
            token: accessTokenSchema.nullable().default(null),
          }),
        )
        .min(1)
        .max(INSTANCE_LIST_BOUNDS.instances),
      /** Whether instances that are there get the settings of the list. */
      update: z.boolean().default(false),
      keep: z.enum(['keychain', 'session']).default('keychain'),
      check: z.boolean().default(true),
      /** Whether references may run commands. Only the command line can say so; the window asks. */
      allowCommands: z.boolean().default(false),
    }),
    response: z.strictObject({ results: z.array(addedInstanceSchema) }),
  }),
  'app.chooseInstanceList': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Asks the user for a file with a list of instances, and reads it. Needs the window.',
    errors: ['needsWindow', 'notFound'],
    request: z.strictObject({}),
    /** Null if the user cancelled the dialog. */
    response: z.strictObject({ text: z.string().nullable() }),
  }),
} as const;
