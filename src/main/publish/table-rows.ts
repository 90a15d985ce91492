/** The rows of a published table, from the store, some at a time. */
import { inventoryFilterSchema, type PublishedTable } from '../../contract';
import type { ExportRecord, Store } from '../store/store-types';
import { toInstanceRecord, toPublishedCells } from './published-columns';

const everything = inventoryFilterSchema.parse({});

export async function countTableRows(store: Store, table: PublishedTable): Promise<number> {
  if (table === 'instances') return (await store.listProfiles()).length;
  return (await store.countExport(table, everything)).rows;
}

export async function* readTableRows(
  store: Store,
  table: PublishedTable,
): AsyncGenerator<readonly (readonly string[])[]> {
  for await (const records of readRecords(store, table)) {
    yield records.map((record) => toPublishedCells(table, record));
  }
}

async function* readRecords(
  store: Store,
  table: PublishedTable,
): AsyncGenerator<readonly ExportRecord[]> {
  if (table === 'instances') yield (await store.listProfiles()).map(toInstanceRecord);
  else yield* store.exportBatches(table, everything);
}
