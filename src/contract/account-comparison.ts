/** Comparisons of 2 to 12 accounts, or of one account at two times. */
import { z } from 'zod';
import { accountKeySchema, accountKindSchema, ownerSchema } from './account';
import { accountIdSchema } from './id-schemas';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/**
 * How values relate. `unknown`: nobody can say, because Domo hides one, or one is not accessible or was not read. Two
 * masks are therefore never `same`. `sameAsWritten` and `differsAsWritten`: Domo hides at least one, Latchkey wrote it,
 * and nobody is known to have changed it since. This is less than proof.
 */
export const relationSchema = z.enum([
  'same',
  'different',
  'unknown',
  'sameAsWritten',
  'differsAsWritten',
]);
export type Relation = z.infer<typeof relationSchema>;

/** A range of a text in UTF-16 code units. `end` is exclusive. It never splits a code point. */
const textRangeSchema = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type TextRange = z.infer<typeof textRangeSchema>;

/** One path at which two JSON values differ. */
const jsonPathDifferenceSchema = z.strictObject({
  /** JSON pointer (RFC 6901). */
  path: z.string(),
  /** Text of a leaf or JSON of a branch; null if there is nothing. */
  reference: z.string().nullable(),
  own: z.string().nullable(),
});
export type JsonPathDifference = z.infer<typeof jsonPathDifferenceSchema>;

/** Where the text of a cell differs from that of the reference cell. `own` belongs to the cell itself. */
export const cellDifferenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    reference: z.array(textRangeSchema),
    own: z.array(textRangeSchema),
  }),
  z.strictObject({
    kind: z.literal('json'),
    paths: z.array(jsonPathDifferenceSchema),
    /** How many more differences there are than `paths` lists. */
    more: z.number().int().nonnegative(),
  }),
]);
export type CellDifference = z.infer<typeof cellDifferenceSchema>;

/** Relation to the baseline; null for the baseline itself, and if there is none. */
const relationToBaseline = relationSchema.nullable();

/**
 * One value. `value`: shown as text, `''` if empty. `missing`: there is none. `secret`: never shown; equal letters in a
 * row mean equal secrets, and nothing else. `asWritten`: Domo hides it; the letter is of what Latchkey wrote, and nobody
 * is known to have changed it since. `maybeChanged`: Domo hides it, and what Latchkey wrote may have been changed.
 * `hidden`: Domo returned a mask or ciphertext. `noAccess`: the user of the
 * token may not read it. `notRead`: it was never read.
 */
export const comparedCellSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('value'),
    text: z.string(),
    /** From the row's reference; null if there is nothing to show. */
    difference: cellDifferenceSchema.nullable(),
    against: relationToBaseline,
  }),
  z.strictObject({
    state: z.literal('missing'),
    /** The provider's default value; null: it has none, or it must not be shown. */
    standsFor: z.string().nullable(),
    against: relationToBaseline,
  }),
  z.strictObject({ state: z.literal('secret'), letter: z.string(), against: relationToBaseline }),
  z.strictObject({
    state: z.literal('asWritten'),
    letter: z.string(),
    /** When Latchkey wrote it, in epoch ms. */
    at: z.number(),
    against: relationToBaseline,
  }),
  z.strictObject({ state: z.literal('maybeChanged'), at: z.number(), against: relationToBaseline }),
  z.strictObject({ state: z.enum(['hidden', 'noAccess', 'notRead']), against: relationToBaseline }),
]);
export type ComparedCell = z.infer<typeof comparedCellSchema>;

export const comparedGroupSchema = z.enum(['config', 'metadata', 'access']);
export type ComparedGroup = z.infer<typeof comparedGroupSchema>;

export const comparedRowSchema = z.strictObject({
  group: comparedGroupSchema,
  /** A config field, a field of the account, or type and id of a principal. Unique within the group. */
  key: z.string(),
  /** For people: a principal's name, or else the key. */
  label: z.string(),
  /** A user's e-mail address in access rows; null otherwise. */
  detail: z.string().nullable(),
  /** True if the field is secret in at least one column. */
  secret: z.boolean(),
  /** True for ids, times, owners and other values that differ by nature. Such a row is shown and never counted. */
  informative: z.boolean(),
  /**
   * Of all cells. One proven difference makes it `different`; otherwise one as written makes it `differsAsWritten`;
   * otherwise one unknown relation makes it `unknown`.
   */
  verdict: relationSchema,
  /** Index of the column with which the cells are compared; null if there is none. */
  reference: z.number().int().nonnegative().nullable(),
  /** One for each column, in the same order. */
  cells: z.array(comparedCellSchema),
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

/** Whether one part of an account could be compared. */
const comparedPartSchema = z.strictObject({
  /** `hidden`: the account signs in with OAuth, and Domo does not return its config. */
  state: z.enum(['read', 'hidden', 'noAccess', 'notRead']),
  /** Epoch ms; null if it was not read. */
  readAt: z.number().nullable(),
  /** Why the last attempt to read it failed; older data is still compared. Null if it did not fail. */
  problem: problemSchema.nullable(),
});

export const comparedColumnSchema = z.strictObject({
  profileId: profileIdSchema,
  /** The profile's label, or `Then` and `Now`. */
  label: z.string(),
  kind: accountKindSchema,
  id: accountIdSchema,
  /** Null if the account's metadata was not read. */
  displayName: z.string().nullable(),
  dataProviderType: z.string().nullable(),
  /** Known names of the users and groups that the metadata refers to by id. */
  principalNames: z.array(ownerSchema.extend({ name: z.string() })),
  parts: z.strictObject({
    config: comparedPartSchema,
    metadata: comparedPartSchema,
    access: comparedPartSchema,
  }),
});
export type ComparedColumn = z.infer<typeof comparedColumnSchema>;

/** Number of rows by verdict, without informative rows. A part that could not be read makes `verdict` unknown. */
const tallySchema = z.strictObject({
  verdict: relationSchema,
  same: z.number().int().nonnegative(),
  different: z.number().int().nonnegative(),
  unknown: z.number().int().nonnegative(),
  sameAsWritten: z.number().int().nonnegative(),
  differsAsWritten: z.number().int().nonnegative(),
});
export type Tally = z.infer<typeof tallySchema>;

/** The result of a comparison of accounts. */
export const accountMatrixSchema = z.strictObject({
  columns: z.array(comparedColumnSchema),
  /** Index of the column with which the others are compared; null: none was chosen. */
  baseline: z.number().int().nonnegative().nullable(),
  /** Config in the provider's order, then metadata and access in a fixed order. */
  rows: z.array(comparedRowSchema),
  tallies: z.strictObject({
    all: tallySchema,
    config: tallySchema,
    metadata: tallySchema,
    access: tallySchema,
  }),
});
export type AccountMatrix = z.infer<typeof accountMatrixSchema>;

/** Accounts in the order of the columns, each once. */
export const comparedAccountsSchema = z.strictObject({
  accounts: z.array(accountKeySchema).min(2).max(12),
  /** Index of the account with which the others are compared; null for none. */
  baseline: z.number().int().nonnegative().nullable().default(null),
});

export const accountComparisonOperations = {
  'comparison.accounts': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Compares the stored data of accounts: config, metadata and access. Works without a network, and shows no secret.',
    errors: ['notFound'],
    request: comparedAccountsSchema,
    response: accountMatrixSchema,
  }),
} as const;
