/** The access table, with one more row for each member of a group that was read. */
import { accessExportColumns } from './access-table';
import { exportColumn, schemaVersionColumn, type ExportColumn } from './export-column';

export const expandedAccessExportColumns: readonly ExportColumn[] = [
  ...accessExportColumns.filter((column) => column !== schemaVersionColumn),
  exportColumn('Through_Group_Id', 'throughGroupId', 'id'),
  exportColumn('Through_Group_Name', 'throughGroupName'),
  exportColumn('Members', 'members'),
  exportColumn('Members_Read_At', 'membersReadAt', 'time'),
  schemaVersionColumn,
];
