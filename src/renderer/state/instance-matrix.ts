/** Instances side by side on screen: the rows by page, the counts, and what to ask again. */
import { create } from 'zustand';
import type { Comparison, InstanceAge, InstanceRow, InstancesSummary } from '../../contract';
import { call, listenToMain } from '../api/client';
import { changeComparison, useComparison } from './comparison';
import { debounce, PAGE_SIZE, Pager, initialPagedRows, type PagedRows } from './paged-rows';
import { useProfiles } from './profiles';

export type InstancesComparison = Extract<Comparison, { view: 'instances' }>;

/** Rows are compared while the first are on screen: so soon the counts are asked for again. */
const RECOUNT_MS = 200;
/** A sync changes the inventory many times a second. */
const SETTLE_MS = 200;

interface InstanceMatrixState extends PagedRows<InstanceRow> {
  /** Of the answer on screen, in the order of its columns. */
  instances: readonly InstanceAge[];
  /** Null while rows are being compared. */
  summary: InstancesSummary | null;
  /** Labels of instances that were compared until they were removed from Latchkey. */
  removedInstances: readonly string[];
}

const emptyMatrix = {
  ...initialPagedRows,
  instances: [],
  summary: null,
  removedInstances: [],
} as const;

export const useInstanceMatrix = create<InstanceMatrixState>(() => emptyMatrix);

let currentComparison: InstancesComparison | null = null;

const requestRows = (
  { view: _, ...request }: InstancesComparison,
  place: { offset: number; limit: number },
) => call('comparison.instances', { ...request, ...place, wait: false });

const pager = new Pager<InstanceRow>(useInstanceMatrix, async (place) => {
  const question = currentComparison;
  if (question === null) return { ok: true, value: { total: 0, rows: [] } };
  const result = await requestRows(question, place);
  if (!result.ok) return result;
  const { instances, summary, total, rows } = result.value;
  const onShown = (): void => {
    if (question !== currentComparison) return;
    useInstanceMatrix.setState({ instances, summary });
    if (summary === null) recountSoon();
  };
  return { ok: true, value: { total, rows, onShown } };
});

const recountSoon = debounce(RECOUNT_MS, () => {
  if (currentComparison !== null) pager.refresh();
});

/**
 * Asks what a comparison finds. One that comes back, or has other instances or another rule, keeps its place; what
 * another filter leaves is shown from its top.
 */
export function loadInstanceMatrix(comparison: InstancesComparison): void {
  const before = currentComparison;
  currentComparison = comparison;
  if (comparison.profileIds.length < 2) return;
  const { instances } = useInstanceMatrix.getState();
  const kept = instances.some(({ profileId }) => comparison.profileIds.includes(profileId));
  if (!kept) useInstanceMatrix.setState({ ...emptyMatrix, pages: {} });
  if (before === comparison) pager.refresh();
  else if (kept && before?.filter === comparison.filter) pager.reloadInPlace();
  else pager.reload();
}

export const refreshInstanceMatrix = (): void => {
  if (currentComparison !== null && currentComparison.profileIds.length >= 2) pager.refresh();
};
export const setVisibleInstanceRows = (first: number, last: number): void => {
  pager.setVisible(first, last);
};
export const dismissRemovedInstances = (): void => {
  useInstanceMatrix.setState({ removedInstances: [] });
};

/** Asks again whenever something was read or renamed, as long as it is looked at. Returns how to stop. */
export function watchInstanceMatrix(): () => void {
  const soon = debounce(SETTLE_MS, refreshInstanceMatrix);
  const leaveRemoved = (): void => {
    const { profiles } = useProfiles.getState();
    const { shown } = useComparison.getState();
    if (profiles === null || shown?.view !== 'instances') return;
    const there = new Set(profiles.map(({ id }) => id));
    const left = shown.profileIds.filter((id) => there.has(id));
    if (left.length === shown.profileIds.length) return;
    const { instances, removedInstances: gone } = useInstanceMatrix.getState();
    const labels = instances.flatMap(({ profileId, label }) =>
      there.has(profileId) ? [] : [label],
    );
    useInstanceMatrix.setState({ removedInstances: [...gone, ...labels] });
    changeComparison(withInstances(shown, left));
  };
  leaveRemoved();
  const stop = [
    listenToMain(({ event }) => {
      if (event === 'inventoryChanged' || event === 'profilesChanged') soon();
    }),
    useProfiles.subscribe(leaveRemoved),
  ];
  return () => {
    for (const each of stop) each();
  };
}

/** The same comparison of other instances; the baseline stays the same instance, if it is still there. */
export function withInstances(
  comparison: InstancesComparison,
  profileIds: readonly string[],
): InstancesComparison {
  const { baseline } = comparison;
  const place = baseline === null ? -1 : profileIds.indexOf(comparison.profileIds[baseline] ?? '');
  return { ...comparison, profileIds: [...profileIds], baseline: place < 0 ? null : place };
}

interface CellPosition {
  row: number;
  column: number;
}
let rememberedCell: CellPosition | null = null;

/** The cell whose accounts were opened, to come back to. */
export const rememberCell = (place: CellPosition): void => {
  rememberedCell = place;
};
export function takeRememberedCell(): CellPosition | null {
  const place = rememberedCell;
  rememberedCell = null;
  return place;
}

/** The next row that differs, from one on; what is not on screen is read on the way. Null: there is none. */
export async function findDifferentRow(from: number, step: 1 | -1): Promise<number | null> {
  const question = currentComparison;
  const { total } = useInstanceMatrix.getState();
  for (let row = from; question !== null && row >= 0 && row < (total ?? 0);) {
    const page = Math.floor(row / PAGE_SIZE);
    const rows = await loadPage(question, page);
    if (rows === null || question !== currentComparison) return null;
    for (; Math.floor(row / PAGE_SIZE) === page; row += step) {
      if (rows[row % PAGE_SIZE]?.verdict === 'different') return row;
    }
  }
  return null;
}

async function loadPage(
  question: InstancesComparison,
  page: number,
): Promise<readonly InstanceRow[] | null> {
  const known = useInstanceMatrix.getState().pages[page];
  if (known !== undefined) return known;
  const result = await requestRows(question, { offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  return result.ok ? result.value.rows : null;
}
