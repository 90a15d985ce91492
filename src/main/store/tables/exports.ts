/** Rows of an export, in batches, from one consistent state of the store. */
import type { AccessEntry, Account, ExportTable, InventoryFilter, Config } from '../../../contract';
import { numberOf, optional, textOf, type Database, type DbRow } from '../database';
import { condition } from '../filter';
import type { ExportRecord } from '../types';
import { accountReadAt } from './ages';
import { ownerIds, toldIn } from './owners';
import { count } from './search';

export const BATCH = 2000;

const selectAccounts = `
  SELECT a.data, a.owner, a.access_count, a.profile_id, p.label, p.instance, p.origin, p.group_name,
    ${accountReadAt} AS read_at, v.name AS provider_name,
    c.data AS config, x.data AS access, x.read_at AS access_read_at
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN providers v ON v.profile_id = a.profile_id AND v.key = a.provider
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row`;

const inOrder = 'ORDER BY p.label_key, p.id, a.kind, a.id';

export function countExport(
  database: Database,
  table: ExportTable,
  filter: InventoryFilter,
): { rows: number; accessNotRead: number } {
  const { where, values } = condition(filter);
  const row = database.get(
    `SELECT COALESCE(SUM(a.access_count), 0) AS entries, SUM(x.read_at IS NULL) AS missing
     FROM accounts a LEFT JOIN access_lists x ON x.account = a.row ${where}`,
    ...values,
  );
  return {
    rows: table === 'access' ? numberOf(row?.['entries']) : count(database, filter),
    accessNotRead: numberOf(row?.['missing']),
  };
}

export interface ExportReading {
  /** Null when there is no more. */
  readonly next: () => readonly ExportRecord[] | null;
  /** Lets go of what is being read; for a database that is read by this export alone. */
  readonly stop: () => void;
}

/** `limit` null: all. */
export function exportReader(
  database: Database,
  table: ExportTable,
  filter: InventoryFilter,
  limit: number | null,
): ExportReading {
  const { where, values } = condition(filter);
  const rows = database.iterate(`${selectAccounts} ${where} ${inOrder}`, ...values);
  return inBatches(database, rows, table === 'accounts' ? accountRecords : accessRecords, limit);
}

/** `rows` are of `database`, and make each any number of records. */
export function inBatches(
  database: Database,
  rows: Iterator<DbRow>,
  records: (row: DbRow) => readonly ExportRecord[],
  limit: number | null,
): ExportReading {
  const all = recordsOf(rows, records);
  let left = limit ?? Infinity;
  const next = (): readonly ExportRecord[] | null => {
    const batch: ExportRecord[] = [];
    while (batch.length < Math.min(BATCH, left)) {
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

function* recordsOf(
  rows: Iterator<DbRow>,
  records: (row: DbRow) => readonly ExportRecord[],
): Generator<ExportRecord, void, undefined> {
  for (let row = rows.next(); row.done !== true; row = rows.next()) {
    for (const record of records(row.value)) yield record;
  }
}

const common = (row: DbRow, account: Account): ExportRecord => ({
  profileLabel: textOf(row['label']),
  group: textOf(row['group_name']),
  instance: textOf(row['instance']),
  origin: textOf(row['origin']),
  kind: account.kind,
  id: account.id,
  displayName: account.displayName,
  dataProviderType: account.dataProviderType,
});

function accountRecords(row: DbRow): ExportRecord[] {
  const told = toldIn(row);
  const { account } = told;
  const config = row['config'] === null ? null : (JSON.parse(textOf(row['config'])) as Config);
  return [
    {
      ...common(row, account),
      name: account.name,
      providerName: row['provider_name'] === null ? null : textOf(row['provider_name']),
      credentialsType: account.credentialsType,
      valid: account.valid,
      enabled: account.enabled,
      allowExternalUse: account.allowExternalUse,
      ownerIds: ownerIds(told)?.join('; ') ?? null,
      ownerNames: row['owner'] === null ? null : textOf(row['owner']),
      accessCount: optional(row['access_count']),
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
      readAt: numberOf(row['read_at']),
    },
  ];
}

function accessRecords(row: DbRow): ExportRecord[] {
  if (row['access'] === null) return [];
  const account = JSON.parse(textOf(row['data'])) as Account;
  const entries = JSON.parse(textOf(row['access'])) as AccessEntry[];
  return entries.map((entry) => ({
    ...common(row, account),
    principalType: entry.type,
    principalId: entry.id,
    principalName: entry.name,
    accessLevel: entry.accessLevel,
    readAt: optional(row['access_read_at']),
  }));
}
