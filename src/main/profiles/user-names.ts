/** Names of the users of an instance, as the reading of access lists and groups stored them. */
import type { Store } from '../store/store-types';

/** By id. Users whose name Domo did not say are not among them. */
export async function readUserNames(
  store: Pick<Store, 'getDirectory'>,
  profileId: string,
): Promise<ReadonlyMap<string, string>> {
  const entries = await store.getDirectory(profileId);
  return new Map(
    entries.flatMap((entry) =>
      entry.type === 'USER' && entry.data?.name ? [[entry.id, entry.data.name] as const] : [],
    ),
  );
}
