/** Counts a search part by part: whatever else the store is asked meanwhile is answered between two parts. */
import type { InventoryFilter, ResponseFor } from '../../../contract';
import type { Store } from '../../store/store-types';

export async function countInventory(
  store: Pick<Store, 'countSlice'>,
  filter: InventoryFilter,
  signal: AbortSignal,
): Promise<ResponseFor<'inventory.count'>> {
  let total = 0;
  let next: number | null = 0;
  while (next !== null) {
    signal.throwIfAborted();
    const slice: Awaited<ReturnType<Store['countSlice']>> = await store.countSlice(filter, next);
    total += slice.count;
    next = slice.next;
  }
  return { total };
}
