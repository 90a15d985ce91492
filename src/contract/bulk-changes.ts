/** What a bulk change makes of each account, stream, token or instance. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { grantedLevelSchema, principalTypeSchema } from './account-sharing';
import { configValuesSchema, displayNameSchema } from './account-writes';
import { accountIdSchema, domoIdSchema } from './id-schemas';
import { matchRuleSchema } from './instance-comparison';
import { profileIdSchema } from './profile';
import { tokenDaysSchema, tokenIdSchema } from './tokens';
import { MAX_BULK_ACCOUNTS } from './zod-free';

export const bulkIdSchema = z.string().min(1).max(100);

const emailSchema = z.string().trim().min(1).max(300);

const accountInInstanceSchema = z.strictObject({ profileId: profileIdSchema, id: accountIdSchema });
const streamInInstanceSchema = z.strictObject({
  profileId: profileIdSchema,
  id: domoIdSchema,
  /** The account that it was chosen of. Absent: each of the chosen accounts of the instance. */
  of: accountIdSchema.optional(),
});

const { pairings: _stored, ...noPairings } = matchRuleSchema.parse({});

const fieldNamesSchema = z.array(z.string().min(1).max(300)).max(200).default([]);

/** A config field, and the field whose new value it gets: another name, where the same secret is kept under it. */
export const secretPlaceSchema = z.strictObject({
  name: z.string().min(1).max(300),
  asked: z.string().min(1).max(300),
});
export type SecretPlace = z.infer<typeof secretPlaceSchema>;

/** The change that is made to each account. */
export const bulkChangeSchema = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('rename'),
    /** The new name. `{name}`, `{provider}`, `{instance}`, `{id}` and `{n}` (1, 2, …) stand for those of the account. */
    template: displayNameSchema,
    /** If it is not empty, `template` replaces each place of it in the name, and the rest of the name stays. */
    find: z.string().max(500).default(''),
  }),
  z.strictObject({
    change: z.literal('restoreNames'),
    /** A run that renamed accounts. They get back the names that they had before. */
    runId: bulkIdSchema,
  }),
  z.strictObject({
    change: z.literal('share'),
    type: principalTypeSchema,
    /** The e-mail address of a user, or the whole name of a group: ids differ from instance to instance. */
    who: z.string().trim().min(1).max(300),
    accessLevel: grantedLevelSchema,
  }),
  z.strictObject({ change: z.literal('delete') }),
  z.strictObject({
    change: z.literal('changeSecret'),
    /** Secret config fields that are written. `bulk.run` is given their values; no plan holds them. */
    fields: z.array(z.string().min(1).max(300)).min(1).max(20),
    /** Asks Domo before each write whether the new values work, where Domo can tell. */
    test: z.boolean().default(false),
    /** Accounts in which other fields are written than `fields`. Each `asked` is one of `fields`. */
    elsewhere: z
      .array(
        z.strictObject({ account: accountKeySchema, fields: z.array(secretPlaceSchema).min(1) }),
      )
      .max(MAX_BULK_ACCOUNTS)
      .default([]),
    /** Accounts of which nobody can know whether they have the same secret. The plan says so of each. */
    unsure: z.array(accountKeySchema).max(MAX_BULK_ACCOUNTS).default([]),
  }),
  z.strictObject({
    change: z.literal('repoint'),
    /** For each instance, the account that the streams of the chosen accounts get. */
    to: z.array(accountInInstanceSchema).min(1).max(1000),
    /** Only these streams. Empty: all that use the chosen accounts. */
    streams: z.array(streamInInstanceSchema).max(MAX_BULK_ACCOUNTS).default([]),
  }),
  z.strictObject({
    /** Where the instance itself is among the accounts (`instanceKey`), access tokens and API clients are revoked too. */
    change: z.literal('transfer'),
    /** E-mail address of the person who leaves. In each instance they are found by it. */
    who: emailSchema,
    /** Of the person who gets what they own. */
    newOwner: emailSchema,
    /** Another person in these instances. */
    newOwners: z
      .array(z.strictObject({ profileId: profileIdSchema, newOwner: emailSchema }))
      .max(1000)
      .default([]),
  }),
  z.strictObject({
    change: z.literal('renew'),
    /** Life of the new access tokens. The items are instances: see `instanceKey`. */
    days: tokenDaysSchema.default(365),
    /** The tokens in use, of instances where their user has several: Domo does not say which it is. */
    old: z
      .array(z.strictObject({ profileId: profileIdSchema, tokenId: tokenIdSchema }))
      .max(1000)
      .default([]),
  }),
  z.strictObject({
    /** Accounts that hold a token of a Domo instance get the one that Latchkey uses there. No plan holds it. */
    change: z.literal('giveToken'),
    /** Whose token accounts get that name no instance, and whose own token nobody knows. */
    tokenOf: profileIdSchema.optional(),
  }),
  z.strictObject({
    /** The accounts are those of the baseline. What is planned is, for each, its counterpart in each other instance. */
    change: z.literal('align'),
    /** The instances that get it. The baseline's own is left out. */
    to: z.array(profileIdSchema).min(1).max(1000),
    /** Creates an account where an instance has none that counts as the same. */
    create: z.boolean().default(false),
    /** Writes the settings that differ where an instance has it. */
    update: z.boolean().default(true),
    /** Writes the display name too. */
    names: z.boolean().default(false),
    /** Gives people and groups the access that they have there, found by e-mail address and name. Takes away none. */
    access: z.boolean().default(false),
    /** Creates accounts without the secrets that Domo hides. Otherwise each waits until they are given. */
    withoutSecrets: z.boolean().default(false),
    /** Which accounts count as the same; the stored pairings come first. */
    rule: matchRuleSchema.omit({ pairings: true }).default(noPairings),
    /** Words that a comparison guessed, and that are ignored in names too. */
    guessed: z.array(z.string().min(1).max(100)).max(50).default([]),
  }),
  z.strictObject({
    /** Creates one account, the source, in instances that lack it. What is planned is that account in each of them. */
    change: z.literal('clone'),
    to: z.array(profileIdSchema).min(1).max(1000),
    name: z.string().trim().min(1).max(500),
    displayName: displayNameSchema,
    /** Values that the source lacks, or that differ from its own. Never a secret: those are given to `bulk.run`. */
    values: configValuesSchema.default({}),
    /** Secret fields that do not get the source's value. `bulk.run` is given another. */
    newSecrets: fieldNamesSchema,
    /** Fields that the account is created without, of those whose value Domo does not return. */
    leftOut: fieldNamesSchema,
    /** Gives people and groups the access that they have to the source, found by e-mail address and name. */
    access: z.boolean().default(false),
    /** Which accounts count as the same; the stored pairings come first. An account with the new name does too. */
    rule: matchRuleSchema.omit({ pairings: true }).default(noPairings),
  }),
  z.strictObject({
    change: z.literal('restoreStreams'),
    /** A run that gave streams another account. They get back the one that they had before. */
    runId: bulkIdSchema,
  }),
]);
export type BulkChange = z.output<typeof bulkChangeSchema>;
export type BulkChangeName = BulkChange['change'];
