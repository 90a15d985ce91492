/** The view on screen: the selected instance, filters, order, density and open account. */
import { create } from 'zustand';
import type { AccountKey, AccountKind, InventorySort } from '../../contract';
import { readPreference, savePreference } from './preferences';

export type Density = 'normal' | 'compact';

export type View = 'accounts' | 'activity' | 'changes' | 'comparison';

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

/** Shows another instance, or all. Leaves the comparison, which does not depend on the selected instance. */
export function selectInstance(selected: string | null): void {
  if (useView.getState().view === 'comparison') setView({ view: 'accounts' });
  switchInstance(selected);
}

/** Selects an instance and stays in the view. Clears the provider filter, since other instances have other providers. */
export function switchInstance(selected: string | null): void {
  if (useView.getState().selected === selected) return;
  savePreference('instance', selected);
  setView({ selected, providers: [], open: null });
}

/** OAuth accounts have no valid state, so choosing them clears that filter. */
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
 * Opens an account in the drawer of the accounts view. If it is open already, the object stays the same, since a new
 * one would reset the detail and a running change.
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
/** Shows the comparison, or the accounts if it is shown. */
export const toggleComparison = (): void => {
  setView({ view: useView.getState().view === 'comparison' ? 'accounts' : 'comparison' });
};
export const toggleActivity = (): void => {
  setView({ view: useView.getState().view === 'activity' ? 'accounts' : 'activity' });
};
export const toggleChanges = (): void => {
  setView({ view: useView.getState().view === 'changes' ? 'accounts' : 'changes' });
};

/** Sorts by a field; a second call reverses the order. */
export function sortBy(field: InventorySort['field']): void {
  const { sort } = useView.getState();
  const reversed = sort.field === field && sort.direction === 'ascending';
  setView({ sort: { field, direction: reversed ? 'descending' : 'ascending' } });
}

export function setDensity(density: Density): void {
  savePreference('density', density);
  setView({ density });
}

/** The filter for the contract. */
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
