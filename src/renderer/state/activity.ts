/** The activity on screen: what was written and revealed, newest first, and how it is filtered. */
import { create } from 'zustand';
import type { ActivityEntry, ActivityOutcome, RequestFor } from '../../contract';
import { call } from '../api/client';
import { Pager, initialPagedRows, type PagedRows } from './paged-rows';
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

/** The filter as the contract wants it. The instance is the one that the rail shows. */
export function currentActivityFilter(): NonNullable<RequestFor<'activity.list'>['filter']> {
  const { outcome, text } = useActivity.getState();
  const { selected } = useView.getState();
  return {
    profileIds: selected === null ? null : [selected],
    outcome,
    text: text.trim().slice(0, 200),
  };
}

const pager = new Pager<ActivityEntry>(useActivity, async (place) => {
  const result = await call('activity.list', { filter: currentActivityFilter(), ...place });
  if (!result.ok) return result;
  const { total, entries } = result.value;
  updateOpenEntry(entries);
  return { ok: true, value: { total, rows: entries } };
});

/** The outcome of the entry that is open may have become known. */
function updateOpenEntry(entries: readonly ActivityEntry[]): void {
  const { open } = useActivity.getState();
  const now = entries.find(({ id }) => id === open?.id);
  if (now !== undefined) useActivity.setState({ open: now });
}

export const setVisibleEntries = (first: number, last: number): void => {
  pager.setVisible(first, last);
};
export const refreshActivity = (): void => {
  pager.refresh();
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

/** Asks when the view is looked at, and whenever its question changes; once, at the start. */
export function watchActivityView(): void {
  const anew = (): void => {
    useActivity.setState({ open: null });
    pager.reload();
  };
  useActivity.subscribe((now, before) => {
    if (now.outcome !== before.outcome) anew();
    else if (now.text !== before.text) {
      useActivity.setState({ open: null });
      pager.reloadDebounced();
    }
  });
  useView.subscribe((now, before) => {
    if (now.view !== 'activity') return;
    if (before.view !== 'activity' || now.selected !== before.selected) anew();
  });
}

/** The activity grew or an outcome became known. While nobody looks there is nothing to read. */
export function refreshVisibleActivity(): void {
  if (useView.getState().view === 'activity') pager.refresh();
}
