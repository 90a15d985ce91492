/** Making an account of one instance in others, where it is missing. */
import { z } from 'zod';
import { accountIdSchema, accountKeySchema } from './account';
import { matchRuleSchema } from './comparison-instances';
import { problemSchema } from './errors';
import { operation } from './operation';
import { profileIdSchema, guardSchema } from './profile';
import { configValuesSchema } from './writing';

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
  guard: guardSchema,
  /** `nothing`: the account is there, or it cannot be made; `why` says so. */
  will: z.enum(['create', 'nothing']),
  why: problemSchema.nullable(),
  /** The account that is there already. */
  existing: accountIdSchema.nullable(),
});

export const cloneOutcomeSchema = z.enum(['done', 'nothing', 'refused', 'unknown', 'cancelled']);

export const cloneOperations = {
  'clone.plan': operation({
    effect: 'read',
    on: 'domo',
    about: 'Reads an account and the instances it would be made in, and says what would be made.',
    domo: {
      seed: [],
      routes: ['the routes of account.get, account.config and account.list, provider.list'],
      errors: ['noMatch', 'getFailed'],
    },
    request: z.strictObject({
      source: accountKeySchema,
      /** Instances to make it in. */
      profileIds: z.array(profileIdSchema).min(1).max(50),
      /** What is taken for the same account there. */
      rule: matchRuleSchema.default(matchRuleSchema.parse({})),
    }),
    response: z.strictObject({
      label: z.string(),
      name: z.string(),
      displayName: z.string(),
      dataProviderType: z.string(),
      fields: z.array(clonedFieldSchema),
      targets: z.array(cloneTargetSchema),
      readAt: z.number(),
      /** Of all that is shown here: `clone.run` does nothing when it would show anything else. */
      stamp: z.string(),
    }),
  }),
  'clone.run': operation({
    // Each write is a call of account.create, with that instance's guard and its own entry in the activity.
    effect: 'write',
    on: 'latchkey',
    about:
      'Makes the account in each instance of a plan. Reads source and instances again first, and makes nothing where one changed.',
    request: z.strictObject({
      source: accountKeySchema,
      profileIds: z.array(profileIdSchema).min(1).max(50),
      rule: matchRuleSchema.default(matchRuleSchema.parse({})),
      name: z.string().trim().max(500),
      displayName: z.string().trim().min(1).max(500),
      /** Values of the fields that were asked for, and of others that shall differ from the source. HOLDS SECRETS. */
      values: configValuesSchema,
      stamp: z.string(),
    }),
    response: z.strictObject({
      results: z.array(
        z.strictObject({
          profileId: profileIdSchema,
          label: z.string(),
          outcome: cloneOutcomeSchema,
          /** Of the account that was made. */
          id: accountIdSchema.nullable(),
          problem: problemSchema.nullable(),
        }),
      ),
    }),
  }),
} as const;
