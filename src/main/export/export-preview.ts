/** The first rows of an export, produced by the code that writes it. */
import type { ExportTable, InventoryFilter, ResponseFor } from '../../contract';
import type { Store } from '../store/store-types';
import { toCsvCells, CSV_COLUMNS } from './csv-columns';

export async function previewExport(options: {
  readonly store: Store;
  readonly table: ExportTable;
  readonly filter: InventoryFilter;
  readonly limit: number;
}): Promise<ResponseFor<'inventory.exportPreview'>> {
  const { store, table, filter, limit } = options;
  const counted = await store.countExport(table, filter);
  const preview: string[][] = [];
  for await (const batch of store.exportBatches(table, filter, { limit })) {
    preview.push(...batch.map((record) => toCsvCells(table, record)));
  }
  return { ...counted, header: CSV_COLUMNS[table].map(({ header }) => header), preview };
}
