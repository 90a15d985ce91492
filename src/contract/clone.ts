/** Cloning: creates an account of one instance in other instances that lack it. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { accountIdSchema } from './id-schemas';
import { matchRuleSchema } from './instance-comparison';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { instanceErrors } from './operation-errors';
import { guardSchema, profileIdSchema } from './profile';
import { configValuesSchema, displayNameSchema } from './account-writes';

/** One field of the account that will be created. */
const clonedFieldSchema = z.strictObject({
  name: z.string(),
  /** For people: the provider's label of the field, or else its name. */
  label: z.string(),
  secret: z.boolean(),
  /**
   * `source`: the source's value. `kept`: a secret that Domo returns, which main fills in and never shows. `asked`:
   * the user has to type it, because Domo does not return it.
   */
  from: z.enum(['source', 'kept', 'asked']),
  required: z.boolean(),
  /** The value of a field from `source`; null otherwise. */
  value: z.string().nullable(),
});
export type ClonedField = z.infer<typeof clonedFieldSchema>;

const cloneTargetSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** Null: the profile does not exist any more. */
  guard: guardSchema.nullable(),
  /** `nothing`: the account exists already or cannot be created; `why` says which. */
  will: z.enum(['create', 'nothing']),
  why: problemSchema.nullable(),
  /** Id of the account that exists already; null if there is none, or several. */
  existing: accountIdSchema.nullable(),
  /** Of everything that this decision depends on. If it changed, `clone.run` creates nothing here. */
  stamp: z.string(),
});
export type CloneTarget = z.infer<typeof cloneTargetSchema>;

export const cloneResultSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** `refused`: certainly not created; `nothing`: as planned; `cancelled`: not begun. */
  outcome: z.enum(['done', 'nothing', 'refused', 'unknown', 'cancelled']),
  /** Id of the new account. Null if none was created, or if the outcome is unknown. */
  id: accountIdSchema.nullable(),
  /** Why nothing was created, or with `done` why the new account could not be read again. Null otherwise. */
  problem: problemSchema.nullable(),
});
export type CloneResult = z.infer<typeof cloneResultSchema>;
export type CloneOutcome = CloneResult['outcome'];

/** Which accounts of another instance count as the same. */
const matchRule = matchRuleSchema.default(matchRuleSchema.parse({}));

export const cloneOperations = {
  'clone.plan': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads an account and the target instances, and says what cloning it would create.',
    errors: ['getFailed', 'noMatch', 'forbidden'],
    domo: {
      seed: [],
      routes: ['the routes of account.get, account.config, account.list and provider.list'],
    },
    request: z.strictObject({
      source: accountKeySchema,
      /** The target instances. */
      profileIds: z.array(profileIdSchema).min(1).max(50),
      rule: matchRule,
      /** Display name of the new account; the source's if left out. An account with this name counts as the same. */
      displayName: displayNameSchema.optional(),
    }),
    response: z.strictObject({
      /** Label of the source's instance. */
      label: z.string(),
      name: z.string(),
      displayName: z.string(),
      dataProviderType: z.string(),
      /** Empty for an account that cannot be cloned: each target says why. */
      fields: z.array(clonedFieldSchema),
      targets: z.array(cloneTargetSchema),
      readAt: z.number(),
      /** Of the source and the planned fields. If it changed, `clone.run` creates nothing anywhere. */
      stamp: z.string(),
    }),
  }),
  'clone.run': defineOperation({
    // Not `domo`: each write is a call of account.create, with its own guard and its own entry in the activity.
    effect: 'write',
    on: 'latchkey',
    about:
      'Creates the account in each instance of a plan. First reads the source and the instances again, and creates nothing where something changed.',
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
      /** Values of all `asked` fields, and of other fields that must differ from the source. HOLDS SECRETS. */
      values: configValuesSchema,
      /** Stamp of the plan. */
      stamp: z.string(),
    }),
    /** One for each target, in the same order. */
    response: z.strictObject({ results: z.array(cloneResultSchema) }),
  }),
} as const;
