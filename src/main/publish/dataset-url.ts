/** Where a DataSet is in Domo. */
import { fail, type PublishedTable } from '../../contract';
import type { Store } from '../store/store-types';

export const datasetUrl = (origin: string, datasetId: string): string =>
  `${origin}/datasources/${encodeURIComponent(datasetId)}/details/overview`;

/** Fails with `notFound` when the table was never published there. */
export async function findDatasetUrl(
  store: Store,
  { id, origin }: { readonly id: string; readonly origin: string },
  table: PublishedTable,
): Promise<string> {
  const found = (await store.listPublished(id)).find((published) => published.table === table);
  return found
    ? datasetUrl(origin, found.datasetId)
    : fail('notFound', `The table “${table}” was never published there.`);
}
