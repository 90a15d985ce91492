/** Rows of an export, in batches, from one consistent state of the store. */
import { z } from 'zod';
import type { Account, ExportTable, InventoryFilter } from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import type { ExportRecord } from '../store-types';
import {
  accessListTableColumns,
  accountTableColumns,
  configTableColumns,
  profileTableColumns,
  providerTableColumns,
} from './columns';
import { foundReadAtSql } from './found-columns';
import { currentOwners } from './principals';
import { countAccounts } from './search';
import { originColumns, toDatasetCount, toOwnerOrigin } from './value-origins';
import { toAccountCondition, accountReadAtSql } from './sql-fragments';

export const EXPORT_BATCH_SIZE = 2000;

const selectAccounts = `
  SELECT a.data, a.owner, a.access_count, a.profile_id, p.label, p.instance, p.origin, p.group_name,
    ${accountReadAtSql} AS read_at, v.name AS provider_name,
    c.data AS config, x.data AS access, x.read_at AS access_read_at,
    a.owner_from, f.data AS found, ${foundReadAtSql} AS found_read_at
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN providers v ON v.profile_id = a.profile_id AND v.key = a.provider
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row`;

const exportOrder = 'ORDER BY p.label_key, p.id, a.kind, a.id';

const decodeExportCount = rowDecoder({ entries: z.number(), missing: z.number() });

export function countExport(
  database: Database,
  table: ExportTable,
  filter: InventoryFilter,
): { rows: number; accessNotRead: number } {
  const { where, values } = toAccountCondition(filter);
  const row = database.get(
    `SELECT COALESCE(SUM(a.access_count), 0) AS entries, COALESCE(SUM(x.read_at IS NULL), 0) AS missing
     FROM accounts a LEFT JOIN access_lists x ON x.account = a.row ${where}`,
    ...values,
  );
  const { entries, missing } = decodeExportCount(row ?? {});
  return {
    rows: table === 'access' ? entries : countAccounts(database, filter),
    accessNotRead: missing,
  };
}

export interface ExportReader {
  /** Null when there are no more records. */
  readonly next: () => readonly ExportRecord[] | null;
  /** Stops reading. Only for a connection that no other export uses. */
  readonly stop: () => void;
}

/** `limit`: most records to return; null for all. */
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

/** Turns each of the rows, which `database` is reading, into any number of records. */
export function readInBatches(
  database: Database,
  rows: Iterator<DbRow>,
  records: (row: DbRow) => readonly ExportRecord[],
  limit: number | null,
): ExportReader {
  const allRecords = iterateRecords(rows, records);
  let left = limit ?? Infinity;
  const next = (): readonly ExportRecord[] | null => {
    const batch: ExportRecord[] = [];
    while (batch.length < Math.min(EXPORT_BATCH_SIZE, left)) {
      const record = allRecords.next();
      if (record.done === true) break;
      batch.push(record.value);
    }
    left -= batch.length;
    return batch.length === 0 ? null : batch;
  };
  const stop = (): void => {
    // An iterator of libsql has no way to end it early, and an unfinished one keeps its read transaction open.
    database.interrupt();
    try {
      while (rows.next().done !== true);
    } catch {
      // The interrupt ends the iterator with an error.
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

const sharedTableColumns = {
  data: accountTableColumns.data,
  label: profileTableColumns.label,
  instance: profileTableColumns.instance,
  origin: profileTableColumns.origin,
  group_name: profileTableColumns.group_name,
  access: accessListTableColumns.data,
  access_read_at: accessListTableColumns.read_at,
};

const decodeAccountExport = rowDecoder({
  ...sharedTableColumns,
  owner: accountTableColumns.owner,
  access_count: accountTableColumns.access_count,
  read_at: accountTableColumns.read_at,
  provider_name: providerTableColumns.name.nullable(),
  config: configTableColumns.data,
  ...originColumns,
});

/** Without the config, which an export of access lists does not contain: decoding it would take most of the time. */
const decodeAccessExport = rowDecoder(sharedTableColumns);

const sharedColumns = (
  row: ReturnType<typeof decodeAccessExport>,
  account: Account,
): ExportRecord => ({
  profileLabel: row.label,
  group: row.group_name,
  instance: row.instance,
  origin: row.origin,
  kind: account.kind,
  id: account.id,
  displayName: account.displayName,
  dataProviderType: account.dataProviderType,
});

function toAccountRecords(undecoded: DbRow): ExportRecord[] {
  const row = decodeAccountExport(undecoded);
  const { data: account, read_at: readAt, access, access_read_at: accessReadAt, found } = row;
  const owners = currentOwners({ account, readAt, access, accessReadAt, found });
  const { datasetCount, datasetCountOrigin } = toDatasetCount(row);
  const ownerOrigin = toOwnerOrigin({ ...row, owner_from: owners?.from ?? null });
  return [
    {
      ...sharedColumns(row, account),
      name: account.name,
      providerName: row.provider_name,
      credentialsType: account.credentialsType,
      valid: account.valid,
      enabled: account.enabled,
      allowExternalUse: account.allowExternalUse,
      ownerIds: owners?.owners.map(({ id }) => id).join('; ') ?? null,
      ownerNames: row.owner,
      ownerFrom: ownerOrigin?.from ?? null,
      ownerReadAt: ownerOrigin?.readAt ?? null,
      accessCount: row.access_count,
      datasetCount,
      datasetCountFrom: datasetCountOrigin?.from ?? null,
      datasetCountReadAt: datasetCountOrigin?.readAt ?? null,
      used: found?.used ?? null,
      configFields: row.config?.fields.map(({ name }) => name).join('; ') ?? null,
      createdAt: account.createdAt,
      createdBy: account.createdBy,
      modifiedAt: account.modifiedAt,
      modifiedBy: account.modifiedBy,
      validationStatus: account.validationStatus,
      validationReason: account.validationReason,
      secretManagerAccountId: account.secretManagerAccountId,
      accountTemplateId: account.accountTemplateId,
      seenBy: account.searchOnly === true ? 'search' : 'list',
      readAt,
    },
  ];
}

function toAccessRecords(undecoded: DbRow): ExportRecord[] {
  const row = decodeAccessExport(undecoded);
  return (row.access ?? []).map((entry) => ({
    ...sharedColumns(row, row.data),
    principalType: entry.type,
    principalId: entry.id,
    principalName: entry.name,
    accessLevel: entry.accessLevel,
    readAt: row.access_read_at,
  }));
}
