/** CSV files (docs/csv.md): the request fields and the response of an export. */
import { z } from 'zod';

export const csvFileSchema = {
  /**
   * Where to write it. A call from the window must name a file that the user chose in the save dialog. On the command
   * line, `-` is stdout.
   */
  file: z.string().min(1).max(4096),
  /** Whether to begin with a byte order mark, which makes Excel read the file as UTF-8. */
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
