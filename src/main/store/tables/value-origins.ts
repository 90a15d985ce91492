/** Where the owner and the dataset count of a row come from, and how old they are. */
import type { z } from 'zod';
import type { InventoryRow, ValueOrigin } from '../../../contract';
import { accessListTableColumns, accountTableColumns } from './columns';
import { foundAgeColumns, foundReadAt } from './found-columns';
import { accountAgeColumns, accountReadAt } from './sql-fragments';

/** Of a query of accounts, lists, access lists and what the search says. */
export const originColumns = {
  a_data: accountTableColumns.data,
  a_owner_from: accountTableColumns.owner_from,
  ...accountAgeColumns,
  x_read_at: accessListTableColumns.read_at,
  ...foundAgeColumns,
};

type OriginRow = z.output<z.ZodObject<typeof originColumns>>;

export function toOwnerOrigin(row: OriginRow): ValueOrigin | null {
  const from = row.a_owner_from;
  if (from === null) return null;
  const readAt = {
    accessList: row.x_read_at,
    search: foundReadAt(row),
    list: accountReadAt(row),
  }[from];
  return readAt === null ? null : { from, readAt };
}

/** The list of OAuth accounts has it; of plain accounts the search does, or else the route of datasets. */
export function toDatasetCount(
  row: Omit<OriginRow, 'a_owner_from' | 'x_read_at'>,
): Pick<InventoryRow, 'datasetCount' | 'datasetCountOrigin'> {
  const listed = row.a_data.datasourceCount;
  if (listed !== null) {
    return {
      datasetCount: listed,
      datasetCountOrigin: { from: 'list', readAt: accountReadAt(row) },
    };
  }
  const counted = row.f_data?.counted;
  if (counted) {
    const { count, readAt } = counted;
    return { datasetCount: count, datasetCountOrigin: { from: 'datasets', readAt } };
  }
  const datasetCount = row.f_data?.datasetCount ?? null;
  const readAt = foundReadAt(row);
  if (datasetCount === null || readAt === null) {
    return { datasetCount: null, datasetCountOrigin: null };
  }
  return { datasetCount, datasetCountOrigin: { from: 'search', readAt } };
}
