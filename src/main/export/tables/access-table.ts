/** One row for each entry of an access list. A group is one row: its members are not in the inventory. */
import {
  accountKeyColumns,
  exportColumn,
  schemaVersionColumn,
  type ExportColumn,
} from './export-column';

export const accessExportColumns: readonly ExportColumn[] = [
  ...accountKeyColumns,
  exportColumn('Principal_Type', 'principalType'),
  exportColumn('Principal_Id', 'principalId', 'id'),
  exportColumn('Principal_Name', 'principalName'),
  exportColumn('Access_Level', 'accessLevel'),
  exportColumn('Read_At', 'readAt', 'time'),
  schemaVersionColumn,
];
