/** Refuses to answer for instances that are not there: "nothing was found" would be taken for what Domo has. */
import { fail, type InventoryFilter } from '../../../contract';
import type { Store, StoredProfile } from '../../store/store-types';

type Chosen = Pick<InventoryFilter, 'profileIds' | 'group'>;

/**
 * The instances that are chosen. A plan, a script or another data folder may name some that were removed, and a file
 * that was good would be replaced by one without rows. Fails with `notFound`.
 */
export async function requireInstances(
  store: Store,
  { profileIds, group }: Chosen,
): Promise<readonly StoredProfile[]> {
  const all = await store.listProfiles();
  const named = profileIds === null ? all : all.filter(({ id }) => profileIds.includes(id));
  if (profileIds !== null && named.length < new Set(profileIds).size)
    fail('notFound', 'One of these instances does not exist.');
  if (group === undefined) return named;
  const grouped = named.filter((profile) => profile.group === group);
  if (grouped.length === 0) fail('notFound', 'None of these instances is in this group.');
  return grouped;
}
