/** What got worse since the last report, for people and for schedulers. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { attentionKindSchema } from './attention';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/**
 * `newShare` also is a higher level. `drift`: accounts of a saved comparison with a baseline differ that did not; the text names the first. What was not known then
 * is in `knownNow`.
 * `coverageLost`: accounts may be missing from now on. The rest as in `attention.list`, and new since the last report.
 */
export const findingKindSchema = z.enum([
  'newlyInvalid',
  'newlyFailing',
  'tokenLost',
  'tokenExpiring',
  'unreadable',
  'coverageLost',
  'newOwner',
  'newShare',
  'drift',
]);
export type FindingKind = z.infer<typeof findingKindSchema>;

export const reportFindingSchema = z.strictObject({
  kind: findingKindSchema,
  /** Null: it is about several instances. */
  profileId: profileIdSchema.nullable(),
  /** Of the instance, or of the comparison. */
  label: z.string(),
  account: accountKeySchema.extend({ displayName: z.string() }).nullable(),
  /** Half a sentence. */
  text: z.string(),
});
export type ReportFinding = z.infer<typeof reportFindingSchema>;

export const reportSchema = z.strictObject({
  /** Epoch ms. */
  at: z.number(),
  /** Since when it tells, at the earliest. Null: there was no report before, so there is nothing to compare with. */
  since: z.number().nullable(),
  findings: z.array(reportFindingSchema),
  counts: z.array(z.strictObject({ kind: findingKindSchema, count: z.number().int() })),
  /** What needs attention now, new or not. */
  standing: z.array(z.strictObject({ kind: attentionKindSchema, count: z.number().int() })),
  instances: z.number().int(),
  /** Instances that could not be read: what got worse in them is not known. */
  unread: z.array(z.string()),
  /** Differences that nobody knew of at the last report, so that they are no findings. Sentences without full stops. */
  knownNow: z.array(z.string()),
  /** What else is not known, as sentences without full stops. */
  notKnown: z.array(z.string()),
});
export type Report = z.infer<typeof reportSchema>;

export const reportOperations = {
  'report.make': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Says what got worse since the last report, from stored data, and remembers this report. Works without a network.',
    errors: ['notFound'],
    request: z.strictObject({
      /** Null: all profiles. */
      profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
      /** Epoch ms. Null: since the last report of each instance. */
      since: z.number().int().nonnegative().nullable().default(null),
      /** Tokens that expire in so many days or less are told, and again 30, 7 and 1 days before. Null: at these alone. */
      tokenDays: z.number().int().min(1).max(3650).nullable().default(null),
      /** False: the next report tells the same again. */
      remember: z.boolean().default(true),
      /** A page to write; null for none. A call from the window must name a file that was chosen in the save dialog. */
      htmlFile: z.string().min(1).max(4096).nullable().default(null),
    }),
    response: reportSchema.extend({ htmlFile: z.string().nullable() }),
  }),
  'report.remember': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Remembers the report that this program made last, once it has reached somebody: the next one begins there.',
    errors: ['notFound'],
    request: z.strictObject({
      /** Of the report. */
      at: z.number(),
    }),
    response: z.strictObject({ at: z.number() }),
  }),
} as const;
