/** The formats of an export, by their name in the contract. */
import type { ExportFormat } from '../../../contract';
import { csvFormat } from './csv-format';
import { jsonLinesFormat } from './json-lines-format';
import { parquetFormat } from './parquet-format';
import type { RowFormat } from './row-format';

export const rowFormats: Readonly<Record<ExportFormat, RowFormat>> = {
  csv: csvFormat,
  jsonl: jsonLinesFormat,
  parquet: parquetFormat,
};
