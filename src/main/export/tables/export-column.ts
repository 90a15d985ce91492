/** A column of an exported table. */

/** Increase it when a column is added, removed, moved or changes its meaning. */
export const CSV_SCHEMA_VERSION = 2;

export type ExportColumnType = 'text' | 'id' | 'boolean' | 'number' | 'time';

export interface ExportColumn {
  readonly header: string;
  readonly field: string;
  readonly type: ExportColumnType;
}

export const exportColumn = (
  header: string,
  field: string,
  type: ExportColumnType = 'text',
): ExportColumn => ({ header, field, type });

/** The last column of every table. */
export const schemaVersionColumn = exportColumn('Schema_Version', 'schemaVersion', 'number');

/** What the tables of the inventory say of an account. */
export const accountKeyColumns: readonly ExportColumn[] = [
  exportColumn('Instance', 'instance'),
  exportColumn('Profile_Label', 'profileLabel'),
  exportColumn('Profile_Group', 'group'),
  exportColumn('Kind', 'kind'),
  exportColumn('Account_Id', 'id', 'id'),
  exportColumn('Display_Name', 'displayName'),
  exportColumn('Data_Provider', 'dataProviderType'),
];
