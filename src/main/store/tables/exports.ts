/** Rows of an export, in batches, from one consistent state of the store. */
import type {
  AccessEntry,
  Account,
  ExportTable,
  InventoryFilter,
  AccountConfig,
} from '../../../contract';
import { sqlNumber, sqlNumberOrNull, sqlText, type Database, type DbRow } from '../db/database';
import { toAccountCondition, accountReadAtSql } from './sql-fragments';
import type { ExportRecord } from '../store-types';
import { listOwnerIds, toOwnerSource } from './principals';
import { countAccounts } from './search';

export const EXPORT_BATCH_SIZE = 2000;

const selectAccounts = `
  SELECT a.data, a.owner, a.access_count, a.profile_id, p.label, p.instance, p.origin, p.group_name,
    ${accountReadAtSql} AS read_at, v.name AS provider_name,
    c.data AS config, x.data AS access, x.read_at AS access_read_at
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN providers v ON v.profile_id = a.profile_id AND v.key = a.provider
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row`;

const exportOrder = 'ORDER BY p.label_key, p.id, a.kind, a.id';

export function countExport(
  database: Database,
  table: ExportTable,
  filter: InventoryFilter,
): { rows: number; accessNotRead: number } {
  const { where, values } = toAccountCondition(filter);
  const row = database.get(
    `SELECT COALESCE(SUM(a.access_count), 0) AS entries, SUM(x.read_at IS NULL) AS missing
     FROM accounts a LEFT JOIN access_lists x ON x.account = a.row ${where}`,
    ...values,
  );
  return {
    rows: table === 'access' ? sqlNumber(row?.['entries']) : countAccounts(database, filter),
    accessNotRead: sqlNumber(row?.['missing']),
  };
}

export interface ExportReader {
  /** Null when there is no more. */
  readonly next: () => readonly ExportRecord[] | null;
  /** Lets go of what is being read; for a database that is read by this export alone. */
  readonly stop: () => void;
}

/** `limit` null: all. */
export function openExportReader(
  database: Database,
  table: ExportTable,
  filter: InventoryFilter,
  limit: number | null,
): ExportReader {
  const { where, values } = toAccountCondition(filter);
  const rows = database.iterate(`${selectAccounts} ${where} ${exportOrder}`, ...values);
  return readInBatches(
    database,
    rows,
    table === 'accounts' ? toAccountRecords : toAccessRecords,
    limit,
  );
}

/** `rows` are of `database`, and make each any number of records. */
export function readInBatches(
  database: Database,
  rows: Iterator<DbRow>,
  records: (row: DbRow) => readonly ExportRecord[],
  limit: number | null,
): ExportReader {
  const all = iterateRecords(rows, records);
  let left = limit ?? Infinity;
  const next = (): readonly ExportRecord[] | null => {
    const batch: ExportRecord[] = [];
    while (batch.length < Math.min(EXPORT_BATCH_SIZE, left)) {
      const record = all.next();
      if (record.done === true) break;
      batch.push(record.value);
    }
    left -= batch.length;
    return batch.length === 0 ? null : batch;
  };
  const stop = (): void => {
    // libsql's rows cannot be ended, and rows left half way hold on to the state that they are of.
    database.interrupt();
    try {
      while (rows.next().done !== true);
    } catch {
      // Interrupted, as it should be.
    }
  };
  return { next, stop };
}

function* iterateRecords(
  rows: Iterator<DbRow>,
  records: (row: DbRow) => readonly ExportRecord[],
): Generator<ExportRecord, void, undefined> {
  for (let row = rows.next(); row.done !== true; row = rows.next()) {
    for (const record of records(row.value)) yield record;
  }
}

const sharedColumns = (row: DbRow, account: Account): ExportRecord => ({
  profileLabel: sqlText(row['label']),
  group: sqlText(row['group_name']),
  instance: sqlText(row['instance']),
  origin: sqlText(row['origin']),
  kind: account.kind,
  id: account.id,
  displayName: account.displayName,
  dataProviderType: account.dataProviderType,
});

function toAccountRecords(row: DbRow): ExportRecord[] {
  const told = toOwnerSource(row);
  const { account } = told;
  const config =
    row['config'] === null ? null : (JSON.parse(sqlText(row['config'])) as AccountConfig);
  return [
    {
      ...sharedColumns(row, account),
      name: account.name,
      providerName: row['provider_name'] === null ? null : sqlText(row['provider_name']),
      credentialsType: account.credentialsType,
      valid: account.valid,
      enabled: account.enabled,
      allowExternalUse: account.allowExternalUse,
      ownerIds: listOwnerIds(told)?.join('; ') ?? null,
      ownerNames: row['owner'] === null ? null : sqlText(row['owner']),
      accessCount: sqlNumberOrNull(row['access_count']),
      datasourceCount: account.datasourceCount,
      configFields: config === null ? null : config.fields.map(({ name }) => name).join('; '),
      createdAt: account.createdAt,
      createdBy: account.createdBy,
      modifiedAt: account.modifiedAt,
      modifiedBy: account.modifiedBy,
      validationStatus: account.validationStatus,
      validationReason: account.validationReason,
      secretManagerAccountId: account.secretManagerAccountId,
      accountTemplateId: account.accountTemplateId,
      readAt: sqlNumber(row['read_at']),
    },
  ];
}

function toAccessRecords(row: DbRow): ExportRecord[] {
  if (row['access'] === null) return [];
  const account = JSON.parse(sqlText(row['data'])) as Account;
  const entries = JSON.parse(sqlText(row['access'])) as AccessEntry[];
  return entries.map((entry) => ({
    ...sharedColumns(row, account),
    principalType: entry.type,
    principalId: entry.id,
    principalName: entry.name,
    accessLevel: entry.accessLevel,
    readAt: sqlNumberOrNull(row['access_read_at']),
  }));
}
