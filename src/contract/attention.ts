/** What needs attention over all instances, worst first, and the reading of streams that part of it comes from. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

const count = z.number().int().nonnegative();
/** Null: Domo does not say, or it was not read. */
const toldCount = count.nullable();

/**
 * `invalidAccount`: Domo says so. `failingStreams`: Domo does not, but the last run of a stream that it feeds failed.
 * `refusedToken`, `missingToken`, `unreadableInstance`, `neverSynced`: of an instance. `expiringToken`: in 30 days or less. `coverageLost`: its last sync
 * could not tell which accounts the list lacks.
 */
export const attentionKindSchema = z.enum([
  'invalidAccount',
  'failingStreams',
  'refusedToken',
  'missingToken',
  'expiringToken',
  'unreadableInstance',
  'coverageLost',
  'neverSynced',
]);
export type AttentionKind = z.infer<typeof attentionKindSchema>;

/** A dataset whose last run failed. */
export const failingDatasetSchema = z.strictObject({
  datasetId: z.string(),
  name: z.string(),
  /** Domo's own word, such as `ERROR`. */
  state: z.string(),
  endedAt: z.number().nullable(),
  /** The stream has several accounts: another one may be to blame. */
  shared: z.boolean(),
});
export type FailingDataset = z.infer<typeof failingDatasetSchema>;

/** What depends on some datasets. */
const useSchema = z.strictObject({ datasets: count, cards: toldCount, alerts: toldCount });

/** What was read of the datasets of one account. */
export const streamReadSchema = z.strictObject({
  /** Of all its datasets that were read. */
  all: useSchema,
  /** Datasets whose state is not known: not shared, not answered for, over the limit, or Domo does not tell the last run. */
  unread: count,
  failing: useSchema,
  /** The first of them. */
  first: z.array(failingDatasetSchema),
  /** Epoch ms: how old the oldest of what fails is, where a later reading did not answer for it. */
  knownAt: z.number().optional(),
});
export type StreamRead = z.infer<typeof streamReadSchema>;

export const attentionItemSchema = z.strictObject({
  kind: attentionKindSchema,
  profileId: profileIdSchema,
  label: z.string(),
  /** Null: it is about the instance. */
  account: accountKeySchema
    .extend({ displayName: z.string(), dataProviderType: z.string() })
    .nullable(),
  /** Of `expiringToken`: it expires in so many days or less. It is another item for each. */
  level: z.number().int().optional(),
  /** Datasets that are stopped, with their cards and alerts. */
  datasets: toldCount,
  cards: toldCount,
  alerts: toldCount,
  /** Datasets of the account whose state is not known. Null: its streams were not read. */
  unread: toldCount,
  /** At most ten. */
  failing: z.array(failingDatasetSchema),
  /** Half a sentence. */
  why: z.string(),
  /** Epoch ms: when it was read, or tried. Null: never. */
  at: z.number().nullable(),
  problem: problemSchema.nullable(),
});
export type AttentionItem = z.infer<typeof attentionItemSchema>;

const profileIds = z.array(profileIdSchema).max(1000).nullable().default(null);

export const attentionOperations = {
  'attention.list': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Lists what needs attention, worst first, and what was not read. Works without a network.',
    errors: [],
    request: z.strictObject({
      /** Null: all profiles. */
      profileIds,
      /** Null: all kinds. */
      kinds: z.array(attentionKindSchema).max(20).nullable().default(null),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    response: z.strictObject({
      items: z.array(attentionItemSchema),
      /** Of the wanted kinds. */
      total: count,
      /** Of all kinds, those without an item left out. */
      counts: z.array(z.strictObject({ kind: attentionKindSchema, count })),
      /** How many instances were looked at. */
      instances: count,
      /** Accounts with datasets whose streams were not read, or not all, by instance; their streams may fail unseen. */
      streamsNotRead: z.array(
        z.strictObject({ profileId: profileIdSchema, label: z.string(), accounts: count }),
      ),
    }),
  }),
  'attention.readStreams': defineOperation({
    effect: 'read',
    on: 'domo',
    about:
      'Reads how the last run of the streams ended that accounts feed, and when tokens expire. Streams that were read longest ago come first.',
    errors: [],
    domo: {
      seed: [],
      routes: [
        'POST /api/data/v2/datasources/accounts (datasets of plain accounts)',
        'GET /api/data/v2/datasources/account-templates/{id} (datasets of an OAuth account)',
        'GET /api/data/v3/datasources/{datasetId} (its stream, cards and alerts)',
        'GET /api/data/v1/streams/{streamId} (its last run)',
        'GET /api/data/v1/accesstokens (when tokens of the user expire)',
      ],
    },
    request: z.strictObject({
      profileIds,
      /** How many datasets of each instance are read at most: two requests each. */
      maxDatasets: z.number().int().min(1).max(5000).default(200),
    }),
    response: z.strictObject({
      results: z.array(
        z.strictObject({
          profileId: profileIdSchema,
          label: z.string(),
          accounts: count,
          /** Those that Domo answered for. */
          datasets: count,
          failing: count,
          /** Datasets, and accounts whose datasets are not listed, for which Domo failed to answer; why the first did. */
          failed: z.strictObject({
            datasets: count,
            accounts: count,
            problem: problemSchema.nullable(),
          }),
          /** Accounts with datasets that were left for the next time. */
          left: count,
          /** Why the reading of the instance ended early. */
          problem: problemSchema.nullable(),
        }),
      ),
    }),
  }),
} as const;
