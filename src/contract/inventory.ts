/** The inventory: the stored data of all instances. Only a sync needs the network. */
import { z } from 'zod';
import {
  accessEntrySchema,
  accountKeySchema,
  accountSchema,
  accountConfigSchema,
  accountKindSchema,
  ownerSchema,
} from './account';
import { accountConditionShape } from './account-conditions';
import { activityLogSchema, changedInDomoSchema, detailReadingSchema } from './detail-reading';
import { exportFileSchema, exportFormatSchema, writtenExportSchema } from './export-file';
import { exportGapSchema, inventoryScopeSchema } from './export-gaps';
import { foundInSearchSchema, valueOriginSchema } from './found-in-search';
import { accountIdSchema } from './id-schemas';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';
import { searchCoverageSchema } from './search-coverage';

/** A part of the inventory. An empty filter means all of it. */
export const inventoryFilterSchema = z.strictObject({
  /** Null: all profiles. */
  profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
  kind: accountKindSchema.nullable().default(null),
  /** Null or empty: all providers. */
  dataProviderTypes: z.array(z.string().max(300)).max(2000).nullable().default(null),
  /**
   * True: valid accounts. False: accounts that need attention. Null: both, and OAuth accounts, which have no such
   * state.
   */
  valid: z.boolean().nullable().default(null),
  /**
   * Words that must all occur, in any case, in name, display name, provider, owner, id, in values of the config that
   * are not secret, in names of the access list, or in what Domo says of the state.
   */
  text: z.string().max(200).default(''),
  ...accountConditionShape,
});
export type InventoryFilter = z.output<typeof inventoryFilterSchema>;

export const inventorySortFieldSchema = z.enum([
  'displayName',
  'dataProviderType',
  'valid',
  'owner',
  'modifiedAt',
  'createdAt',
  'id',
  'profile',
]);
export const inventorySortSchema = z.strictObject({
  field: inventorySortFieldSchema,
  direction: z.enum(['ascending', 'descending']),
});
export type InventorySort = z.infer<typeof inventorySortSchema>;

/** One row of the accounts grid. */
export const inventoryRowSchema = z.strictObject({
  profileId: profileIdSchema,
  kind: accountKindSchema,
  id: accountIdSchema,
  displayName: z.string(),
  name: z.string(),
  dataProviderType: z.string(),
  credentialsType: z.string().nullable(),
  valid: z.boolean().nullable(),
  enabled: z.boolean().nullable(),
  /** Only the search returned it, and the list lacks it. */
  searchOnly: z.boolean(),
  /** Names of the owners; null if nothing that was read names them. */
  owner: z.string().nullable(),
  /** Null without owners, and for owners that an older version stored. */
  ownerOrigin: valueOriginSchema.nullable(),
  /** How many datasets use it; null if nothing that was read says so. */
  datasetCount: z.number().int().nullable(),
  datasetCountOrigin: valueOriginSchema.nullable(),
  /** Number of entries in the access list; null if it was not read. */
  accessCount: z.number().int().nullable(),
  createdAt: z.number().nullable(),
  modifiedAt: z.number().nullable(),
  readAt: z.number(),
  /**
   * Why a search found it, for words that the row does not show: `host: db7.acme.com`. Absent when it shows them all.
   */
  matched: z.array(z.string()).optional(),
});
export type InventoryRow = z.infer<typeof inventoryRowSchema>;

export const syncDepthSchema = z.enum(['list', 'full']);
export type SyncDepth = z.infer<typeof syncDepthSchema>;

/** Something that a sync could not read, with the reason. */
export const unreadItemSchema = z.strictObject({
  kind: accountKindSchema.nullable(),
  /** Null if a whole list was not read, or a row has no usable id. */
  id: accountIdSchema.nullable(),
  what: z.enum(['accounts', 'providers', 'row', 'search', 'datasetCounts', 'config', 'accessList']),
  problem: problemSchema,
});
export type UnreadItem = z.infer<typeof unreadItemSchema>;

export const syncResultSchema = z.strictObject({
  profileId: profileIdSchema,
  label: z.string(),
  /** `partial`: something was not read (see `unread`), or no snapshot could be stored (see `problem`). */
  outcome: z.enum(['done', 'partial', 'failed', 'cancelled']),
  accounts: z.number().int(),
  oauth: z.number().int(),
  /** How many accounts are gone, and how many are new, since the last sync. */
  removed: z.number().int(),
  added: z.number().int(),
  /** At most 1,000 are listed; `unreadCount` counts all. */
  unread: z.array(unreadItemSchema),
  unreadCount: z.number().int(),
  /** What the search says of the accounts. Null if it or the list was not read. */
  coverage: searchCoverageSchema.nullable(),
  /** Which configs and access lists were read. Null if only lists were. */
  details: detailReadingSchema.nullable(),
  /** Why it failed or stopped, or why no snapshot was stored. Null otherwise. */
  problem: problemSchema.nullable(),
  startedAt: z.number(),
  endedAt: z.number(),
});
export type SyncResult = z.infer<typeof syncResultSchema>;

export const exportTableSchema = z.enum(['accounts', 'access']);
export type ExportTable = z.infer<typeof exportTableSchema>;

export const inventoryOperations = {
  'inventory.sync': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads instances into the inventory. If one fails, the others go on.',
    errors: [],
    domo: {
      seed: [],
      routes: [
        'the routes of account.list, provider.list, account.config and account.accessList',
        'POST /api/search/v1/query (accounts that the list lacks; owners and dataset counts)',
        'POST /api/data/v2/datasources/accounts (dataset counts that the search does not say)',
        'GET /api/audit/v1/user-audits (who changed which account)',
        'GET /api/audit/v1/user-audits/count',
        'GET /api/content/v2/groups/{id} (members of groups, after a full sync)',
        'GET /api/content/v3/users (e-mail addresses, after a full sync)',
      ],
    },
    request: z.strictObject({
      /** Null: all profiles. */
      profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
      /** `list`: the lists of accounts of both kinds and of providers, and the search for accounts. `full`: also configs and access lists, of accounts that may have changed. */
      depth: syncDepthSchema.default('list'),
      /**
       * Continues full syncs that were interrupted in the last 24 hours: only their instances, and of their accounts
       * only what was not read. The depth is `full` then.
       */
      continue: z.boolean().default(false),
      /** With `full`: also those that did not change since the last sync, by Domo's activity log. */
      everything: z.boolean().default(false),
    }),
    response: z.strictObject({
      results: z.array(syncResultSchema),
      /** Instances whose interrupted sync was continued. */
      continued: z.array(profileIdSchema),
    }),
  }),
  'inventory.search': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Searches the inventory, and returns one page of the sorted rows.',
    errors: [],
    request: z.strictObject({
      filter: inventoryFilterSchema.prefault({}),
      sort: inventorySortSchema.default({ field: 'displayName', direction: 'ascending' }),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().positive().max(1000).default(200),
    }),
    response: z.strictObject({
      total: z.number().int(),
      /** There may be more than `total`: counting a common word takes longer than a page. `inventory.count` counts. */
      atLeast: z.boolean(),
      rows: z.array(inventoryRowSchema),
    }),
  }),
  'inventory.count': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Counts what a search finds. Other calls are answered meanwhile.',
    errors: [],
    request: z.strictObject({ filter: inventoryFilterSchema.prefault({}) }),
    response: z.strictObject({ total: z.number().int() }),
  }),
  'inventory.gaps': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Says of which instances the inventory may lack accounts, and why.',
    errors: [],
    request: inventoryScopeSchema,
    response: z.strictObject({ gaps: z.array(exportGapSchema) }),
  }),
  'inventory.facets': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Counts a part of the inventory by kind, provider and state, and says how old it is.',
    errors: [],
    request: z.strictObject({
      profileIds: z.array(profileIdSchema).max(1000).nullable().default(null),
      /** Counts providers and states only of this kind; null: of both. */
      kind: accountKindSchema.nullable().default(null),
    }),
    response: z.strictObject({
      accounts: z.number().int(),
      oauth: z.number().int(),
      valid: z.number().int(),
      invalid: z.number().int(),
      providers: z.array(
        z.strictObject({
          dataProviderType: z.string(),
          /** From the provider list; null if it was not read. */
          name: z.string().nullable(),
          count: z.number().int(),
        }),
      ),
      /** Epoch ms at which the oldest and the newest data was read. Null if nothing was read. */
      oldestReadAt: z.number().nullable(),
      newestReadAt: z.number().nullable(),
    }),
  }),
  'inventory.detail': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Returns the stored data of one account, with the age of each part.',
    errors: ['notFound'],
    request: accountKeySchema,
    response: z.strictObject({
      account: accountSchema,
      accountReadAt: z.number(),
      config: accountConfigSchema.nullable(),
      configReadAt: z.number().nullable(),
      /** Why the last attempt to read the config failed; null if it did not. */
      configProblem: problemSchema.nullable(),
      access: z.array(accessEntrySchema).nullable(),
      accessReadAt: z.number().nullable(),
      accessProblem: problemSchema.nullable(),
      /** What the search says of it. Null if it does not have it, or was not read; a snapshot does not hold it. */
      search: foundInSearchSchema.nullable(),
      /** Null: nothing that was read says it. */
      datasetCount: z.number().int().nullable(),
      datasetCountOrigin: valueOriginSchema.nullable(),
      /** Who changed it last in Domo, if the activity log names it. A snapshot does not hold it. */
      changedInDomo: changedInDomoSchema.nullable(),
      /** Whether that log can be read. It names no OAuth accounts. */
      activityLog: activityLogSchema,
      providerName: z.string().nullable(),
      /** Known names of the creator, the last editor and the owners. Principals without a known name are absent. */
      principalNames: z.array(ownerSchema.extend({ name: z.string() })),
    }),
  }),
  'inventory.export': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Writes a part of the inventory as CSV, JSON Lines or Parquet (docs/csv.md). Works without a network.',
    errors: ['notFound'],
    request: z.strictObject({
      table: exportTableSchema,
      filter: inventoryFilterSchema.prefault({}),
      /** Only of the access table: also one row for each member of a group, where its members were read. */
      expandGroups: z.boolean().default(false),
      ...exportFileSchema,
    }),
    response: writtenExportSchema.extend({
      /** Instances of the filter that may have accounts which are not in the file. Empty: it is complete. */
      gaps: z.array(exportGapSchema),
      /** Of the access table: accounts that it lacks because their access list was never read. */
      accessNotRead: z.number().int(),
    }),
  }),
  'inventory.exportPreview': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Counts the rows of an export, and returns the first ones as the file would have them.',
    errors: [],
    request: z.strictObject({
      table: exportTableSchema,
      format: exportFormatSchema.default('csv'),
      filter: inventoryFilterSchema.prefault({}),
      limit: z.number().int().positive().max(100).default(8),
    }),
    response: z.strictObject({
      rows: z.number().int(),
      /** All columns of the table. */
      header: z.array(z.string()),
      preview: z.array(z.array(z.string())),
      /** How many accounts are missing from the access table, because their access list was never read. */
      accessNotRead: z.number().int(),
    }),
  }),
} as const;
