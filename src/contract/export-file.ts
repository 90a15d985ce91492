/** Files of an export (docs/csv.md): the request fields and the response that all tables share. */
import { z } from 'zod';
import { csvFileSchema, writtenCsvSchema } from './csv-file';

export const exportFormatSchema = z.enum(['csv', 'jsonl', 'parquet']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportFileSchema = {
  ...csvFileSchema,
  /** Only CSV has a byte order mark and the protection against formulas. */
  format: exportFormatSchema.default('csv'),
  /** Names of columns, in the order of the file. Null: all, in their fixed order. */
  columns: z.array(z.string().max(100)).min(1).max(100).nullable().default(null),
  /** Whether to write `FILE.manifest.json` beside the file. */
  manifest: z.boolean().default(false),
} as const;

export const writtenExportSchema = writtenCsvSchema.extend({
  format: exportFormatSchema,
  /** The file of the manifest; null: there is none. */
  manifest: z.string().nullable(),
});
export type WrittenExport = z.infer<typeof writtenExportSchema>;
