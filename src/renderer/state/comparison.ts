/** The comparison on screen, and the selected accounts. */
import { create } from 'zustand';
import type { AccountKey, Comparison, InstanceFilter } from '../../contract';
import { call } from '../api/client';
import { useProfiles } from './profiles';
import { isSameAccount, useView } from './view';
import { accountKeyText } from '../../contract/zod-free';

/** The limit of the contract; more columns would not fit on a screen. */
export const MAX_COMPARED_ACCOUNTS = 12;

/** How many accounts can be selected; a page draws no more slowly with that many. */
export const MAX_PICKED_ACCOUNTS = 10_000;

/** The limit of the contract. */
export const MAX_COMPARED_INSTANCES = 50;

interface ComparisonState {
  /** Null until the user chooses what to compare. */
  shown: Comparison | null;
  /** The comparisons that "Back" returns to, the latest last. */
  history: readonly Comparison[];
  /** In the order in which they were selected. */
  picked: readonly AccountKey[];
}

export const useComparison = create<ComparisonState>(() => ({
  shown: null,
  history: [],
  picked: [],
}));

/** Shows a comparison. `within` keeps the current one in the history, `new` clears the history. */
export function showComparison(shown: Comparison, from: 'new' | 'within' = 'new'): void {
  const { shown: current, history } = useComparison.getState();
  useComparison.setState({
    shown,
    history: from === 'within' && current !== null ? [...history, current] : [],
  });
  useView.setState({ view: 'comparison' });
}

/** Replaces the comparison on screen by one with another baseline, filter or rule. */
export const changeComparison = (shown: Comparison): void => {
  useComparison.setState({ shown });
};

/** Returns to the previous comparison, or to the choice of what to compare. */
export function leaveComparison(): void {
  const { history } = useComparison.getState();
  useComparison.setState({ shown: history.at(-1) ?? null, history: history.slice(0, -1) });
}

/** Every row. */
export const everyRow: InstanceFilter = {
  differencesOnly: false,
  missingOnly: false,
  invalidOnly: false,
  single: 'with',
  field: null,
  profileId: null,
  dataProviderTypes: null,
};

/** Every account that more than one instance has. */
export const sharedRows: InstanceFilter = { ...everyRow, single: 'without' };

/**
 * A new comparison of instances: accounts match by name without the words that Latchkey guesses, accounts of one
 * instance alone are only counted, there is no baseline.
 */
export const defaultInstancesComparison = (
  profileIds: readonly string[],
): Extract<Comparison, { view: 'instances' }> => ({
  view: 'instances',
  profileIds: profileIds.slice(0, MAX_COMPARED_INSTANCES),
  rule: { ignoreCase: true, prefixes: [], suffixes: [], environmentWords: [], pairings: [] },
  filter: sharedRows,
  baseline: null,
  guess: { off: [], words: null },
});

/** Selects more accounts, in their order, up to the maximum. */
export function addPicked(rows: readonly AccountKey[]): void {
  const { picked } = useComparison.getState();
  const all = new Map(picked.map((each) => [accountKeyText(each), each]));
  for (const { profileId, kind, id } of rows) {
    const key = { profileId, kind, id };
    if (!all.has(accountKeyText(key))) all.set(accountKeyText(key), key);
  }
  useComparison.setState({ picked: [...all.values()].slice(0, MAX_PICKED_ACCOUNTS) });
}

/** Selects or deselects an account. Does nothing when the maximum is already selected. */
export function togglePicked({ profileId, kind, id }: AccountKey): void {
  const key = { profileId, kind, id };
  const { picked } = useComparison.getState();
  const rest = picked.filter((each) => !isSameAccount(each, key));
  if (rest.length < picked.length) useComparison.setState({ picked: rest });
  else if (picked.length < MAX_PICKED_ACCOUNTS)
    useComparison.setState({ picked: [...picked, key] });
}

export const clearPicked = (): void => {
  useComparison.setState({ picked: [] });
};

/** Whether the selected accounts are enough, and not too many, to compare. */
export const canCompare = (picked: number): boolean =>
  picked >= 2 && picked <= MAX_COMPARED_ACCOUNTS;

/** Compares the selected accounts, if there are 2 to 12. */
export function comparePicked(): void {
  const { picked } = useComparison.getState();
  if (canCompare(picked.length)) {
    showComparison({ view: 'accounts', accounts: [...picked], baseline: null });
  }
}

/** Starts comparing in the background. A failure appears when the comparison is opened. */
export function prepareInstancesComparison(): void {
  const profiles = useProfiles.getState().profiles ?? [];
  const profileIds = profiles.slice(0, MAX_COMPARED_INSTANCES).map(({ id }) => id);
  void call('comparison.prepare', { profileIds });
}
