/** Instances side by side: which accounts they have in common, and which of those are alike. */
import { z } from 'zod';
import { accountIdSchema, accountKeySchema, accountKindSchema } from './account';
import { relationSchema } from './account-comparison';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

const matchWords = z.array(z.string().trim().min(1).max(100)).max(50).default([]);

/** Cells in one answer, at most: whatever is more would keep the window waiting. */
export const maxCellsPerResponse = 10_000;

/** Offered for `environmentWords`; none is ignored unless it was asked for. */
export const commonEnvironmentWords = ['dev', 'test', 'qa', 'uat', 'staging', 'prod'] as const;

/** Accounts that a person says are one. */
export const pairingSchema = z.strictObject({
  accounts: z.array(accountKeySchema).min(1).max(200),
});
export type Pairing = z.infer<typeof pairingSchema>;

/**
 * Which accounts of two instances are one: those of a kind and provider whose display names are equal after this.
 * A rule never takes all of a name: an account called `Prod` keeps its name.
 */
export const matchRuleSchema = z.strictObject({
  ignoreCase: z.boolean().default(true),
  /** Left out in front of and behind a name, the longest that fits. */
  prefixes: matchWords,
  suffixes: matchWords,
  /** Whole words that are left out anywhere; `prod` in `sales-prod` and not in `product`. */
  environmentWords: matchWords,
  /** Made by hand: each one row, whatever the names are. An account in two of them belongs to the first. */
  pairings: z.array(pairingSchema).max(2000).default([]),
});
export type MatchRule = z.output<typeof matchRuleSchema>;

/** All that are set must hold. */
export const instanceFilterSchema = z.strictObject({
  /** Rows that are proven to differ: something drifted, is missing or is extra. */
  differencesOnly: z.boolean().default(false),
  missingOnly: z.boolean().default(false),
  /** Rows with an account that needs attention. */
  invalidOnly: z.boolean().default(false),
  /** Null or empty: all providers. */
  dataProviderTypes: z.array(z.string().max(300)).max(2000).nullable().default(null),
});
export type InstanceFilter = z.output<typeof instanceFilterSchema>;

const presentAccount = {
  id: accountIdSchema,
  /** Null for OAuth accounts, which have no such state. */
  valid: z.boolean().nullable(),
};

/**
 * One instance's account, against the row's reference: `same`, all that can be known of the config is equal and nothing is
 * hidden; `drifted` in so many config fields. Between two times both are also about fields of the account itself and
 * entries of its access. `unknown`, it cannot be said; `missing`, not among the accounts that the token's user sees;
 * `extra`, there while the baseline has none; `ambiguous`, several fit.
 */
export const instanceCellSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('same'), ...presentAccount }),
  z.strictObject({
    state: z.literal('drifted'),
    ...presentAccount,
    fields: z.number().int().positive(),
    /** Fields beside those of which nothing can be said; a config that is not known at all counts as one. */
    unknownFields: z.number().int().nonnegative(),
  }),
  z.strictObject({
    state: z.literal('unknown'),
    /** Null: the instance's list was not read, so whether there is one is unknown too. */
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
  /** Unique; the same as long as rule and names are. */
  key: z.string(),
  kind: accountKindSchema,
  dataProviderType: z.string(),
  /** As the first instance that has the account spells it. */
  displayName: z.string(),
  /** Made by hand. */
  paired: z.boolean(),
  /** One proven difference is enough; otherwise one cell of which nothing can be said is. */
  verdict: relationSchema,
  /** The instance whose version the cells are held against: the baseline, or the first with the most common. Null: none. */
  reference: z.number().int().nonnegative().nullable(),
  /** One for each instance, in their order. */
  cells: z.array(instanceCellSchema),
});
export type InstanceRow = z.infer<typeof instanceRowSchema>;

/** Over all rows, also those that the filter leaves out. */
export const instancesSummarySchema = z.strictObject({
  rows: z.number().int(),
  shown: z.number().int(),
  same: z.number().int(),
  different: z.number().int(),
  unknown: z.number().int(),
  /** Rows with a cell that is missing, and those with an account that needs attention. */
  missing: z.number().int(),
  invalid: z.number().int(),
  /** Rows by provider, in their order. */
  providers: z.array(
    z.strictObject({ dataProviderType: z.string(), rows: z.number().int().positive() }),
  ),
  instances: z.array(
    z.strictObject({
      profileId: profileIdSchema,
      label: z.string(),
      /** Cells by their state. */
      same: z.number().int(),
      drifted: z.number().int(),
      unknown: z.number().int(),
      missing: z.number().int(),
      extra: z.number().int(),
      ambiguous: z.number().int(),
    }),
  ),
});
export type InstancesSummary = z.infer<typeof instancesSummarySchema>;

/** How old a column is. Times are epoch ms. */
const instanceAgeSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** When each list was last read; null: never. */
  accountsReadAt: z.number().nullable(),
  oauthReadAt: z.number().nullable(),
  /** Accounts in the inventory, and those whose config was read. */
  accounts: z.number().int().nonnegative(),
  configs: z.number().int().nonnegative(),
  /** The oldest config that is compared; null: none was read. */
  oldestConfigReadAt: z.number().nullable(),
  /** Why the last sync failed; null when it did not. */
  problem: problemSchema.nullable(),
});
export type InstanceAge = z.infer<typeof instanceAgeSchema>;

/** Instances in the order of the columns. */
export const comparedInstancesSchema = z.strictObject({
  profileIds: z.array(profileIdSchema).min(2).max(50),
  rule: matchRuleSchema.default(matchRuleSchema.parse({})),
  filter: instanceFilterSchema.default(instanceFilterSchema.parse({})),
  /** Index of the instance that the others are held against; null for none. */
  baseline: z.number().int().nonnegative().nullable().default(null),
});

export const instanceMatrixSchema = z.strictObject({
  instances: z.array(instanceAgeSchema),
  /** Null: rows are still being compared; ask again. */
  summary: instancesSummarySchema.nullable(),
  /** Rows that fit the filter, as far as they are known; all of them when `summary` is there. */
  total: z.number().int().nonnegative(),
  /**
   * From `offset`; fewer than `limit` when there are no more, or when so many rows of so many instances would be
   * more than 10,000 cells.
   */
  rows: z.array(instanceRowSchema),
});
export type InstanceMatrix = z.infer<typeof instanceMatrixSchema>;

export const instanceComparisonOperations = {
  'comparison.instances': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Instances side by side, as they were last read: which accounts they have in common and which of those have the same config; state and access are not compared. Works with no network.',
    errors: ['notFound'],
    request: comparedInstancesSchema.extend({
      /** Those that were paired by hand and are remembered are paired here too, after the rule's own. */
      remembered: z.boolean().default(true),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(200),
      /** False: answer as soon as these rows are there, with `summary` null when others are not. */
      wait: z.boolean().default(true),
    }),
    response: instanceMatrixSchema,
  }),
  'comparison.prepare': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Gets ready what comparing these instances needs, before somebody asks, and answers when it is. What is not there is left out.',
    errors: [],
    request: z.strictObject({ profileIds: z.array(profileIdSchema).max(50) }),
    response: z.strictObject({}),
  }),
  'comparison.pairings': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'The pairings made by hand, oldest first.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ pairings: z.array(pairingSchema) }),
  }),
  'comparison.pair': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Remembers that accounts are one, whatever they are called. Each leaves the pairing it was in.',
    errors: ['notFound'],
    request: z.strictObject({ accounts: z.array(accountKeySchema).min(1).max(200) }),
    response: z.strictObject({ pairings: z.array(pairingSchema) }),
  }),
  'comparison.unpair': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Forgets that an account was paired by hand.',
    errors: [],
    request: accountKeySchema,
    response: z.strictObject({ pairings: z.array(pairingSchema) }),
  }),
} as const;
