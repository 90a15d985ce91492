/** Values and cells of the exported tables (docs/csv.md). */
import { toIsoInstant } from '../../contract/instants';
import type { ExportRecord } from '../store/store-types';
import {
  CSV_SCHEMA_VERSION,
  type ExportColumn,
  type ExportColumnType,
} from './tables/export-column';

export type ExportValue = ExportRecord[string];

/** The cells of one record, before quoting. */
export const toCsvCells = (columns: readonly ExportColumn[], record: ExportRecord): string[] =>
  columns.map((column) => neutraliseFormula(toPlainCell(column, record), column.type));

/** The text of a cell as Domo has it, without protection from spreadsheets. */
export function toPlainCell(column: ExportColumn, record: ExportRecord): string {
  const value = toExportValue(column, record);
  return value === null ? '' : String(value);
}

/** The value of a cell in a format that has types. Times are ISO texts; one that cannot be is null. */
export function toExportValue({ field, type }: ExportColumn, record: ExportRecord): ExportValue {
  if (field === 'schemaVersion') return CSV_SCHEMA_VERSION;
  const value = record[field] ?? null;
  if (value === null) return null;
  if (type === 'time') return toIsoInstant(Number(value));
  return type === 'text' || type === 'id' ? String(value) : value;
}

/**
 * Where a formula may begin: at the start, and after `;`, `|`, tab and line breaks, since a spreadsheet with that
 * separator splits there, even inside quotes. It drops quotes before the sign (`;"=1`), and some drop white space.
 */
const FORMULA_START =
  /(?<=^|[;|\t\r\n])(?=(?:(?![\t\r\n])["\s\p{Cc}])*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n])/gu;

/**
 * Puts a quote before text that a spreadsheet would run as a formula. Numbers and booleans that Latchkey produced are
 * left as they are.
 */
export function neutraliseFormula(text: string, type: ExportColumnType): string {
  if (type === 'number' || type === 'boolean') return text;
  return text.replace(FORMULA_START, "'");
}
