/** The view of changes: the accounts that changed in a period, newest first. Read by page, each from where the last ended. */
import { create } from 'zustand';
import type { ChangedAccount, ChangeGap, ChangeKind, ResponseFor, Result } from '../../contract';
import { call } from '../api/client';
import { initialPagedRows, PAGE_SIZE, toPages, type PagedRows } from './paged-rows';
import { isOtherScope, shownProfileIds } from './shown-instances';
import { useView } from './view';

const DAY_MS = 86_400_000;

export const changePeriods = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;
export type ChangePeriod = keyof typeof changePeriods | 'since';

interface ChangesState extends PagedRows<ChangedAccount> {
  period: ChangePeriod;
  /** `2026-08-01`, for the period `since`. */
  sinceDate: string;
  /** Empty: all. */
  kinds: readonly ChangeKind[];
  /** What cannot be known of this period. */
  gaps: readonly ChangeGap[];
  /** The account whose changes are shown. */
  open: ChangedAccount | null;
}

export const useChanges = create<ChangesState>(() => ({
  ...initialPagedRows,
  period: 'week',
  sinceDate: '',
  kinds: [],
  gaps: [],
  open: null,
}));

export const changedAccountKey = ({ profileId, kind, id, takenAt }: ChangedAccount): string =>
  `${profileId} ${kind} ${id} ${takenAt}`;

/** Start of the period in epoch ms. A date means its first moment here; without one, the period is a week. */
export function periodStart(
  { period, sinceDate }: Pick<ChangesState, 'period' | 'sinceDate'>,
  now: number,
): number {
  if (period !== 'since') return now - changePeriods[period];
  const at = new Date(`${sinceDate}T00:00`).getTime();
  return Number.isNaN(at) || at < 0 ? now - changePeriods.week : at;
}

type ChangesPage = ResponseFor<'inventory.changes'>;

/** The question on screen, where its next page begins, and how many rows it has. */
let since = 0;
let next: ChangesPage['next'] = null;
let rows: ChangedAccount[] = [];
let generation = 0;
let isReadingMore = false;

function fetchPage(after: ChangesPage['next']): Promise<Result<ChangesPage>> {
  const { kinds } = useChanges.getState();
  return call('inventory.changes', {
    since,
    profileIds: shownProfileIds(),
    kinds: kinds.length === 0 ? null : [...kinds],
    after,
    limit: PAGE_SIZE,
  });
}

/** A row more than was read stands for the rest, and is read when it comes near the screen. */
const readPages = (): Pick<ChangesState, 'pages' | 'total' | 'atLeast'> => ({
  pages: toPages(rows),
  total: rows.length + (next === null ? 0 : 1),
  atLeast: next !== null,
});

/** `fromTop`: another question. Otherwise as many rows as before are read again and replaced at once. */
async function load(fromTop: boolean): Promise<void> {
  const own = ++generation;
  isReadingMore = false;
  useChanges.setState(
    fromTop ? { loading: true, isPreviousData: true, open: null } : { loading: true },
  );
  const wanted = fromTop ? 1 : Math.max(1, rows.length);
  since = periodStart(useChanges.getState(), Date.now());
  const read: ChangedAccount[] = [];
  let gaps: readonly ChangeGap[] = [];
  let after: ChangesPage['next'] = null;
  do {
    const page: Result<ChangesPage> = await fetchPage(after);
    if (own !== generation) return;
    if (!page.ok) {
      const cleared = useChanges.getState().isPreviousData ? { total: null, pages: {} } : {};
      useChanges.setState({
        ...cleared,
        problem: page.problem,
        loading: false,
        isPreviousData: false,
      });
      return;
    }
    read.push(...page.value.accounts);
    if (after === null) ({ gaps } = page.value);
    after = page.value.next;
  } while (after !== null && read.length < wanted);
  rows = read;
  next = after;
  const { queryVersion } = useChanges.getState();
  useChanges.setState({
    ...readPages(),
    gaps,
    problem: null,
    loading: false,
    isPreviousData: false,
    queryVersion: fromTop ? queryVersion + 1 : queryVersion,
  });
}

async function readMore(): Promise<void> {
  if (next === null || isReadingMore || useChanges.getState().loading) return;
  isReadingMore = true;
  const own = generation;
  const page = await fetchPage(next);
  if (own !== generation) return;
  isReadingMore = false;
  if (!page.ok) {
    useChanges.setState({ problem: page.problem });
    return;
  }
  rows = [...rows, ...page.value.accounts];
  ({ next } = page.value);
  useChanges.setState({ ...readPages(), problem: null });
}

export const setVisibleChanges = (_first: number, last: number): void => {
  if (last >= rows.length - 1) void readMore();
};
export const refreshChanges = (): void => {
  void load(false);
};
export const openChangedAccount = (open: ChangedAccount | null): void => {
  useChanges.setState({ open });
};
export const setChangePeriod = (period: ChangePeriod): void => {
  useChanges.setState({ period });
};
export const setSinceDate = (sinceDate: string): void => {
  useChanges.setState({ sinceDate });
};
export const setChangeKinds = (kinds: readonly ChangeKind[]): void => {
  useChanges.setState({ kinds });
};
export const clearChangeFilters = (): void => {
  useChanges.setState({ kinds: [] });
};
export const isChangesFiltered = ({ kinds }: ChangesState): boolean => kinds.length > 0;

/** Loads the changes when the view opens and when its filters change. Called once, when the window starts. */
export function watchChangesView(): void {
  useChanges.subscribe((now, before) => {
    const isOther =
      now.period !== before.period ||
      now.sinceDate !== before.sinceDate ||
      now.kinds !== before.kinds;
    if (isOther) void load(true);
  });
  useView.subscribe((now, before) => {
    if (now.view !== 'changes') return;
    if (before.view !== 'changes' || isOtherScope(now, before)) void load(true);
  });
}

/** Called when a sync has ended. A view that is not shown loads when it opens. */
export function refreshVisibleChanges(): void {
  if (useView.getState().view === 'changes') void load(false);
}
