/** Reads an export of the store in this process. */
import type { ExportTable, InventoryFilter } from '../../src/contract';
import type { ExportRecord } from '../../src/main/store/store-types';
import { filter, type Opened } from './store-in-process';

export function batchesOf(
  { methods }: Opened,
  table: ExportTable,
  changes: Partial<InventoryFilter> = {},
  limit: number | null = null,
): (readonly ExportRecord[])[] {
  const handle = methods.openExport(table, filter(changes), limit);
  const batches: (readonly ExportRecord[])[] = [];
  try {
    for (;;) {
      const batch = methods.nextBatch(handle);
      if (batch === null) return batches;
      batches.push(batch);
    }
  } finally {
    methods.closeExport(handle);
  }
}

export const recordsOf = (...args: Parameters<typeof batchesOf>) => batchesOf(...args).flat();

export const accountKey = (id: number) => ({ profileId: 'acme', kind: 'account', id }) as const;
