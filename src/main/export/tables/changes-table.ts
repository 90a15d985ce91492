/** One row for each thing that changed in an account. Of a secret only its name is in it. */
import {
  accountKeyColumns,
  exportColumn,
  schemaVersionColumn,
  type ExportColumn,
} from './export-column';

export const changesExportColumns: readonly ExportColumn[] = [
  ...accountKeyColumns,
  exportColumn('Change', 'change'),
  exportColumn('What', 'what'),
  exportColumn('Before', 'before'),
  exportColumn('After', 'after'),
  exportColumn('Secret', 'secret', 'boolean'),
  exportColumn('Changed_After', 'previousAt', 'time'),
  exportColumn('Found_At', 'takenAt', 'time'),
  schemaVersionColumn,
];
