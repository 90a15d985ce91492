/** The first rows of an export, produced by the code that writes it. */
import type { ExportFormat, ExportTable, InventoryFilter, ResponseFor } from '../../contract';
import type { Store } from '../store/store-types';
import { toCsvCells, toPlainCell } from './export-cells';
import { CSV_COLUMNS } from './tables';

export async function previewExport(options: {
  readonly store: Store;
  readonly table: ExportTable;
  readonly format?: ExportFormat;
  readonly filter: InventoryFilter;
  readonly limit: number;
}): Promise<ResponseFor<'inventory.exportPreview'>> {
  const { store, table, format = 'csv', filter, limit } = options;
  const columns = CSV_COLUMNS[table];
  const counted = await store.countExport(table, filter);
  const preview: string[][] = [];
  for await (const batch of store.exportBatches(table, filter, { limit })) {
    for (const record of batch) {
      preview.push(
        format === 'csv'
          ? toCsvCells(columns, record)
          : columns.map((column) => toPlainCell(column, record)),
      );
    }
  }
  return { ...counted, header: columns.map(({ header }) => header), preview };
}
