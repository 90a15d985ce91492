/** Publishing: tables of the inventory become DataSets of an instance (docs/publish.md). */
import { z } from 'zod';
import { confirmLabelSchema } from './account-writes';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { guardSchema, profileIdSchema } from './profile';

export const publishedTableSchema = z.enum(['accounts', 'access', 'instances']);
export type PublishedTable = z.infer<typeof publishedTableSchema>;

/** Domo's words. Times are in UTC. */
export const publishedColumnSchema = z.strictObject({
  name: z.string(),
  type: z.enum(['STRING', 'LONG', 'DATETIME']),
});
export type PublishedColumn = z.infer<typeof publishedColumnSchema>;

/** The instance that gets the DataSets, and the tables. */
const publishTarget = {
  profileId: profileIdSchema,
  tables: z.array(publishedTableSchema).min(1).max(3).default(publishedTableSchema.options),
};

/** The DataSet that a table is in; null: it is made when the table is published for the first time. */
const datasetId = z.string().nullable();
/** Its page in Domo; null when there is none yet. */
const url = z.string().nullable();

export const publishedResultSchema = z.strictObject({
  table: publishedTableSchema,
  /**
   * `skipped`: the table has no rows and was never published. `refused`: Domo shows what it showed before. `unknown`: it
   * is not known what Domo shows. `cancelled`: as `refused`.
   */
  outcome: z.enum(['done', 'skipped', 'refused', 'unknown', 'cancelled']),
  datasetId,
  url,
  /** Whether the DataSet is a new one. */
  made: z.boolean(),
  /** How many were sent. */
  rows: z.number().int(),
  bytes: z.number().int(),
  /** Null with `done`. */
  problem: problemSchema.nullable(),
});
export type PublishedResult = z.infer<typeof publishedResultSchema>;

export const publishPreviewSchema = z.strictObject({
  table: publishedTableSchema,
  /** Name of the DataSet when it is made. */
  name: z.string(),
  columns: z.array(publishedColumnSchema),
  rows: z.number().int(),
  bytes: z.number().int(),
  /** The first rows, as they would be sent. */
  preview: z.array(z.array(z.string())),
  datasetId,
  url,
  /** Epoch ms at which its data was last replaced; null: never. */
  publishedAt: z.number().nullable(),
  /** Why it would not be sent; null if it would. */
  problem: problemSchema.nullable(),
});
export type PublishPreview = z.infer<typeof publishPreviewSchema>;

export const publishOperations = {
  'inventory.publishPreview': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Says what `inventory.publish` would send, and shows the first rows. Sends nothing.',
    errors: ['notFound'],
    request: z.strictObject({
      ...publishTarget,
      limit: z.number().int().positive().max(20).default(5),
    }),
    response: z.strictObject({
      label: z.string(),
      guard: guardSchema,
      tables: z.array(publishPreviewSchema),
    }),
  }),
  'inventory.publish': defineOperation({
    // It replaces all data of a DataSet.
    effect: 'destructive',
    on: 'domo',
    about:
      'Sends tables of the inventory to DataSets of an instance, which it makes the first time. Sends no secret, no fingerprint and no config.',
    errors: [],
    domo: {
      seed: [],
      routes: [
        'POST /api/data/v2/datasources',
        'GET /api/data/v2/datasources/{id}/schemas/latest',
        'POST /api/data/v3/datasources/{id}/uploads',
        'PUT /api/data/v3/datasources/{id}/uploads/{uploadId}/parts/{n}',
        'PUT /api/data/v3/datasources/{id}/uploads/{uploadId}/commit',
      ],
    },
    request: z.strictObject({
      ...publishTarget,
      /** Makes a new DataSet where the old one is gone or has other columns. */
      remake: z.boolean().default(false),
      confirm: confirmLabelSchema,
    }),
    /** One for each table, in the same order. */
    response: z.strictObject({ results: z.array(publishedResultSchema) }),
  }),
} as const;
