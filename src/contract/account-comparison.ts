/** Accounts side by side: what a comparison of 2 to 12 accounts, or of one account then and now, looks like. */
import { z } from 'zod';
import { accountIdSchema, accountKeySchema, accountKindSchema } from './account';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/**
 * What can be said of values beside each other. `unknown`: it cannot be said, since something is hidden by Domo,
 * not accessible or not read. `same` is never said of such values, not even of two masks.
 */
export const relationSchema = z.enum(['same', 'different', 'unknown']);
export type Relation = z.infer<typeof relationSchema>;

/** A part of a text in UTF-16 code units, `end` exclusive; never splits a code point. */
const textRangeSchema = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type TextRange = z.infer<typeof textRangeSchema>;

/** One place where two JSON values differ. */
const jsonPathDifferenceSchema = z.strictObject({
  /** JSON pointer (RFC 6901). */
  path: z.string(),
  /** Text of a leaf, JSON of a branch; null where there is nothing. */
  reference: z.string().nullable(),
  own: z.string().nullable(),
});
export type JsonPathDifference = z.infer<typeof jsonPathDifferenceSchema>;

/** Where a cell's text differs from the reference cell's; `own` is about the cell itself. */
export const cellDifferenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    reference: z.array(textRangeSchema),
    own: z.array(textRangeSchema),
  }),
  z.strictObject({
    kind: z.literal('json'),
    paths: z.array(jsonPathDifferenceSchema),
    /** How many more there are than are listed. */
    more: z.number().int().nonnegative(),
  }),
]);
export type CellDifference = z.infer<typeof cellDifferenceSchema>;

/** Against the baseline; null for the baseline itself and when there is none. */
const relationToBaseline = relationSchema.nullable();

/**
 * One value: `value` shown, `''` for an empty one; `missing` not there; `secret` never shown, equal letters in a
 * row mean equal secrets and nothing else; `hidden` a mask or `{encrypted}` from Domo; `noAccess` the token's
 * user may not read it; `notRead` it was never read.
 */
export const comparedCellSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('value'),
    text: z.string(),
    /** Against the row's reference; null where there is nothing to point at. */
    difference: cellDifferenceSchema.nullable(),
    against: relationToBaseline,
  }),
  z.strictObject({
    state: z.literal('missing'),
    /** What the provider takes instead; null: nothing, or not to be shown. */
    standsFor: z.string().nullable(),
    against: relationToBaseline,
  }),
  z.strictObject({ state: z.literal('secret'), letter: z.string(), against: relationToBaseline }),
  z.strictObject({ state: z.enum(['hidden', 'noAccess', 'notRead']), against: relationToBaseline }),
]);
export type ComparedCell = z.infer<typeof comparedCellSchema>;

export const comparedGroupSchema = z.enum(['config', 'metadata', 'access']);
export type ComparedGroup = z.infer<typeof comparedGroupSchema>;

export const comparedRowSchema = z.strictObject({
  group: comparedGroupSchema,
  /** A config field, a field of the account, or what names a principal. Unique within the group. */
  key: z.string(),
  /** For people; a principal's name, else the key. */
  label: z.string(),
  /** A user's e-mail address in access rows; null otherwise. */
  detail: z.string().nullable(),
  /** Some column's field is secret. */
  secret: z.boolean(),
  /** Differs by nature (ids, times, owners): shown and never counted. */
  informative: z.boolean(),
  /** Over all cells: one proven difference is enough; otherwise one thing that cannot be said is. */
  verdict: relationSchema,
  /** The column that the cells' differences point to; null when there is none. */
  reference: z.number().int().nonnegative().nullable(),
  /** One for each column, in their order. */
  cells: z.array(comparedCellSchema),
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

/** How much of one part of an account there was to compare. */
const comparedPartSchema = z.strictObject({
  /** `hidden`: a connector of OAuth type, whose config Domo does not answer. */
  state: z.enum(['read', 'hidden', 'noAccess', 'notRead']),
  /** Epoch ms; null when it was not read. */
  readAt: z.number().nullable(),
  /** Why the last reading failed; what was read before then is compared all the same. Null when it did not. */
  problem: problemSchema.nullable(),
});

export const comparedColumnSchema = z.strictObject({
  profileId: profileIdSchema,
  /** The profile's label, or `Then` and `Now`. */
  label: z.string(),
  kind: accountKindSchema,
  id: accountIdSchema,
  /** Null when the account's metadata was not read. */
  displayName: z.string().nullable(),
  dataProviderType: z.string().nullable(),
  parts: z.strictObject({
    config: comparedPartSchema,
    metadata: comparedPartSchema,
    access: comparedPartSchema,
  }),
});
export type ComparedColumn = z.infer<typeof comparedColumnSchema>;

/** Rows that count, by what is said of them. A part that could not be read makes `verdict` unknown, not `same`. */
const tallySchema = z.strictObject({
  verdict: relationSchema,
  same: z.number().int().nonnegative(),
  different: z.number().int().nonnegative(),
  unknown: z.number().int().nonnegative(),
});
export type Tally = z.infer<typeof tallySchema>;

/** Accounts side by side. */
export const accountMatrixSchema = z.strictObject({
  columns: z.array(comparedColumnSchema),
  /** Index of the column that the others are held against; null: none was chosen. */
  baseline: z.number().int().nonnegative().nullable(),
  /** Config, metadata, access; config in the provider's order, the rest in a fixed one. */
  rows: z.array(comparedRowSchema),
  tallies: z.strictObject({
    all: tallySchema,
    config: tallySchema,
    metadata: tallySchema,
    access: tallySchema,
  }),
});
export type AccountMatrix = z.infer<typeof accountMatrixSchema>;

/** In the order of the columns; each once. */
export const comparedAccountsSchema = z.strictObject({
  accounts: z.array(accountKeySchema).min(2).max(12),
  /** Index of the account that the others are held against; null for none. */
  baseline: z.number().int().nonnegative().nullable().default(null),
});

export const accountComparisonOperations = {
  'comparison.accounts': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Accounts side by side, as they were last read: fields, metadata, access. Works with no network, and shows no secret.',
    errors: ['notFound'],
    request: comparedAccountsSchema,
    response: accountMatrixSchema,
  }),
} as const;
