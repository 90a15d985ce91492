/**
 * The columns of the tables that go to Domo (docs/publish.md). No secret, no fingerprint, nothing of a config, and no
 * free text of a check that failed: more people read a DataSet than use Latchkey.
 */
import type { PublishedColumn, PublishedTable } from '../../contract';
import { toIsoInstant } from '../../contract/instants';
import { CSV_COLUMNS } from '../export/tables';
import type { ExportColumnType } from '../export/tables/export-column';
import type { ExportRecord, StoredProfile } from '../store/store-types';

/** What a row is made of. */
type Cell = string | number | boolean | null;

interface PublishedField extends PublishedColumn {
  readonly field: string;
}

/** Fields of the CSV that stay here: what a config has, and Domo's own words about a check. */
const KEPT_HERE: ReadonlySet<string> = new Set([
  'configFields',
  'validationReason',
  'schemaVersion',
]);

/** Ids are texts: Domo's numbers lose digits of long ones, and a cell can hold several. */
const domoTypes: Readonly<Record<ExportColumnType, PublishedColumn['type']>> = {
  text: 'STRING',
  id: 'STRING',
  boolean: 'STRING',
  number: 'LONG',
  time: 'DATETIME',
};

const fieldsOfExport = (table: 'accounts' | 'access'): readonly PublishedField[] =>
  CSV_COLUMNS[table]
    .filter(({ field }) => !KEPT_HERE.has(field))
    .map(({ header, field, type }) => ({ name: header, type: domoTypes[type], field }));

const instanceField = (
  name: string,
  field: string,
  type: PublishedColumn['type'] = 'STRING',
): PublishedField => ({ name, type, field });

const publishedFields: Readonly<Record<PublishedTable, readonly PublishedField[]>> = {
  accounts: fieldsOfExport('accounts'),
  access: fieldsOfExport('access'),
  instances: [
    instanceField('Instance', 'instance'),
    instanceField('Profile_Label', 'profileLabel'),
    instanceField('Profile_Group', 'group'),
    instanceField('Guard', 'guard'),
    instanceField('Accounts', 'accounts', 'LONG'),
    instanceField('OAuth_Accounts', 'oauth', 'LONG'),
    instanceField('Invalid_Accounts', 'invalid', 'LONG'),
    instanceField('Read_At', 'readAt', 'DATETIME'),
    instanceField('Last_Sync_At', 'lastSyncAt', 'DATETIME'),
    instanceField('Last_Sync_Problem', 'lastSyncProblem'),
    instanceField('Search_Total', 'searchTotal', 'LONG'),
    instanceField('Search_Found', 'searchFound', 'LONG'),
    instanceField('Search_Only', 'searchOnly', 'LONG'),
    instanceField('Search_Complete', 'searchComplete'),
  ],
};

export const publishedColumns = (table: PublishedTable): PublishedColumn[] =>
  publishedFields[table].map(({ name, type }) => ({ name, type }));

/** The cells of a record, in the order of `publishedColumns`. An empty cell is no value. */
export const toPublishedCells = (table: PublishedTable, record: ExportRecord): string[] =>
  publishedFields[table].map(({ field, type }) => toCell(record[field] ?? null, type));

function toCell(value: Cell, type: PublishedColumn['type']): string {
  if (value === null) return '';
  return type === 'DATETIME' ? toInstantText(Number(value)) : String(value);
}

/** As Domo's DATETIME wants it, in UTC, to the second, without a zone. Empty for a time that cannot be. */
const toInstantText = (epochMs: number): string =>
  (toIsoInstant(epochMs) ?? '').slice(0, '2026-11-28T18:44:19'.length);

/** The record of an instance: how old its data is, and whether accounts may be missing. */
export const toInstanceRecord = (profile: StoredProfile): ExportRecord => {
  const { lastSync, counts } = profile;
  const coverage = lastSync?.coverage ?? null;
  return {
    instance: profile.instance,
    profileLabel: profile.label,
    group: profile.group,
    guard: profile.guard,
    accounts: counts.accounts,
    oauth: counts.oauth,
    invalid: counts.invalid,
    readAt: profile.readAt,
    lastSyncAt: lastSync?.at ?? null,
    lastSyncProblem: lastSync?.problem?.code ?? null,
    searchTotal: coverage?.total ?? null,
    searchFound: coverage?.found ?? null,
    searchOnly: coverage?.searchOnly ?? null,
    searchComplete: coverage?.complete ?? null,
  };
};
