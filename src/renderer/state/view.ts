/** The view on screen: the selected instance, filters, order, density and open account. */
import { create } from 'zustand';
import type {
  AccountConditions,
  AccountKey,
  AccountKind,
  InventorySort,
  SavedView,
} from '../../contract';
import { readPreference, savePreference } from './preferences';

export type Density = 'normal' | 'compact';

export type View =
  'accounts' | 'activity' | 'changes' | 'comparison' | 'overview' | 'attention' | 'tokens';

export interface ViewState {
  view: View;
  /** A profile's id; null for all instances. */
  selected: string | null;
  /** Several instances of a saved view, while none is selected; null for all. */
  scope: readonly string[] | null;
  kind: AccountKind | null;
  providers: readonly string[];
  valid: boolean | null;
  text: string;
  /** Everything else that is set under “Filter”. */
  conditions: AccountConditions;
  sort: InventorySort;
  density: Density;
  /** The account whose drawer is open. */
  open: AccountKey | null;
}

const emptyFilter = {
  kind: null,
  providers: [],
  valid: null,
  text: '',
  conditions: {},
  scope: null,
} as const;

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

/** Shows another instance, or all. Leaves the comparison, which has instances of its own. */
export function selectInstance(selected: string | null): void {
  if (useView.getState().view === 'comparison') setView({ view: 'accounts' });
  switchInstance(selected);
}

/** Selects an instance and stays in the view. Clears the provider filter, since other instances have other providers. */
export function switchInstance(selected: string | null): void {
  const { selected: before, scope, conditions } = useView.getState();
  const { group, ...others } = conditions;
  const ofGroup = group === undefined ? conditions : others;
  if (before === selected && scope === null && ofGroup === conditions) return;
  savePreference('instance', selected);
  setView({ selected, scope: null, conditions: ofGroup, providers: [], open: null });
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
/** Sets conditions; those that are undefined are removed. */
export function setConditions(part: {
  readonly [K in keyof AccountConditions]: AccountConditions[K] | undefined;
}): void {
  const { conditions } = useView.getState();
  const set = Object.entries({ ...conditions, ...part }).filter(([, value]) => value !== undefined);
  setView({ conditions: Object.fromEntries(set) });
}

/** A group is a scope of its own. */
export function setGroupFilter(group: string | undefined): void {
  if (group !== undefined) switchInstance(null);
  setConditions({ group });
}

/** Shows the accounts of a group. Leaves the comparison, as `selectInstance` does. */
export function selectGroup(group: string): void {
  if (useView.getState().view === 'comparison') setView({ view: 'accounts' });
  if (useView.getState().conditions.group === group) return;
  setGroupFilter(group);
  // Another group has other providers.
  setView({ providers: [], open: null });
}

export const clearScope = (): void => {
  setView({ scope: null });
};

/** Shows what a saved view shows, in place of all filters. Of instances that are gone it shows the rest, or all. */
export function showSavedView({ filter, sort }: SavedView): void {
  const { profileIds, kind, dataProviderTypes, valid, text, ...conditions } = filter;
  const ids = profileIds ?? [];
  const selected = ids.length === 1 ? (ids[0] ?? null) : null;
  savePreference('instance', selected);
  setView({
    view: 'accounts',
    selected,
    scope: ids.length > 1 ? ids : null,
    kind,
    providers: dataProviderTypes ?? [],
    valid,
    text,
    conditions,
    sort,
    open: null,
  });
}

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

export const toggleOverview = (): void => {
  setView({ view: useView.getState().view === 'overview' ? 'accounts' : 'overview' });
};

export const toggleAttention = (): void => {
  setView({ view: useView.getState().view === 'attention' ? 'accounts' : 'attention' });
};

export const toggleTokens = (): void => {
  setView({ view: useView.getState().view === 'tokens' ? 'accounts' : 'tokens' });
};

export type AccountsPart = Partial<
  Pick<ViewState, 'selected' | 'kind' | 'providers' | 'valid' | 'conditions' | 'sort'>
>;

/** Shows a part of the accounts in place of what is filtered, of the instances on screen or of another one. */
export function showAccountsPart({ selected, conditions = {}, ...part }: AccountsPart): void {
  const { selected: shown, scope, conditions: before } = useView.getState();
  const common = { ...emptyFilter, view: 'accounts', open: null, ...part } as const;
  if (selected !== undefined) {
    savePreference('instance', selected);
    setView({ ...common, selected, conditions });
    return;
  }
  const ofGroup = before.group === undefined ? {} : { group: before.group };
  setView({ ...common, selected: shown, scope, conditions: { ...ofGroup, ...conditions } });
}

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

/** The instances on screen; null for all, or for those of a group. */
export const toProfileIds = ({
  selected,
  scope,
}: Pick<ViewState, 'selected' | 'scope'>): string[] | null =>
  selected !== null ? [selected] : scope && [...scope];

/** The filter for the contract. */
export const toInventoryFilter = (view: ViewState) => ({
  ...view.conditions,
  profileIds: toProfileIds(view),
  ...toOwnFilter(view),
});

/** The same without what is set in the filter bar: all accounts of the instances on screen. */
export const toShownFilter = (view: ViewState) => ({
  profileIds: toProfileIds(view),
  ...(view.conditions.group === undefined ? {} : { group: view.conditions.group }),
});

const toOwnFilter = ({ kind, providers, valid, text }: ViewState) => ({
  kind,
  dataProviderTypes: providers.length === 0 ? null : [...providers],
  valid,
  text: text.trim().slice(0, 200),
});

export const isInventoryFiltered = (view: ViewState): boolean =>
  view.kind !== null ||
  view.providers.length > 0 ||
  view.valid !== null ||
  view.text.trim() !== '' ||
  view.scope !== null ||
  Object.keys(view.conditions).length > 0;

export const isSameAccount = (one: AccountKey, other: AccountKey): boolean =>
  one.id === other.id && one.kind === other.kind && one.profileId === other.profileId;
