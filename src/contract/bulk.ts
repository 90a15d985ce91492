/**
 * Bulk changes: one change to many accounts of many instances. A plan shows every write first; a run makes those that are
 * still as planned, and keeps what became of each, so that it can go on later and repeats nothing.
 */
import { z } from 'zod';
import { accountKeySchema, accountKindSchema } from './account';
import { bulkChangeSchema, bulkIdSchema } from './bulk-changes';
import { configValuesSchema } from './account-writes';
import { problemSchema } from './errors';
import { inventoryScopeSchema } from './export-gaps';
import { accountIdSchema, domoIdSchema } from './id-schemas';
import { defineOperation } from './operation';
import { guardSchema, profileIdSchema } from './profile';
import { keyTypeSchema, tokenIdSchema } from './tokens';
import { MAX_SEARCHED_ACCOUNTS } from './zod-free';

/** One value that is written. Secrets have neither `before` nor `after`. */
const bulkValueSchema = z.strictObject({
  what: z.string(),
  secret: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** True: a secret that `bulk.run` must be given, such as one that Domo hides. */
  asked: z.boolean().optional(),
});
export type BulkValue = z.infer<typeof bulkValueSchema>;

/**
 * `waiting`: not begun. `sending`: it is being made. `nothing`: there is nothing to do, or it cannot be done, as planned.
 * `partly`: of its several writes, an earlier one was made and a later one was not. `refused`: certainly not made.
 * `unknown`: Domo may have made it; it is never repeated.
 */
export const bulkItemStateSchema = z.enum([
  'waiting',
  'sending',
  'done',
  'nothing',
  'partly',
  'refused',
  'unknown',
]);
export type BulkItemState = z.infer<typeof bulkItemStateSchema>;

/** What is changed of an account that is not the account itself. */
export const bulkSubjectSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('stream'),
    id: domoIdSchema,
    /** Of its dataset. */
    name: z.string(),
  }),
  z.strictObject({ type: keyTypeSchema, id: tokenIdSchema, name: z.string() }),
  z.strictObject({
    /** The account that it is aligned to or cloned from. The item's own id is 0 where the account is created. */
    type: z.literal('baseline'),
    profileId: profileIdSchema,
    kind: accountKindSchema,
    id: accountIdSchema,
    name: z.string(),
    /** Of its instance. */
    label: z.string(),
  }),
]);
export type BulkSubject = z.infer<typeof bulkSubjectSchema>;

/** The planned write of one account. */
export const bulkItemSchema = z.strictObject({
  /** With the id 0, the item is about the instance itself. */
  account: accountKeySchema,
  /** Null: the account itself is changed. */
  subject: bulkSubjectSchema.nullable().default(null),
  /** Label of its instance. */
  label: z.string(),
  /** Null: there is no such instance any more. */
  guard: guardSchema.nullable(),
  name: z.string(),
  dataProviderType: z.string(),
  values: z.array(bulkValueSchema),
  /** Sentences to read before the write, such as how many datasets use the account. */
  notes: z.array(z.string()),
  /** Of the account as it was read and of what will be written. If it changed, nothing is written. */
  stamp: z.string(),
});
export type BulkItem = z.infer<typeof bulkItemSchema>;

export const bulkRunItemSchema = bulkItemSchema.extend({
  state: bulkItemStateSchema,
  /**
   * Why nothing was written, or it is unknown; with `partly`, what was made and what was not; with `done`, what could not
   * be read afterwards; else null.
   */
  problem: problemSchema.nullable(),
  /** What the run found, as sentences: whether a new secret was tested, and what Domo shows after the write. */
  runNotes: z.array(z.string()).optional(),
  /** Id of the account that was created. Absent: none was, or an earlier version of Latchkey did not keep it. */
  created: accountIdSchema.optional(),
});
export type BulkRunItem = z.infer<typeof bulkRunItemSchema>;

const runHead = {
  id: bulkIdSchema,
  wanted: bulkChangeSchema,
  plannedAt: z.number(),
  /** Null: nothing was written yet. */
  startedAt: z.number().nullable(),
  /** When the last run of it ended. Null: it did not begin, or it was interrupted or is running. */
  endedAt: z.number().nullable(),
};

/** A plan, and what became of it. */
export const bulkRunSchema = z.strictObject({ ...runHead, items: z.array(bulkRunItemSchema) });
export type BulkRun = z.infer<typeof bulkRunSchema>;

export const bulkCountsSchema = z.record(bulkItemStateSchema, z.number().int());

export const bulkSummarySchema = z.strictObject({
  ...runHead,
  counts: bulkCountsSchema,
});
export type BulkSummary = z.infer<typeof bulkSummarySchema>;

export const bulkOperations = {
  'bulk.plan': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Reads accounts, says what a change would write to each, and keeps that plan for 30 days.',
    // All but `invalidRequest` are of a clone, whose source cannot be read or lacks a value.
    errors: ['createParams', 'getFailed', 'noMatch', 'forbidden'],
    domo: {
      seed: [],
      routes: [
        'the routes of account.get, account.config, account.accessList, account.usage and principal.search',
        'the routes of account.list and provider.list (what an instance that is aligned or cloned to has)',
        'the routes of group.members (which person is in a group, and e-mail addresses)',
        'GET /api/data/v1/streams/{id}?fields=all',
        'GET /api/data/v3/datasources/{id} (which stream feeds it, and what depends on it)',
        'the routes of tokens.list',
        'GET /api/identity/v1/developer-tokens',
      ],
    },
    request: z.strictObject({
      wanted: bulkChangeSchema,
      /**
       * In this order. Twice the same account counts once. Renewals are of instances: `instanceKey`. What is changed is
       * at most `MAX_BULK_ACCOUNTS` of them. Of a clone: the source alone.
       */
      accounts: z.array(accountKeySchema).min(1).max(MAX_SEARCHED_ACCOUNTS),
      /**
       * `accounts` are all that the inventory has of this part that matter. Instances of which it may lack some become
       * items of the plan (`instanceKey`), of which nothing is written.
       */
      allOf: inventoryScopeSchema.optional(),
    }),
    response: bulkRunSchema,
  }),
  'bulk.run': defineOperation({
    // Not `domo`: each write is a call of its own operation, with its own guard and its own entry in the activity.
    effect: 'write',
    on: 'latchkey',
    about:
      'Makes the writes of a plan that are left. Reads each account again first, and writes nothing where something changed.',
    errors: ['notFound', 'changedSinceRead'],
    request: z.strictObject({
      id: bulkIdSchema,
      /** Labels that the user typed, for instances whose guard requires it. */
      confirmed: z
        .array(z.strictObject({ profileId: profileIdSchema, label: z.string().max(200) }))
        .max(1000)
        .default([]),
      /** Values that the change asks for, by field. HOLDS SECRETS: they are never kept. */
      secrets: configValuesSchema.default({}),
      /** Begins no other write after the first that is refused, unknown or made in part. */
      stopOnError: z.boolean().default(false),
    }),
    response: bulkRunSchema,
  }),
  'bulk.read': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Shows a plan and what became of each of its writes.',
    errors: ['notFound'],
    request: z.strictObject({ id: bulkIdSchema }),
    response: bulkRunSchema,
  }),
  'bulk.list': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Lists plans and runs, the newest first.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ runs: z.array(bulkSummarySchema) }),
  }),
  'bulk.remove': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Forgets a plan, so that what is left of it is never written. The activity stays.',
    errors: ['notFound', 'changedSinceRead'],
    request: z.strictObject({ id: bulkIdSchema }),
    response: z.strictObject({ removed: bulkIdSchema }),
  }),
  'bulk.export': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Writes a plan and what became of each write as CSV.',
    errors: ['notFound'],
    request: z.strictObject({
      id: bulkIdSchema,
      /** As of every export: chosen in the save dialog, or on the command line any path or `-`. */
      file: z.string().min(1).max(4096),
    }),
    response: z.strictObject({ file: z.string(), rows: z.number().int() }),
  }),
} as const;
