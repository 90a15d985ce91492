/** The activity view: its entries, newest first, and its filters. */
import { create } from 'zustand';
import type { ActivityEntry, ActivityOutcome, RequestFor } from '../../contract';
import { call } from '../api/client';
import { Pager, initialPagedRows, type PagedRows } from './paged-rows';
import { isOtherScope, shownProfileIds } from './shown-instances';
import { useView } from './view';

interface ActivityState extends PagedRows<ActivityEntry> {
  outcome: ActivityOutcome | null;
  text: string;
  /** The entry whose details are shown. */
  open: ActivityEntry | null;
}

export const useActivity = create<ActivityState>(() => ({
  ...initialPagedRows,
  outcome: null,
  text: '',
  open: null,
}));

/** The filter for the contract. The instance is the one selected in the rail. */
export function currentActivityFilter(): NonNullable<RequestFor<'activity.list'>['filter']> {
  const { outcome, text } = useActivity.getState();
  return {
    profileIds: shownProfileIds(),
    outcome,
    text: text.trim().slice(0, 200),
  };
}

const pager = new Pager<ActivityEntry>(useActivity, async (range) => {
  const result = await call('activity.list', { filter: currentActivityFilter(), ...range });
  if (!result.ok) return result;
  const { total, entries } = result.value;
  updateOpenEntry(entries);
  return { ok: true, value: { total, rows: entries } };
});

/** The outcome of the open entry may have become known. */
function updateOpenEntry(entries: readonly ActivityEntry[]): void {
  const { open } = useActivity.getState();
  const current = entries.find(({ id }) => id === open?.id);
  if (current !== undefined) useActivity.setState({ open: current });
}

export const setVisibleEntries = (first: number, last: number): void => {
  pager.setVisible(first, last);
};
export const refreshActivity = (): void => {
  void pager.refresh();
};
export const openActivityEntry = (open: ActivityEntry | null): void => {
  useActivity.setState({ open });
};
export const setActivityOutcome = (outcome: ActivityOutcome | null): void => {
  useActivity.setState({ outcome });
};
export const setActivityText = (text: string): void => {
  useActivity.setState({ text });
};
export const clearActivityFilters = (): void => {
  useActivity.setState({ outcome: null, text: '' });
};

export const isActivityFiltered = ({ outcome, text }: ActivityState): boolean =>
  outcome !== null || text.trim() !== '';

/** Loads the entries when the view opens and when its filters change. Called once, when the window starts. */
export function watchActivityView(): void {
  const reload = (): void => {
    useActivity.setState({ open: null });
    pager.reload();
  };
  useActivity.subscribe((now, before) => {
    if (now.outcome !== before.outcome) reload();
    else if (now.text !== before.text) {
      useActivity.setState({ open: null });
      pager.reloadAsTyped();
    }
  });
  useView.subscribe((now, before) => {
    if (now.view !== 'activity') return;
    if (before.view !== 'activity' || isOtherScope(now, before)) reload();
  });
}

/** Called when the activity has changed. A view that is not shown loads when it opens. */
export function refreshVisibleActivity(): void {
  if (useView.getState().view === 'activity') void pager.refresh();
}
