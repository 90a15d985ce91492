/** The activity on screen: what was written and revealed, newest first, and how it is filtered. */
import { create } from 'zustand';
import type { ActivityEntry, ActivityOutcome, RequestFor } from '../../contract';
import { call } from '../api/client';
import { Pager, unasked, type Paged } from './paged';
import { useView } from './view';

interface ActivityState extends Paged<ActivityEntry> {
  outcome: ActivityOutcome | null;
  text: string;
  /** The entry whose details are shown. */
  open: ActivityEntry | null;
}

export const useActivity = create<ActivityState>(() => ({
  ...unasked,
  outcome: null,
  text: '',
  open: null,
}));

/** The filter as the contract wants it. The instance is the one that the rail shows. */
export function activityFilter(): NonNullable<RequestFor<'activity.list'>['filter']> {
  const { outcome, text } = useActivity.getState();
  const { selected } = useView.getState();
  return {
    profileIds: selected === null ? null : [selected],
    outcome,
    text: text.trim().slice(0, 200),
  };
}

const pager = new Pager<ActivityEntry>(useActivity, async (place) => {
  const result = await call('activity.list', { filter: activityFilter(), ...place });
  if (!result.ok) return result;
  const { total, entries } = result.value;
  keepOpen(entries);
  return { ok: true, value: { total, rows: entries } };
});

/** The outcome of the entry that is open may have become known. */
function keepOpen(entries: readonly ActivityEntry[]): void {
  const { open } = useActivity.getState();
  const now = entries.find(({ id }) => id === open?.id);
  if (now !== undefined) useActivity.setState({ open: now });
}

export const showEntries = (first: number, last: number): void => {
  pager.show(first, last);
};
export const refreshActivity = (): void => {
  pager.refresh();
};
export const openEntry = (open: ActivityEntry | null): void => {
  useActivity.setState({ open });
};
export const setOutcome = (outcome: ActivityOutcome | null): void => {
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
export function followActivity(): void {
  const anew = (): void => {
    useActivity.setState({ open: null });
    pager.anew();
  };
  useActivity.subscribe((now, before) => {
    if (now.outcome !== before.outcome) anew();
    else if (now.text !== before.text) {
      useActivity.setState({ open: null });
      pager.anewSoon();
    }
  });
  useView.subscribe((now, before) => {
    if (now.view !== 'activity') return;
    if (before.view !== 'activity' || now.selected !== before.selected) anew();
  });
}

/** The activity grew or an outcome became known. While nobody looks there is nothing to read. */
export function activityChanged(): void {
  if (useView.getState().view === 'activity') pager.refresh();
}
