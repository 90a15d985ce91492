/** Comparisons of instances: which accounts they share, and which of those have the same config. */
import { z } from 'zod';
import { accountKeySchema, accountKindSchema } from './account';
import { relationSchema } from './account-comparison';
import { accountIdSchema } from './id-schemas';
import { problemSchema } from './errors';
import { guessRequestSchema, matchGuessSchema } from './match-guess';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

const matchWords = z.array(z.string().trim().min(1).max(100)).max(50).default([]);

/** The maximum number of cells in one response. More would keep the window waiting. */
export const maxCellsPerResponse = 10_000;

/** Suggestions for `environmentWords` of a rule. */
export const commonEnvironmentWords = ['dev', 'test', 'qa', 'uat', 'staging', 'prod'] as const;

/** Accounts that the user declared to be the same. */
export const pairingSchema = z.strictObject({
  accounts: z.array(accountKeySchema).min(1).max(200),
});
export type Pairing = z.infer<typeof pairingSchema>;

/**
 * Which accounts of two instances match: those of the same kind and provider whose display names are equal after the
 * rule left out parts of them. A rule never leaves out a whole name: an account called `Prod` keeps it.
 */
export const matchRuleSchema = z.strictObject({
  ignoreCase: z.boolean().default(true),
  /** Left out at the start and at the end of a name. If several fit, the longest. */
  prefixes: matchWords,
  suffixes: matchWords,
  /** Left out anywhere as whole words: `prod` in `sales-prod`, and not in `product`. */
  environmentWords: matchWords,
  /** Each makes one row, whatever the names are. An account in two pairings belongs to the first. */
  pairings: z.array(pairingSchema).max(2000).default([]),
});
export type MatchRule = z.output<typeof matchRuleSchema>;

/** Rows must pass every filter that is set. */
export const instanceFilterSchema = z.strictObject({
  /** Only rows that are proven to differ: something drifted, is missing or is extra. */
  differencesOnly: z.boolean().default(false),
  missingOnly: z.boolean().default(false),
  /** Only rows with an account that needs attention. */
  invalidOnly: z.boolean().default(false),
  /** Rows whose account only one instance has: with the others, left out, or alone. */
  single: z.enum(['with', 'without', 'only']).default('with'),
  /** Only rows in which this config field differs. */
  field: z.string().max(300).nullable().default(null),
  /** Only rows in which this instance differs from the reference or lacks the account. */
  profileId: profileIdSchema.nullable().default(null),
  /** Null or empty: all providers. */
  dataProviderTypes: z.array(z.string().max(300)).max(2000).nullable().default(null),
});
export type InstanceFilter = z.output<typeof instanceFilterSchema>;

const presentAccount = {
  id: accountIdSchema,
  /** False if the account needs attention. Null for OAuth accounts, which have no such state. */
  valid: z.boolean().nullable(),
};

/**
 * The account of one instance, compared with the row's reference. `same`: the configs are equal and nothing is hidden.
 * `sameAsWritten` and `differsAsWritten`: so far as Domo tells, nothing differs; the rest was compared by what Latchkey
 * wrote. `drifted`: some config fields differ. Between two times, `same` and `drifted` also cover the metadata and the access
 * list. `unknown`: nobody can say. `missing`: the user of the token sees no such account. `extra`: it exists and the
 * baseline has none. `ambiguous`: several accounts match.
 */
export const instanceCellSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('same'), ...presentAccount }),
  z.strictObject({
    state: z.literal('drifted'),
    ...presentAccount,
    fields: z.number().int().positive(),
    /** Other fields whose relation is unknown or not proven. A config that is not known at all counts as one. */
    unknownFields: z.number().int().nonnegative(),
  }),
  z.strictObject({
    state: z.literal('sameAsWritten'),
    ...presentAccount,
    /** Fields that are the same only as Latchkey wrote them. */
    fields: z.number().int().positive(),
  }),
  z.strictObject({
    state: z.literal('differsAsWritten'),
    ...presentAccount,
    /** Fields that differ as Latchkey wrote them. */
    fields: z.number().int().positive(),
    /** Other fields whose relation is unknown or not proven. */
    unknownFields: z.number().int().nonnegative(),
  }),
  z.strictObject({
    state: z.literal('unknown'),
    /** Null: the instance's list was not read, so nobody knows whether the account exists. */
    id: accountIdSchema.nullable(),
    valid: z.boolean().nullable(),
    why: z.enum(['notListed', 'configNotRead', 'hidden', 'referenceNotRead', 'referenceAmbiguous']),
  }),
  z.strictObject({ state: z.literal('missing') }),
  z.strictObject({ state: z.literal('extra'), ...presentAccount }),
  z.strictObject({
    state: z.literal('ambiguous'),
    /** At most 20; `count` counts all. */
    candidates: z.array(z.strictObject({ ...presentAccount, displayName: z.string() })),
    count: z.number().int().positive(),
  }),
]);
export type InstanceCell = z.infer<typeof instanceCellSchema>;

export const instanceRowSchema = z.strictObject({
  /** Unique. It stays the same as long as the rule and the names do. */
  key: z.string(),
  kind: accountKindSchema,
  dataProviderType: z.string(),
  /** As the first instance with the account spells it. */
  displayName: z.string(),
  /** True if the user paired the accounts. */
  paired: z.boolean(),
  /**
   * One proven difference makes it `different`; otherwise one as written makes it `differsAsWritten`; otherwise one
   * unknown cell makes it `unknown`.
   */
  verdict: relationSchema,
  /**
   * Index of the instance with whose version the cells are compared: the baseline, or the first instance with the most
   * common version. Null: none.
   */
  reference: z.number().int().nonnegative().nullable(),
  /** One for each instance, in the same order. */
  cells: z.array(instanceCellSchema),
});
export type InstanceRow = z.infer<typeof instanceRowSchema>;

/** Counts over all rows, including those that the filter leaves out. */
export const instancesSummarySchema = z.strictObject({
  rows: z.number().int(),
  shown: z.number().int(),
  same: z.number().int(),
  different: z.number().int(),
  unknown: z.number().int(),
  sameAsWritten: z.number().int(),
  differsAsWritten: z.number().int(),
  /** Rows with a missing cell, and rows with an account that needs attention. */
  missing: z.number().int(),
  invalid: z.number().int(),
  /** Rows whose account one instance has, and another whose list was read has not. All are missing and different. */
  single: z.number().int(),
  /** Rows that count as both. */
  singleInvalid: z.number().int(),
  /** Rows by provider, in the order of the rows. `different` leaves out those that count as `single`. */
  providers: z.array(
    z.strictObject({
      dataProviderType: z.string(),
      rows: z.number().int().positive(),
      single: z.number().int().nonnegative(),
      different: z.number().int().nonnegative(),
    }),
  ),
  /** Config fields that differ, and in how many rows; the most frequent first. */
  fields: z.array(z.strictObject({ name: z.string(), rows: z.number().int().positive() })),
  instances: z.array(
    z.strictObject({
      profileId: profileIdSchema,
      label: z.string(),
      /** Rows in which it differs or lacks the account, without those that count as `single`. */
      differing: z.number().int(),
      /** Cells by their state. */
      same: z.number().int(),
      drifted: z.number().int(),
      unknown: z.number().int(),
      missing: z.number().int(),
      extra: z.number().int(),
      ambiguous: z.number().int(),
      sameAsWritten: z.number().int(),
      differsAsWritten: z.number().int(),
    }),
  ),
});
export type InstancesSummary = z.infer<typeof instancesSummarySchema>;

/** How old the data of a column is. Times are epoch ms. */
const instanceAgeSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** When the list was last read; null: never. */
  accountsReadAt: z.number().nullable(),
  oauthReadAt: z.number().nullable(),
  /** Accounts in the inventory, and those whose config was read. */
  accounts: z.number().int().nonnegative(),
  configs: z.number().int().nonnegative(),
  /** When the oldest of these configs was read; null: none was. */
  oldestConfigReadAt: z.number().nullable(),
  /** Why the last sync failed; null if it did not. */
  problem: problemSchema.nullable(),
});
export type InstanceAge = z.infer<typeof instanceAgeSchema>;

/** Instances in the order of the columns. */
export const comparedInstancesSchema = z.strictObject({
  profileIds: z.array(profileIdSchema).min(2).max(50),
  rule: matchRuleSchema.default(matchRuleSchema.parse({})),
  filter: instanceFilterSchema.default(instanceFilterSchema.parse({})),
  /** Index of the instance with which the others are compared; null for none. */
  baseline: z.number().int().nonnegative().nullable().default(null),
  /** Null: match by the rule alone. */
  guess: guessRequestSchema.nullable().default(null),
});

export const instanceMatrixSchema = z.strictObject({
  instances: z.array(instanceAgeSchema),
  /** Null: rows are still being compared, so call again. */
  summary: instancesSummarySchema.nullable(),
  /** Null: nothing was guessed, by request or because the rule has words of its own. */
  guess: matchGuessSchema.nullable(),
  /** Rows that pass the filter so far. The number is final if `summary` is not null. */
  total: z.number().int().nonnegative(),
  /**
   * From `offset`. Fewer than `limit` if there are no more, or if they would have more cells than
   * `maxCellsPerResponse`.
   */
  rows: z.array(instanceRowSchema),
});
export type InstanceMatrix = z.infer<typeof instanceMatrixSchema>;

export const instanceComparisonOperations = {
  'comparison.instances': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Compares the stored data of instances: which accounts they share, and which of those have the same config. Does not compare state and access. Works without a network.',
    errors: ['notFound'],
    request: comparedInstancesSchema.extend({
      /** Whether the stored pairings apply too, after those of the rule. */
      remembered: z.boolean().default(true),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(200),
      /** False: answer as soon as these rows are ready, with `summary` null if others are not. */
      wait: z.boolean().default(true),
    }),
    response: instanceMatrixSchema,
  }),
  'comparison.prepare': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Prepares a comparison of these instances, so that it takes less time later. Leaves out unknown instances.',
    errors: [],
    request: z.strictObject({ profileIds: z.array(profileIdSchema).max(50) }),
    response: z.strictObject({}),
  }),
  'comparison.pairings': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Lists the stored pairings, oldest first.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ pairings: z.array(pairingSchema) }),
  }),
  'comparison.pair': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Stores that accounts are the same, whatever their names are. Removes each from its earlier pairing.',
    errors: ['notFound'],
    request: z.strictObject({ accounts: z.array(accountKeySchema).min(1).max(200) }),
    response: z.strictObject({ pairings: z.array(pairingSchema) }),
  }),
  'comparison.unpair': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Removes an account from its pairing.',
    errors: [],
    request: accountKeySchema,
    response: z.strictObject({ pairings: z.array(pairingSchema) }),
  }),
} as const;
