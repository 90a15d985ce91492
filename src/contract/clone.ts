/** Making an account of one instance in others, where it is missing. */
import { z } from 'zod';
import { accountIdSchema, accountKeySchema } from './account';
import { matchRuleSchema } from './instance-comparison';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { instanceErrors } from './operation-errors';
import { guardSchema, profileIdSchema } from './profile';
import { configValuesSchema, displayNameSchema } from './account-writes';

/** One field of the account that will be made. */
const clonedFieldSchema = z.strictObject({
  name: z.string(),
  /** For people: the provider's word for it, else the name. */
  label: z.string(),
  secret: z.boolean(),
  /** `source`: as the source has it; `kept`: a secret that Domo gives, filled in by main and never shown; `asked`: Domo does not give it. */
  from: z.enum(['source', 'kept', 'asked']),
  required: z.boolean(),
  /** Text of `source`; null otherwise. */
  value: z.string().nullable(),
});
export type ClonedField = z.infer<typeof clonedFieldSchema>;

const cloneTargetSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** Null: there is no such profile any more. */
  guard: guardSchema.nullable(),
  /** `nothing`: the account is there, or it cannot be made; `why` says so. */
  will: z.enum(['create', 'nothing']),
  why: problemSchema.nullable(),
  /** The account that is there already. */
  existing: accountIdSchema.nullable(),
  /** Of all that this decision rests on: nothing is made here when `clone.run` would decide anew. */
  stamp: z.string(),
});
export type CloneTarget = z.infer<typeof cloneTargetSchema>;

const cloneResultSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** `refused`: certainly not made; `nothing`: as the plan said; `cancelled`: not begun. */
  outcome: z.enum(['done', 'nothing', 'refused', 'unknown', 'cancelled']),
  /** Of the account that was made; null as well when its outcome is unknown. */
  id: accountIdSchema.nullable(),
  /** With `done`: why the new account could not be read again. */
  problem: problemSchema.nullable(),
});
export type CloneResult = z.infer<typeof cloneResultSchema>;
export type CloneOutcome = CloneResult['outcome'];

/** What is taken for the same account in another instance. */
const matchRule = matchRuleSchema.default(matchRuleSchema.parse({}));

export const cloneOperations = {
  'clone.plan': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads an account and the instances it would be made in, and says what would be made.',
    errors: ['getFailed', 'noMatch', 'forbidden'],
    domo: {
      seed: [],
      routes: ['the routes of account.get, account.config, account.list and provider.list'],
    },
    request: z.strictObject({
      source: accountKeySchema,
      /** Instances to make it in. */
      profileIds: z.array(profileIdSchema).min(1).max(50),
      rule: matchRule,
      /** What it will be called there; as the source is when it is left out. One that has this name is there already. */
      displayName: displayNameSchema.optional(),
    }),
    response: z.strictObject({
      /** Of the source's instance. */
      label: z.string(),
      name: z.string(),
      displayName: z.string(),
      dataProviderType: z.string(),
      /** Empty for an account that cannot be made elsewhere: each target says why. */
      fields: z.array(clonedFieldSchema),
      targets: z.array(cloneTargetSchema),
      readAt: z.number(),
      /** Of the source and what becomes of it: nothing is made anywhere when it is another by then. */
      stamp: z.string(),
    }),
  }),
  'clone.run': defineOperation({
    // Each write is a call of account.create, with that instance's guard and its own entry in the activity.
    effect: 'write',
    on: 'latchkey',
    about:
      'Makes the account in each instance of a plan. Reads source and instances again first, and makes nothing where one changed.',
    errors: [...instanceErrors, 'getFailed', 'noMatch', 'forbidden', 'createParams'],
    request: z.strictObject({
      source: accountKeySchema,
      targets: z
        .array(z.strictObject({ profileId: profileIdSchema, stamp: z.string() }))
        .min(1)
        .max(50),
      rule: matchRule,
      name: z.string().trim().min(1).max(500),
      displayName: displayNameSchema,
      /** Values of all fields that are asked for, and of others that shall differ from the source. HOLDS SECRETS. */
      values: configValuesSchema,
      /** The plan's. */
      stamp: z.string(),
    }),
    /** One for each target, in their order. */
    response: z.strictObject({ results: z.array(cloneResultSchema) }),
  }),
} as const;
