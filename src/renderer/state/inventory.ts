/** The accounts on screen, by page, and the counts next to the filters. */
import { create } from 'zustand';
import type { InventoryRow, ResponseFor, AccountKind, Result } from '../../contract';
import { call } from '../api/client';
import { keepUnchanged } from './keep-unchanged';
import { Pager, PAGE_SIZE, initialPagedRows, type PagedRows } from './paged-rows';
import { shownProfileIds } from './shown-instances';
import { toInventoryFilter, useView } from './view';
import { accountKeyText } from '../../contract/zod-free';

export type InventoryFacets = ResponseFor<'inventory.facets'>;

interface InventoryState extends PagedRows<InventoryRow> {
  facets: InventoryFacets | null;
}

export const useInventory = create<InventoryState>(() => ({ ...initialPagedRows, facets: null }));

export const accountRowKey: (row: InventoryRow) => string = accountKeyText;

let facetsGeneration = 0;
const pager = new Pager<InventoryRow>(
  useInventory,
  async (range, signal) => {
    const view = useView.getState();
    const filter = toInventoryFilter(view);
    const read = await call('inventory.search', { filter, sort: view.sort, ...range }, { signal });
    if (!read.ok) return read;
    // During a sync the same rows are read again and again.
    const before = useInventory.getState().pages[range.offset / PAGE_SIZE] ?? [];
    const rows = keepUnchanged(before, read.value.rows, accountRowKey);
    return { ok: true, value: { ...read.value, rows } };
  },
  (signal) =>
    call('inventory.count', { filter: toInventoryFilter(useView.getState()) }, { signal }),
);

/** Loads the list from the top, after a change of filter, order or instance. */
export const reloadAccounts = (): void => {
  pager.reload();
};

/** The same for each letter that the user types. */
export const reloadAccountsAsTyped = (): void => {
  pager.reloadAsTyped();
};

/** Loads the rows on screen again, after a change of the inventory. */
export function refreshInventory(): void {
  pager.refreshInTurn();
  void loadFacets();
}

/** Sets which rows are on screen; reads their missing pages. */
export const setVisibleAccounts = (first: number, last: number): void => {
  pager.setVisible(first, last);
};

export async function loadFacets(): Promise<void> {
  facetsGeneration += 1;
  const generation = facetsGeneration;
  const view = useView.getState();
  const result = await call('inventory.facets', {
    profileIds: shownProfileIds(),
    kind: view.kind,
  });
  if (generation !== facetsGeneration) return;
  // Counts for another instance or kind would be mistaken for the current ones.
  useInventory.setState({ facets: result.ok ? result.value : null });
}

interface AccountQuery {
  profileId: string;
  kind: AccountKind;
  dataProviderType: string;
  text: string;
}

const MAX_ACCOUNTS_FOUND = 20;

/** The accounts whose name contains a text, at most 20, sorted by name. `total` counts all. */
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

/** Provider names by type. Providers without a known name are missing. */
export const providerNames = ({ providers }: InventoryFacets): Readonly<Record<string, string>> =>
  Object.fromEntries(
    providers.flatMap(({ dataProviderType, name }) =>
      name === null ? [] : [[dataProviderType, name]],
    ),
  );
