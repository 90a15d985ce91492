/** The rows on screen, by page, and the counts beside the filters. */
import { create } from 'zustand';
import type { InventoryRow, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { Pager, unasked, type Paged } from './paged';
import { filterOf, useView } from './view';

export type Facets = ResponseFor<'inventory.facets'>;

interface InventoryState extends Paged<InventoryRow> {
  facets: Facets | null;
}

export const useInventory = create<InventoryState>(() => ({ ...unasked, facets: null }));

let facetsGeneration = 0;
const pager = new Pager<InventoryRow>(useInventory, (place) => {
  const view = useView.getState();
  return call('inventory.search', { filter: filterOf(view), sort: view.sort, ...place });
});

/** Asks anew from the top: the filter, the order or the instance changed. */
export const searchAnew = (): void => {
  pager.anew();
};

/** The same while someone types. */
export const searchSoon = (): void => {
  pager.anewSoon();
};

/** Reads again what is on screen: the inventory changed below it. */
export function refreshInventory(): void {
  pager.refresh();
  void loadFacets();
}

/** Tells which rows are on screen; reads the pages that are missing. */
export const showRows = (first: number, last: number): void => {
  pager.show(first, last);
};

export async function loadFacets(): Promise<void> {
  facetsGeneration += 1;
  const asked = facetsGeneration;
  const { selected, kind } = useView.getState();
  const result = await call('inventory.facets', {
    profileIds: selected === null ? null : [selected],
    kind,
  });
  if (asked !== facetsGeneration) return;
  // Counts of another question would be taken for those of this one.
  useInventory.setState({ facets: result.ok ? result.value : null });
}
