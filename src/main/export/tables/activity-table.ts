/** One row for each write to Domo, each revealed secret and each changed guard. */
import { exportColumn, schemaVersionColumn, type ExportColumn } from './export-column';

export const activityExportColumns: readonly ExportColumn[] = [
  exportColumn('Begun_At', 'at', 'time'),
  exportColumn('Ended_At', 'endedAt', 'time'),
  exportColumn('Source', 'source'),
  exportColumn('Operation', 'operation'),
  exportColumn('Instance', 'instance'),
  exportColumn('Profile_Label', 'profileLabel'),
  exportColumn('Kind', 'kind'),
  exportColumn('Account_Id', 'id', 'id'),
  exportColumn('Account', 'account'),
  exportColumn('Changes', 'changes'),
  exportColumn('Outcome', 'outcome'),
  exportColumn('Problem', 'problem'),
  exportColumn('Message', 'message'),
  schemaVersionColumn,
];
