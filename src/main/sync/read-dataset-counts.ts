/** Reads dataset counts of accounts of which the search does not say them, many in one request (domo-api 2.2). */
import type { Account, DomoId } from '../../contract';
import type { DomoClient } from '../domo';
import type { DatasetCount } from '../store/account-list-types';
import type { AccountSearch } from './read-account-search';

/** The stored example of Domo's answer has 25; a search has 100 to a page. */
const ACCOUNTS_PER_REQUEST = 100;

/** `search` null: it was not read. */
export function accountsWithoutCount(
  listed: readonly Account[],
  search: AccountSearch | null,
): DomoId[] {
  const isCounted = (id: DomoId): boolean => (search?.found.get(id)?.datasetCount ?? null) !== null;
  return listed.map(({ id }) => id).filter((id) => !isCounted(id));
}

/** One request after the other, each saved as it comes. Ends at the first that fails. */
export async function readDatasetCounts(
  client: Pick<DomoClient, 'countDatasets'>,
  ids: readonly DomoId[],
  save: (counts: DatasetCount[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < ids.length; from += ACCOUNTS_PER_REQUEST) {
    const part = new Set(ids.slice(from, from + ACCOUNTS_PER_REQUEST));
    const counts = await client.countDatasets([...part], { signal });
    // Domo may answer for accounts that nobody asked about.
    const asked = [...counts].filter(([id]) => part.has(id));
    await save(asked.map(([id, count]) => ({ id, count })));
  }
}
