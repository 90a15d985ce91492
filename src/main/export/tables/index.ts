/** The tables that can be exported. A new one is a file in this folder and a line here (docs/csv.md). */
import { fail } from '../../../contract';
import { accessExportColumns } from './access-table';
import { accountsExportColumns } from './accounts-table';
import { activityExportColumns } from './activity-table';
import { changesExportColumns } from './changes-table';
import { expandedAccessExportColumns } from './expanded-access-table';
import type { ExportColumn } from './export-column';

/** Their columns, in the fixed order. Every change needs a new schema version. */
export const CSV_COLUMNS = {
  accounts: accountsExportColumns,
  access: accessExportColumns,
  expandedAccess: expandedAccessExportColumns,
  changes: changesExportColumns,
  activity: activityExportColumns,
} as const satisfies Readonly<Record<string, readonly ExportColumn[]>>;

export type CsvTable = keyof typeof CSV_COLUMNS;

/** `names` null: all columns. Fails with `invalidRequest` for a column that the table lacks, or that is named twice. */
export function chooseColumns(
  table: CsvTable,
  names: readonly string[] | null,
): readonly ExportColumn[] {
  const all: readonly ExportColumn[] = CSV_COLUMNS[table];
  if (names === null) return all;
  if (new Set(names).size < names.length) fail('invalidRequest', 'A column is named twice.');
  return names.map(
    (name) =>
      all.find(({ header }) => header === name) ??
      fail('invalidRequest', `The table ${table} has no column ${JSON.stringify(name)}.`, {
        next: `Its columns are ${all.map(({ header }) => header).join(', ')}.`,
      }),
  );
}
