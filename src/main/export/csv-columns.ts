/** The columns of the CSV tables, in their fixed order (docs/csv.md). Every change needs a new schema version. */
import { toIsoInstant } from '../../contract/instants';
import type { ExportTable } from '../../contract';
import type { ExportRecord } from '../store/store-types';

/** Increase it when a column is added, removed, moved or changes its meaning. */
export const CSV_SCHEMA_VERSION = 2;

/** The tables that can be exported: two of the inventory, and the activity. */
export type CsvTable = ExportTable | 'activity';

export type CsvColumnType = 'text' | 'id' | 'boolean' | 'number' | 'time';

export interface CsvColumn {
  readonly header: string;
  readonly field: string;
  readonly type: CsvColumnType;
}

const csvColumn = (header: string, field: string, type: CsvColumnType = 'text'): CsvColumn => ({
  header,
  field,
  type,
});

const ACCOUNT_COLUMNS: readonly CsvColumn[] = [
  csvColumn('Instance', 'instance'),
  csvColumn('Profile_Label', 'profileLabel'),
  csvColumn('Profile_Group', 'group'),
  csvColumn('Kind', 'kind'),
  csvColumn('Account_Id', 'id', 'id'),
  csvColumn('Display_Name', 'displayName'),
  csvColumn('Data_Provider', 'dataProviderType'),
];

export const CSV_COLUMNS: Readonly<Record<CsvTable, readonly CsvColumn[]>> = {
  accounts: [
    ...ACCOUNT_COLUMNS,
    csvColumn('Data_Provider_Name', 'providerName'),
    csvColumn('Account_Name', 'name'),
    csvColumn('Credentials_Type', 'credentialsType'),
    csvColumn('Valid', 'valid', 'boolean'),
    csvColumn('Enabled', 'enabled', 'boolean'),
    csvColumn('Allow_External_Use', 'allowExternalUse', 'boolean'),
    csvColumn('Owner_Id', 'ownerIds', 'id'),
    csvColumn('Owner_Name', 'ownerNames'),
    csvColumn('Owner_From', 'ownerFrom'),
    csvColumn('Owner_Read_At', 'ownerReadAt', 'time'),
    csvColumn('Access_Count', 'accessCount', 'number'),
    csvColumn('Dataset_Count', 'datasetCount', 'number'),
    csvColumn('Dataset_Count_From', 'datasetCountFrom'),
    csvColumn('Dataset_Count_Read_At', 'datasetCountReadAt', 'time'),
    csvColumn('Used', 'used', 'boolean'),
    csvColumn('Config_Fields', 'configFields'),
    csvColumn('Created_At', 'createdAt', 'time'),
    csvColumn('Created_By', 'createdBy', 'id'),
    csvColumn('Modified_At', 'modifiedAt', 'time'),
    csvColumn('Modified_By', 'modifiedBy', 'id'),
    csvColumn('Validation_Status', 'validationStatus'),
    csvColumn('Validation_Reason', 'validationReason'),
    csvColumn('Secret_Manager_Account_Id', 'secretManagerAccountId', 'id'),
    csvColumn('Account_Template_Id', 'accountTemplateId', 'id'),
    csvColumn('Seen_By', 'seenBy'),
    csvColumn('Read_At', 'readAt', 'time'),
    csvColumn('Schema_Version', 'schemaVersion', 'number'),
  ],
  access: [
    ...ACCOUNT_COLUMNS,
    csvColumn('Principal_Type', 'principalType'),
    csvColumn('Principal_Id', 'principalId', 'id'),
    csvColumn('Principal_Name', 'principalName'),
    csvColumn('Access_Level', 'accessLevel'),
    csvColumn('Read_At', 'readAt', 'time'),
    csvColumn('Schema_Version', 'schemaVersion', 'number'),
  ],
  activity: [
    csvColumn('Begun_At', 'at', 'time'),
    csvColumn('Ended_At', 'endedAt', 'time'),
    csvColumn('Source', 'source'),
    csvColumn('Operation', 'operation'),
    csvColumn('Instance', 'instance'),
    csvColumn('Profile_Label', 'profileLabel'),
    csvColumn('Kind', 'kind'),
    csvColumn('Account_Id', 'id', 'id'),
    csvColumn('Account', 'account'),
    csvColumn('Changes', 'changes'),
    csvColumn('Outcome', 'outcome'),
    csvColumn('Problem', 'problem'),
    csvColumn('Message', 'message'),
    csvColumn('Schema_Version', 'schemaVersion', 'number'),
  ],
};

/** The cells of one record, before quoting. */
export const toCsvCells = (table: CsvTable, record: ExportRecord): string[] =>
  CSV_COLUMNS[table].map(({ field, type }) =>
    field === 'schemaVersion' ? String(CSV_SCHEMA_VERSION) : toCell(record[field] ?? null, type),
  );

function toCell(value: string | number | boolean | null, type: CsvColumnType): string {
  if (value === null) return '';
  return neutraliseFormula(
    type === 'time' ? (toIsoInstant(Number(value)) ?? '') : String(value),
    type,
  );
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
export function neutraliseFormula(text: string, type: CsvColumnType): string {
  if (type === 'number' || type === 'boolean') return text;
  return text.replace(FORMULA_START, "'");
}
