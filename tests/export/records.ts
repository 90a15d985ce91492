/** Records as the store gives them for an export. */
import type { ExportTable } from '../../src/contract';
import { CSV_COLUMNS } from '../../src/main/export';
import type { CsvTable } from '../../src/main/export/tables';
import type { ExportRecord } from '../../src/main/store/store-types';

/** Every field of the table empty, but for those given. */
export const recordOf = (table: CsvTable, fields: ExportRecord = {}): ExportRecord => ({
  ...Object.fromEntries(CSV_COLUMNS[table].map(({ field }) => [field, null])),
  ...fields,
});

export const tables = ['accounts', 'access'] as const satisfies readonly ExportTable[];
/** And what is no part of the inventory. */
export const allTables = [...tables, 'activity'] as const satisfies readonly CsvTable[];
