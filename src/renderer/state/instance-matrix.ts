/** The comparison of instances on screen: its rows by page, its counts, and when they are read again. */
import { create } from 'zustand';
import type {
  Comparison,
  InstanceAge,
  InstanceRow,
  InstancesSummary,
  MatchGuess,
} from '../../contract';
import { call, listenToMain } from '../api/client';
import { changeComparison, useComparison } from './comparison';
import { debounce, PAGE_SIZE, Pager, initialPagedRows, type PagedRows } from './paged-rows';
import { useProfiles } from './profiles';

export type InstancesComparison = Extract<Comparison, { view: 'instances' }>;

/** Rows are still compared while the first are on screen; after this time the counts are requested again. */
const RECOUNT_MS = 200;
/** A sync changes the inventory many times a second. */
const SETTLE_MS = 200;

interface InstanceMatrixState extends PagedRows<InstanceRow> {
  /** The compared instances, in the order of the columns. */
  instances: readonly InstanceAge[];
  /** Null while rows are being compared. */
  summary: InstancesSummary | null;
  /** Null while it is made, or if nothing is guessed. */
  guess: MatchGuess | null;
  /** Labels of instances that left the comparison because they were removed from Latchkey. */
  removedInstances: readonly string[];
}

const emptyMatrix = {
  ...initialPagedRows,
  instances: [],
  summary: null,
  guess: null,
  removedInstances: [],
} as const;

export const useInstanceMatrix = create<InstanceMatrixState>(() => emptyMatrix);

let currentComparison: InstancesComparison | null = null;

const requestRows = (
  { view: _, ...request }: InstancesComparison,
  range: { offset: number; limit: number },
) => call('comparison.instances', { ...request, ...range, wait: false });

const pager = new Pager<InstanceRow>(useInstanceMatrix, async (range) => {
  const comparison = currentComparison;
  if (comparison === null) return { ok: true, value: { total: 0, rows: [] } };
  const result = await requestRows(comparison, range);
  if (!result.ok) return result;
  const { instances, summary, guess, total, rows } = result.value;
  const onShown = (): void => {
    if (comparison !== currentComparison) return;
    useInstanceMatrix.setState({ instances, summary, guess });
    if (summary === null) recountSoon();
  };
  return { ok: true, value: { total, rows, onShown } };
});

const recountSoon = debounce(RECOUNT_MS, () => {
  if (currentComparison !== null) void pager.refresh();
});

/**
 * Loads the rows of a comparison. The scroll position stays when only the instances or the rule changed, or when the
 * user returns to the same comparison. Another filter starts at the top.
 */
export function loadInstanceMatrix(comparison: InstancesComparison): void {
  const previous = currentComparison;
  currentComparison = comparison;
  if (comparison.profileIds.length < 2) return;
  const { instances } = useInstanceMatrix.getState();
  const sharesInstances = instances.some(({ profileId }) =>
    comparison.profileIds.includes(profileId),
  );
  if (!sharesInstances) useInstanceMatrix.setState({ ...emptyMatrix, pages: {} });
  if (previous === comparison) void pager.refresh();
  else if (sharesInstances && previous?.filter === comparison.filter) pager.reloadInPlace();
  else pager.reload();
}

export const refreshInstanceMatrix = (): void => {
  if (currentComparison !== null && currentComparison.profileIds.length >= 2) void pager.refresh();
};
export const setVisibleInstanceRows = (first: number, last: number): void => {
  pager.setVisible(first, last);
};
export const dismissRemovedInstances = (): void => {
  useInstanceMatrix.setState({ removedInstances: [] });
};

/** Refreshes the matrix on each change of the inventory or the instances. Returns a function that stops this. */
export function watchInstanceMatrix(): () => void {
  const refreshSoon = debounce(SETTLE_MS, refreshInstanceMatrix);
  const dropRemovedInstances = (): void => {
    const { profiles } = useProfiles.getState();
    const { shown } = useComparison.getState();
    if (profiles === null || shown?.view !== 'instances') return;
    const existing = new Set(profiles.map(({ id }) => id));
    const remaining = shown.profileIds.filter((id) => existing.has(id));
    if (remaining.length === shown.profileIds.length) return;
    const { instances, removedInstances } = useInstanceMatrix.getState();
    const labels = instances.flatMap(({ profileId, label }) =>
      existing.has(profileId) ? [] : [label],
    );
    useInstanceMatrix.setState({ removedInstances: [...removedInstances, ...labels] });
    changeComparison(withInstances(shown, remaining));
  };
  dropRemovedInstances();
  const stopFunctions = [
    listenToMain(({ event }) => {
      if (event === 'inventoryChanged' || event === 'profilesChanged') refreshSoon();
    }),
    useProfiles.subscribe(dropRemovedInstances),
  ];
  return () => {
    for (const stop of stopFunctions) stop();
  };
}

/** The same comparison of other instances. The baseline stays the same instance, if that is still compared. */
export function withInstances(
  comparison: InstancesComparison,
  profileIds: readonly string[],
): InstancesComparison {
  const { baseline } = comparison;
  const column = baseline === null ? -1 : profileIds.indexOf(comparison.profileIds[baseline] ?? '');
  return { ...comparison, profileIds: [...profileIds], baseline: column < 0 ? null : column };
}

interface CellPosition {
  row: number;
  column: number;
}
let rememberedCell: CellPosition | null = null;

/** Remembers the cell whose accounts were opened, so that the focus returns to it. */
export const rememberCell = (position: CellPosition): void => {
  rememberedCell = position;
};
export function takeRememberedCell(): CellPosition | null {
  const position = rememberedCell;
  rememberedCell = null;
  return position;
}

/** The first row with a difference, from row `from` in the direction of `step`; null if there is none. Reads missing pages. */
export async function findDifferentRow(from: number, step: 1 | -1): Promise<number | null> {
  const comparison = currentComparison;
  const { total } = useInstanceMatrix.getState();
  for (let row = from; comparison !== null && row >= 0 && row < (total ?? 0);) {
    const page = Math.floor(row / PAGE_SIZE);
    const rows = await loadPage(comparison, page);
    if (rows === null || comparison !== currentComparison) return null;
    for (; Math.floor(row / PAGE_SIZE) === page; row += step) {
      if (rows[row % PAGE_SIZE]?.verdict === 'different') return row;
    }
  }
  return null;
}

async function loadPage(
  comparison: InstancesComparison,
  page: number,
): Promise<readonly InstanceRow[] | null> {
  const known = useInstanceMatrix.getState().pages[page];
  if (known !== undefined) return known;
  const result = await requestRows(comparison, { offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  return result.ok ? result.value.rows : null;
}
