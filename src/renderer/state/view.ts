/** What the user looks at: which part of the inventory, in which order, and how. */
import { create } from 'zustand';
import type { AccountKey, AccountKind, InventorySort } from '../../contract';
import { readPreference, savePreference } from './preferences';

export type Density = 'normal' | 'compact';

/** The accounts, what was done to them, or several side by side. */
export type View = 'accounts' | 'activity' | 'comparison';

export interface ViewState {
  view: View;
  /** A profile's id; null for all instances. */
  selected: string | null;
  kind: AccountKind | null;
  providers: readonly string[];
  valid: boolean | null;
  text: string;
  sort: InventorySort;
  density: Density;
  /** The account whose drawer is open. */
  open: AccountKey | null;
}

const emptyFilter = { kind: null, providers: [], valid: null, text: '' } as const;

export const useView = create<ViewState>(() => ({
  view: 'accounts',
  selected: readPreference('instance'),
  ...emptyFilter,
  sort: { field: 'displayName', direction: 'ascending' },
  density: readPreference('density') === 'compact' ? 'compact' : 'normal',
  open: null,
}));

const setView = (part: Partial<ViewState>): void => {
  useView.setState(part);
};

/** Shows another instance, or all. What is compared is of no one instance, so choosing one leads away from it. */
export function selectInstance(selected: string | null): void {
  if (useView.getState().view === 'comparison') setView({ view: 'accounts' });
  switchInstance(selected);
}

/** The same, wherever the user is. The providers chosen may not occur there, so they are let go. */
export function switchInstance(selected: string | null): void {
  if (useView.getState().selected === selected) return;
  savePreference('instance', selected);
  setView({ selected, providers: [], open: null });
}

/** OAuth accounts have no valid state, so looking at them lets that filter go. */
export function setKindFilter(kind: AccountKind | null): void {
  setView(kind === 'oauth' ? { kind, valid: null, providers: [] } : { kind, providers: [] });
}

export const setProviderFilter = (providers: readonly string[]): void => {
  setView({ providers });
};
export const setValidFilter = (valid: boolean | null): void => {
  setView({ valid });
};
export const setTextFilter = (text: string): void => {
  setView({ text });
};
export const clearInventoryFilters = (): void => {
  setView(emptyFilter);
};
/**
 * Opens an account beside the grid; from another view it goes there. The one that is open stays the same object: what
 * is known of it, and what is being done to it, hangs on that.
 */
export function openAccount(account: AccountKey | null): void {
  const { open } = useView.getState();
  if (account === null) setView({ open: null });
  else if (open !== null && isSameAccount(open, account)) setView({ view: 'accounts' });
  else setView({ open: account, view: 'accounts' });
}
export const showView = (view: View): void => {
  setView({ view });
};
/** The comparison, or back from it. */
export const toggleComparison = (): void => {
  setView({ view: useView.getState().view === 'comparison' ? 'accounts' : 'comparison' });
};
export const toggleActivity = (): void => {
  setView({ view: useView.getState().view === 'activity' ? 'accounts' : 'activity' });
};

/** Sorts by a field; a second time turns the order around. */
export function sortBy(field: InventorySort['field']): void {
  const { sort } = useView.getState();
  const turn = sort.field === field && sort.direction === 'ascending';
  setView({ sort: { field, direction: turn ? 'descending' : 'ascending' } });
}

export function setDensity(density: Density): void {
  savePreference('density', density);
  setView({ density });
}

/** The filter as the contract wants it. */
export const toInventoryFilter = ({ selected, kind, providers, valid, text }: ViewState) => ({
  profileIds: selected === null ? null : [selected],
  kind,
  dataProviderTypes: providers.length === 0 ? null : [...providers],
  valid,
  text: text.trim().slice(0, 200),
});

export const isInventoryFiltered = ({ kind, providers, valid, text }: ViewState): boolean =>
  kind !== null || providers.length > 0 || valid !== null || text.trim() !== '';

export const isSameAccount = (one: AccountKey, other: AccountKey): boolean =>
  one.id === other.id && one.kind === other.kind && one.profileId === other.profileId;
