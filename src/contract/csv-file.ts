/** CSV files (docs/csv.md): how one is asked for, and what is known of it once it is written. */
import { z } from 'zod';

export const csvFileSchema = {
  /** Where to write. In the window it must be a file that the user chose in the save dialog. In the command line `-` is stdout. */
  file: z.string().min(1).max(4096),
  /** A byte order mark makes Excel read UTF-8. */
  bom: z.boolean().default(true),
} as const;

export const writtenCsvSchema = z.strictObject({
  /** Absolute, or `-`. */
  file: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  schemaVersion: z.number().int(),
});
export type WrittenCsv = z.infer<typeof writtenCsvSchema>;
