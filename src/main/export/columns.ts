/** The columns of the three tables, in their fixed order (docs/csv.md). A change here is a new schema version. */
import type { ExportTable } from '../../contract';
import type { ExportRecord } from '../store/store-types';

/** Raised when a column is added, removed, moved or changes its meaning. */
export const schemaVersion = 1;

/** What can be written as CSV: the two tables of the inventory, and the activity. */
export type CsvTable = ExportTable | 'activity';

export type ColumnType = 'text' | 'id' | 'boolean' | 'number' | 'time';

export interface Column {
  readonly header: string;
  readonly field: string;
  readonly type: ColumnType;
}

const column = (header: string, field: string, type: ColumnType = 'text'): Column => ({
  header,
  field,
  type,
});

const which: readonly Column[] = [
  column('Instance', 'instance'),
  column('Profile_Label', 'profileLabel'),
  column('Profile_Group', 'group'),
  column('Kind', 'kind'),
  column('Account_Id', 'id', 'id'),
  column('Display_Name', 'displayName'),
  column('Data_Provider', 'dataProviderType'),
];

export const columns: Readonly<Record<CsvTable, readonly Column[]>> = {
  accounts: [
    ...which,
    column('Data_Provider_Name', 'providerName'),
    column('Account_Name', 'name'),
    column('Credentials_Type', 'credentialsType'),
    column('Valid', 'valid', 'boolean'),
    column('Enabled', 'enabled', 'boolean'),
    column('Allow_External_Use', 'allowExternalUse', 'boolean'),
    column('Owner_Id', 'ownerIds', 'id'),
    column('Owner_Name', 'ownerNames'),
    column('Access_Count', 'accessCount', 'number'),
    column('Dataset_Count', 'datasourceCount', 'number'),
    column('Config_Fields', 'configFields'),
    column('Created_At', 'createdAt', 'time'),
    column('Created_By', 'createdBy', 'id'),
    column('Modified_At', 'modifiedAt', 'time'),
    column('Modified_By', 'modifiedBy', 'id'),
    column('Validation_Status', 'validationStatus'),
    column('Validation_Reason', 'validationReason'),
    column('Secret_Manager_Account_Id', 'secretManagerAccountId', 'id'),
    column('Account_Template_Id', 'accountTemplateId', 'id'),
    column('Read_At', 'readAt', 'time'),
    column('Schema_Version', 'schemaVersion', 'number'),
  ],
  access: [
    ...which,
    column('Principal_Type', 'principalType'),
    column('Principal_Id', 'principalId', 'id'),
    column('Principal_Name', 'principalName'),
    column('Access_Level', 'accessLevel'),
    column('Read_At', 'readAt', 'time'),
    column('Schema_Version', 'schemaVersion', 'number'),
  ],
  activity: [
    column('Begun_At', 'at', 'time'),
    column('Ended_At', 'endedAt', 'time'),
    column('Source', 'source'),
    column('Operation', 'operation'),
    column('Instance', 'instance'),
    column('Profile_Label', 'profileLabel'),
    column('Kind', 'kind'),
    column('Account_Id', 'id', 'id'),
    column('Account', 'account'),
    column('Changes', 'changes'),
    column('Outcome', 'outcome'),
    column('Problem', 'problem'),
    column('Message', 'message'),
    column('Schema_Version', 'schemaVersion', 'number'),
  ],
};

/** One record as its cells, before quoting. */
export const cellsOf = (table: CsvTable, record: ExportRecord): string[] =>
  columns[table].map(({ field, type }) =>
    field === 'schemaVersion' ? String(schemaVersion) : cell(record[field] ?? null, type),
  );

function cell(value: string | number | boolean | null, type: ColumnType): string {
  if (value === null) return '';
  return neutral(type === 'time' ? time(Number(value)) : String(value), type);
}

/** ISO 8601, UTC. A time that no calendar has is left empty; a year beyond 9999 begins with a sign. */
function time(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** Also where a cell would begin for a spreadsheet whose separator is `;` or a tab: it splits the lines there, quoted or not. */
const formula = /(?<=^|[;\t\r\n])(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n])/g;

/**
 * A spreadsheet runs a cell that begins like a formula. It gets a quote before it. Numbers and ids of
 * our own making are never names of somebody's choosing, but they too are neutralised when they look like one.
 */
export function neutral(text: string, type: ColumnType): string {
  if (type === 'number' || type === 'boolean') return text;
  return text.replace(formula, "'");
}
