/** The manifest of an export, `FILE.manifest.json`: what is in the file, how old it is, and what it may lack. */
import { z } from 'zod';
import { changeGapSchema } from './changes';
import { exportFormatSchema } from './export-file';
import { exportGapSchema } from './export-gaps';
import { searchCoverageSchema } from './search-coverage';

/** Increase it when a field is removed or changes its meaning. */
export const MANIFEST_VERSION = 1;

const isoTime = z.iso.datetime({ precision: 3 });

/** Of those that were read: how many, and the time of the oldest and the newest. */
const detailAgesSchema = z.strictObject({
  count: z.number().int(),
  oldest: isoTime.nullable(),
  newest: isoTime.nullable(),
});

export const manifestInstanceSchema = z.strictObject({
  profileId: z.string(),
  label: z.string(),
  /** The part before `.domo.com`. */
  instance: z.string(),
  /** When each list was last read; null: never. */
  accountsReadAt: isoTime.nullable(),
  oauthReadAt: isoTime.nullable(),
  configs: detailAgesSchema,
  accessLists: detailAgesSchema,
  /** What list and search say of the accounts. Null: not known, as after a failed sync. */
  coverage: searchCoverageSchema.nullable(),
  /** The last sync that ended; `problem`: why it failed. Null: there was none. */
  lastSync: z
    .strictObject({
      at: isoTime.nullable(),
      problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    })
    .nullable(),
});
export type ManifestInstance = z.infer<typeof manifestInstanceSchema>;

export const exportManifestSchema = z.strictObject({
  manifestVersion: z.literal(MANIFEST_VERSION),
  /** Its name, without a folder. */
  file: z.string(),
  table: z.string(),
  format: exportFormatSchema,
  /** The version of the table's columns (docs/csv.md). */
  schemaVersion: z.number().int(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
  /** As in the request; null means no filter. */
  filters: z.record(z.string(), z.unknown()),
  rows: z.number().int(),
  bytes: z.number().int(),
  /** Of all bytes of the file, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  writtenAt: isoTime,
  /** True: of every instance of the filter, all accounts that Domo showed are in the inventory. */
  complete: z.boolean(),
  /** Of changes: what cannot be known of the period. */
  gaps: z.array(z.union([exportGapSchema, changeGapSchema])),
  /**
   * `kept`: a group is one row, and its members are not in the file. `expanded`: they have rows of their own, where they
   * were read. Null for other tables than access.
   */
  groups: z.enum(['kept', 'expanded']).nullable(),
  /** Accounts that the access table lacks because their access list was never read. */
  accessNotRead: z.number().int(),
  /** As they were before the rows were read. Empty for the activity. */
  instances: z.array(manifestInstanceSchema),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;
