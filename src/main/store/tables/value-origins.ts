/** Where the owner and the dataset count of a row come from, and how old they are. */
import type { z } from 'zod';
import type { Account, InventoryRow, ValueOrigin } from '../../../contract';
import { accessListTableColumns, accountTableColumns } from './columns';
import { foundTableColumns } from './found-columns';

/** Of a query with `read_at`, `access_read_at`, `found` and `found_read_at`. */
export const originColumns = {
  owner_from: accountTableColumns.owner_from,
  access_read_at: accessListTableColumns.read_at,
  found: foundTableColumns.data,
  found_read_at: foundTableColumns.read_at,
};

type OriginRow = z.output<z.ZodObject<typeof originColumns>> & {
  readonly read_at: number;
  readonly data: Account;
};

export function toOwnerOrigin(row: OriginRow): ValueOrigin | null {
  const from = row.owner_from;
  if (from === null) return null;
  const readAt = { accessList: row.access_read_at, search: row.found_read_at, list: row.read_at }[
    from
  ];
  return readAt === null ? null : { from, readAt };
}

/** The list of OAuth accounts has it; of plain accounts only the search does. */
export function toDatasetCount(
  row: OriginRow,
): Pick<InventoryRow, 'datasetCount' | 'datasetCountOrigin'> {
  const listed = row.data.datasourceCount;
  if (listed !== null) {
    return { datasetCount: listed, datasetCountOrigin: { from: 'list', readAt: row.read_at } };
  }
  const datasetCount = row.found?.datasetCount ?? null;
  if (datasetCount === null || row.found_read_at === null) {
    return { datasetCount: null, datasetCountOrigin: null };
  }
  return { datasetCount, datasetCountOrigin: { from: 'search', readAt: row.found_read_at } };
}
