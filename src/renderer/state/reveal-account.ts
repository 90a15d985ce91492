/** Shows an account in the grid: scrolls to it, gives it the keys, and opens its drawer. */
import { create } from 'zustand';
import type { AccountKey } from '../../contract';
import { call } from '../api/client';
import { addOutcomeNotice } from './outcome-notices';
import {
  clearInventoryFilters,
  isInventoryFiltered,
  openAccount,
  switchInstance,
  toInventoryFilter,
  useView,
} from './view';
import { t } from '../../contract/texts';

interface RevealState {
  /** The place in the grid that it shall go to; null when it is there. */
  index: number | null;
}

export const useRevealedRow = create<RevealState>(() => ({ index: null }));

export const endReveal = (): void => {
  useRevealedRow.setState({ index: null });
};

let revealCount = 0;

/** @param name for the notice that filters were lifted */
export async function revealAccount(account: AccountKey, name: string): Promise<void> {
  revealCount += 1;
  const own = revealCount;
  const { selected } = useView.getState();
  if (selected !== null && selected !== account.profileId) switchInstance(account.profileId);
  openAccount(account);
  const index = (await placeOf(account)) ?? (await placeWithoutFilters(account, name, own));
  // Another account was chosen meanwhile.
  if (own === revealCount && index !== null) useRevealedRow.setState({ index });
}

/** Null when the list on screen does not have it, or its place cannot be found out: the drawer shows it all the same. */
async function placeOf(account: AccountKey): Promise<number | null> {
  const view = useView.getState();
  const filter = toInventoryFilter(view);
  const { profileId, kind, id } = account;
  const result = await call('inventory.position', {
    account: { profileId, kind, id },
    filter,
    sort: view.sort,
  });
  return result.ok ? result.value.index : null;
}

async function placeWithoutFilters(
  account: AccountKey,
  name: string,
  own: number,
): Promise<number | null> {
  if (own !== revealCount || !isInventoryFiltered(useView.getState())) return null;
  clearInventoryFilters();
  addOutcomeNotice({
    label: t('Lift the filters'),
    problem: null,
    remark: t('They left out “{name}”, which you opened.', { name }),
  });
  return placeOf(account);
}
