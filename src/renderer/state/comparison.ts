/** What is compared on screen, and the accounts picked to be compared. */
import { create } from 'zustand';
import type { AccountKey, Comparison } from '../../contract';
import { call } from '../api/client';
import { useProfiles } from './profiles';
import { isSameAccount, useView } from './view';

/** More would not fit beside each other; the contract allows no more. */
export const MAX_COMPARED_ACCOUNTS = 12;

/** The contract allows no more. */
export const MAX_COMPARED_INSTANCES = 50;

interface ComparisonState {
  /** Null: nothing was chosen yet. */
  shown: Comparison | null;
  /** Where "Back" leads: a cell of two instances opens their accounts. */
  history: readonly Comparison[];
  /** In the order in which they were picked. */
  picked: readonly AccountKey[];
}

export const useComparison = create<ComparisonState>(() => ({
  shown: null,
  history: [],
  picked: [],
}));

/** Shows a comparison; `from` keeps the one that is shown to come back to. */
export function showComparison(shown: Comparison, from: 'anew' | 'within' = 'anew'): void {
  const { shown: now, history: before } = useComparison.getState();
  useComparison.setState({
    shown,
    history: from === 'within' && now !== null ? [...before, now] : [],
  });
  useView.setState({ view: 'comparison' });
}

/** The same comparison, changed: another baseline, filter or rule. */
export const changeComparison = (shown: Comparison): void => {
  useComparison.setState({ shown });
};

/** To the comparison before, or to the choice of what to compare. */
export function leaveComparison(): void {
  const { history: before } = useComparison.getState();
  useComparison.setState({ shown: before.at(-1) ?? null, history: before.slice(0, -1) });
}

/** Instances as they are compared at first: by name, all rows, against what most of them have. */
export const defaultInstancesComparison = (
  profileIds: readonly string[],
): Extract<Comparison, { view: 'instances' }> => ({
  view: 'instances',
  profileIds: profileIds.slice(0, MAX_COMPARED_INSTANCES),
  rule: { ignoreCase: true, prefixes: [], suffixes: [], environmentWords: [], pairings: [] },
  filter: {
    differencesOnly: false,
    missingOnly: false,
    invalidOnly: false,
    dataProviderTypes: null,
  },
  baseline: null,
});

/** Picks an account, or lets it go. What is too many is not picked. */
export function togglePicked({ profileId, kind, id }: AccountKey): void {
  const key = { profileId, kind, id };
  const { picked } = useComparison.getState();
  const rest = picked.filter((each) => !isSameAccount(each, key));
  if (rest.length < picked.length) useComparison.setState({ picked: rest });
  else if (picked.length < MAX_COMPARED_ACCOUNTS)
    useComparison.setState({ picked: [...picked, key] });
}

export const clearPicked = (): void => {
  useComparison.setState({ picked: [] });
};

/** The picked accounts side by side, when there are enough of them. */
export function comparePicked(): void {
  const { picked } = useComparison.getState();
  if (picked.length >= 2) {
    showComparison({ view: 'accounts', accounts: [...picked], baseline: null });
  }
}

/** Nobody waits for it: what fails is told to whoever compares. */
export function prepareInstancesComparison(): void {
  const profiles = useProfiles.getState().profiles ?? [];
  const profileIds = profiles.slice(0, MAX_COMPARED_INSTANCES).map(({ id }) => id);
  void call('comparison.prepare', { profileIds });
}
