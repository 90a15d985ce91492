/** What the user looks at: which part of the inventory, in which order, and how. */
import { create } from 'zustand';
import type { AccountKey, Kind, Sort } from '../../contract';
import { recall, remember } from './remembered';
import { isSameAccount } from './sameAccount';

export type Density = 'normal' | 'compact';

/** The accounts, what was done to them, or several side by side. */
export type View = 'accounts' | 'activity' | 'comparison';

export interface ViewState {
  view: View;
  /** A profile's id; null for all instances. */
  selected: string | null;
  kind: Kind | null;
  providers: readonly string[];
  valid: boolean | null;
  text: string;
  sort: Sort;
  density: Density;
  /** The account whose drawer is open. */
  open: AccountKey | null;
}

const noFilter = { kind: null, providers: [], valid: null, text: '' } as const;

export const useView = create<ViewState>(() => ({
  view: 'accounts',
  selected: recall('instance'),
  ...noFilter,
  sort: { field: 'displayName', direction: 'ascending' },
  density: recall('density') === 'compact' ? 'compact' : 'normal',
  open: null,
}));

const set = (part: Partial<ViewState>): void => {
  useView.setState(part);
};

/** Shows another instance, or all. What is compared is of no one instance, so choosing one leads away from it. */
export function selectInstance(selected: string | null): void {
  if (useView.getState().view === 'comparison') set({ view: 'accounts' });
  followInstance(selected);
}

/** The same, wherever the user is. The providers chosen may not occur there, so they are let go. */
export function followInstance(selected: string | null): void {
  if (useView.getState().selected === selected) return;
  remember('instance', selected);
  set({ selected, providers: [], open: null });
}

/** OAuth accounts have no valid state, so looking at them lets that filter go. */
export function setKind(kind: Kind | null): void {
  set(kind === 'oauth' ? { kind, valid: null, providers: [] } : { kind, providers: [] });
}

export const setProviders = (providers: readonly string[]): void => {
  set({ providers });
};
export const setValid = (valid: boolean | null): void => {
  set({ valid });
};
export const setText = (text: string): void => {
  set({ text });
};
export const clearFilters = (): void => {
  set(noFilter);
};
/**
 * Opens an account beside the grid; from another view it goes there. The one that is open stays the same object: what
 * is known of it, and what is being done to it, hangs on that.
 */
export function openAccount(account: AccountKey | null): void {
  const { open } = useView.getState();
  if (account === null) set({ open: null });
  else if (open !== null && isSameAccount(open, account)) set({ view: 'accounts' });
  else set({ open: account, view: 'accounts' });
}
export const showView = (view: View): void => {
  set({ view });
};
/** The comparison, or back from it. */
export const toggleComparison = (): void => {
  set({ view: useView.getState().view === 'comparison' ? 'accounts' : 'comparison' });
};
export const toggleActivity = (): void => {
  set({ view: useView.getState().view === 'activity' ? 'accounts' : 'activity' });
};

/** Sorts by a field; a second time turns the order around. */
export function sortBy(field: Sort['field']): void {
  const { sort } = useView.getState();
  const turn = sort.field === field && sort.direction === 'ascending';
  set({ sort: { field, direction: turn ? 'descending' : 'ascending' } });
}

export function setDensity(density: Density): void {
  remember('density', density);
  set({ density });
}

/** The filter as the contract wants it. */
export const filterOf = ({ selected, kind, providers, valid, text }: ViewState) => ({
  profileIds: selected === null ? null : [selected],
  kind,
  dataProviderTypes: providers.length === 0 ? null : [...providers],
  valid,
  text: text.trim().slice(0, 200),
});

export const isFiltered = ({ kind, providers, valid, text }: ViewState): boolean =>
  kind !== null || providers.length > 0 || valid !== null || text.trim() !== '';
