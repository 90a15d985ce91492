/** The rows on screen, by page, and the counts beside the filters. */
import { create } from 'zustand';
import type { InventoryRow, ResponseFor, AccountKind, Result } from '../../contract';
import { call } from '../api/client';
import { Pager, initialPagedRows, type PagedRows } from './paged-rows';
import { toInventoryFilter, useView } from './view';

export type InventoryFacets = ResponseFor<'inventory.facets'>;

interface InventoryState extends PagedRows<InventoryRow> {
  facets: InventoryFacets | null;
}

export const useInventory = create<InventoryState>(() => ({ ...initialPagedRows, facets: null }));

let facetsGeneration = 0;
const pager = new Pager<InventoryRow>(useInventory, (place) => {
  const view = useView.getState();
  return call('inventory.search', { filter: toInventoryFilter(view), sort: view.sort, ...place });
});

/** Asks anew from the top: the filter, the order or the instance changed. */
export const reloadAccounts = (): void => {
  pager.reload();
};

/** The same while someone types. */
export const reloadAccountsDebounced = (): void => {
  pager.reloadDebounced();
};

/** Reads again what is on screen: the inventory changed below it. */
export function refreshInventory(): void {
  pager.refresh();
  void loadFacets();
}

/** Tells which rows are on screen; reads the pages that are missing. */
export const setVisibleAccounts = (first: number, last: number): void => {
  pager.setVisible(first, last);
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

/** Accounts found for pairing by hand, and what one is called. */

interface AccountQuery {
  profileId: string;
  kind: AccountKind;
  dataProviderType: string;
  text: string;
}

const MAX_ACCOUNTS_FOUND = 20;

/** By name, at most 20; `total` counts all. */
export const findAccounts = ({
  profileId,
  kind,
  dataProviderType,
  text,
}: AccountQuery): Promise<Result<ResponseFor<'inventory.search'>>> =>
  call('inventory.search', {
    filter: {
      profileIds: [profileId],
      kind,
      dataProviderTypes: [dataProviderType],
      text: text.trim(),
    },
    limit: MAX_ACCOUNTS_FOUND,
  });

/** Provider names by type, as far as their lists were read. */
export const providerNames = ({ providers }: InventoryFacets): Readonly<Record<string, string>> =>
  Object.fromEntries(
    providers.flatMap(({ dataProviderType, name }) =>
      name === null ? [] : [[dataProviderType, name]],
    ),
  );
