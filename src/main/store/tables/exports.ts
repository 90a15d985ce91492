/** Rows of an export, in batches, from one consistent state of the store. */
import { z } from 'zod';
import type { Account, ExportTable, InventoryFilter } from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow } from '../macs/good-rows';
import type { ExportRecord } from '../store-types';
import {
  accessListTableColumns,
  accountTableColumns,
  configTableColumns,
  profileTableColumns,
} from './columns';
import { groupExpander } from './expanded-access';
import { currentOwners } from './principals';
import { getProviderName } from './providers';
import { countAccounts } from './search';
import { originColumns, toDatasetCount, toOwnerOrigin } from './value-origins';
import { accountColumnsSql, accountReadAt, toAccountCondition } from './sql-fragments';

/** Few, so that what is written of a batch is soon garbage: with 2,000, an export took 76 MB more memory than it had. */
export const EXPORT_BATCH_SIZE = 500;

const selectAccounts = `
  SELECT ${accountColumnsSql}, ${coveredColumns('profiles', 'p')}, ${coveredColumns('configs', 'c')},
    ${coveredColumns('access_lists', 'x')}, ${coveredColumns('found', 'f')}
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
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

const exportedTables = {
  a: 'accounts',
  l: 'lists',
  p: 'profiles',
  c: 'configs',
  x: 'access_lists',
  f: 'found',
} as const;

/** Finds names of providers, each once: with each account, their rows would be most of what is read. */
function providerNames(database: Database): (profileId: string, key: string) => string | null {
  const known = new Map<string, string | null>();
  return (profileId, key) => {
    const id = `${profileId} ${key}`;
    const name = known.get(id);
    if (name !== undefined) return name;
    const found = getProviderName(database, profileId, key);
    known.set(id, found);
    return found;
  };
}

export interface ExportReader {
  /** Null when there are no more records. */
  readonly next: () => readonly ExportRecord[] | null;
  /** Stops reading. Only for a connection that no other export uses. */
  readonly stop: () => void;
}

/** `limit`: most records to return; null for all. `expandGroups`: the access table also has the members of groups. */
export function openExportReader(
  database: Database,
  table: ExportTable,
  filter: InventoryFilter,
  limit: number | null,
  expandGroups = false,
): ExportReader {
  const { where, values } = toAccountCondition(filter);
  const rows = database.iterate(`${selectAccounts} ${where} ${exportOrder}`, ...values);
  const providerName = providerNames(database);
  const expand = groupExpander(database);
  const records = (row: DbRow): readonly ExportRecord[] => {
    const good = goodRow(database, row, exportedTables);
    // What an instance is called cannot be left out of a row.
    if (good === null || good['p_id'] === null) return [];
    if (table === 'accounts') return toAccountRecords(good, providerName);
    const listed = toAccessRecords(good);
    return expandGroups ? expand(String(good['p_id']), listed) : listed;
  };
  return readInBatches(database, rows, records, limit);
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
  a_data: accountTableColumns.data,
  p_label: profileTableColumns.label,
  p_instance: profileTableColumns.instance,
  p_origin: profileTableColumns.origin,
  p_group_name: profileTableColumns.group_name,
  x_data: accessListTableColumns.data,
  x_read_at: accessListTableColumns.read_at,
};

const decodeAccountExport = rowDecoder({
  ...sharedTableColumns,
  a_profile_id: accountTableColumns.profile_id,
  a_provider: accountTableColumns.provider,
  a_owner: accountTableColumns.owner,
  a_access_count: accountTableColumns.access_count,
  c_data: configTableColumns.data,
  ...originColumns,
});

/** Without the config, which an export of access lists does not contain: decoding it would take most of the time. */
const decodeAccessExport = rowDecoder(sharedTableColumns);

const sharedColumns = (
  row: ReturnType<typeof decodeAccessExport>,
  account: Account,
): ExportRecord => ({
  profileLabel: row.p_label,
  group: row.p_group_name,
  instance: row.p_instance,
  origin: row.p_origin,
  kind: account.kind,
  id: account.id,
  displayName: account.displayName,
  dataProviderType: account.dataProviderType,
});

function toAccountRecords(
  undecoded: DbRow,
  providerName: ReturnType<typeof providerNames>,
): ExportRecord[] {
  const row = decodeAccountExport(undecoded);
  const { a_data: account, x_data: access, x_read_at: accessReadAt, f_data: found } = row;
  const readAt = accountReadAt(row);
  const owners = currentOwners({ account, readAt, access, accessReadAt, found });
  const { datasetCount, datasetCountOrigin } = toDatasetCount(row);
  const ownerOrigin = toOwnerOrigin({ ...row, a_owner_from: owners?.from ?? null });
  return [
    {
      ...sharedColumns(row, account),
      name: account.name,
      providerName: providerName(row.a_profile_id, row.a_provider),
      credentialsType: account.credentialsType,
      valid: account.valid,
      enabled: account.enabled,
      allowExternalUse: account.allowExternalUse,
      ownerIds: owners?.owners.map(({ id }) => id).join('; ') ?? null,
      ownerNames: row.a_owner,
      ownerFrom: ownerOrigin?.from ?? null,
      ownerReadAt: ownerOrigin?.readAt ?? null,
      accessCount: row.a_access_count,
      datasetCount,
      datasetCountFrom: datasetCountOrigin?.from ?? null,
      datasetCountReadAt: datasetCountOrigin?.readAt ?? null,
      used: found?.used ?? null,
      configFields: row.c_data?.fields.map(({ name }) => name).join('; ') ?? null,
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
  return (row.x_data ?? []).map((entry) => ({
    ...sharedColumns(row, row.a_data),
    principalType: entry.type,
    principalId: entry.id,
    principalName: entry.name,
    accessLevel: entry.accessLevel,
    readAt: row.x_read_at,
  }));
}
