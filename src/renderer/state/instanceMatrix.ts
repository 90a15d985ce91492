/** Instances side by side on screen: the rows by page, the counts, and what to ask again. */
import { create } from 'zustand';
import type { Comparison, InstanceAge, InstanceRow, InstancesSummary } from '../../contract';
import { call, listen } from '../api/client';
import { changeComparison, useComparison } from './comparison';
import { debounced } from './debounced';
import { PAGE, Pager, unasked, type Paged } from './paged';
import { useProfiles } from './profiles';

export type ComparedInstances = Extract<Comparison, { view: 'instances' }>;

/** Rows are compared while the first are on screen: so soon the counts are asked for again. */
const COUNTING_MS = 200;
/** A sync changes the inventory many times a second. */
const SETTLE_MS = 200;

interface InstanceMatrixState extends Paged<InstanceRow> {
  /** Of the answer on screen, in the order of its columns. */
  instances: readonly InstanceAge[];
  /** Null while rows are being compared. */
  summary: InstancesSummary | null;
  /** Labels of instances that were compared until they were removed from Latchkey. */
  gone: readonly string[];
}

const nothing = { ...unasked, instances: [], summary: null, gone: [] } as const;

export const useInstanceMatrix = create<InstanceMatrixState>(() => nothing);

let asked: ComparedInstances | null = null;

const ask = (
  { view: _, ...request }: ComparedInstances,
  place: { offset: number; limit: number },
) => call('comparison.instances', { ...request, ...place, wait: false });

const pager = new Pager<InstanceRow>(useInstanceMatrix, async (place) => {
  const question = asked;
  if (question === null) return { ok: true, value: { total: 0, rows: [] } };
  const result = await ask(question, place);
  if (!result.ok) return result;
  const { instances, summary, total, rows } = result.value;
  const onShown = (): void => {
    if (question !== asked) return;
    useInstanceMatrix.setState({ instances, summary });
    if (summary === null) countSoon();
  };
  return { ok: true, value: { total, rows, onShown } };
});

const countSoon = debounced(COUNTING_MS, () => {
  if (asked !== null) pager.refresh();
});

/**
 * Asks what a comparison finds. One that comes back, or has other instances or another rule, keeps its place; what
 * another filter leaves is shown from its top.
 */
export function askInstances(comparison: ComparedInstances): void {
  const before = asked;
  asked = comparison;
  if (comparison.profileIds.length < 2) return;
  const { instances } = useInstanceMatrix.getState();
  const kept = instances.some(({ profileId }) => comparison.profileIds.includes(profileId));
  if (!kept) useInstanceMatrix.setState({ ...nothing, pages: {} });
  if (before === comparison) pager.refresh();
  else if (kept && before?.filter === comparison.filter) pager.anewInPlace();
  else pager.anew();
}

export const refreshInstances = (): void => {
  if (asked !== null && asked.profileIds.length >= 2) pager.refresh();
};
export const showInstanceRows = (first: number, last: number): void => {
  pager.show(first, last);
};
export const forgetGone = (): void => {
  useInstanceMatrix.setState({ gone: [] });
};

/** Asks again whenever something was read or renamed, as long as it is looked at. Returns how to stop. */
export function followInstances(): () => void {
  const soon = debounced(SETTLE_MS, refreshInstances);
  const leaveRemoved = (): void => {
    const { profiles } = useProfiles.getState();
    const { shown } = useComparison.getState();
    if (profiles === null || shown?.view !== 'instances') return;
    const there = new Set(profiles.map(({ id }) => id));
    const left = shown.profileIds.filter((id) => there.has(id));
    if (left.length === shown.profileIds.length) return;
    const { instances, gone } = useInstanceMatrix.getState();
    const labels = instances.flatMap(({ profileId, label }) =>
      there.has(profileId) ? [] : [label],
    );
    useInstanceMatrix.setState({ gone: [...gone, ...labels] });
    changeComparison(withInstances(shown, left));
  };
  leaveRemoved();
  const stop = [
    listen(({ event }) => {
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
  comparison: ComparedInstances,
  profileIds: readonly string[],
): ComparedInstances {
  const { baseline } = comparison;
  const place = baseline === null ? -1 : profileIds.indexOf(comparison.profileIds[baseline] ?? '');
  return { ...comparison, profileIds: [...profileIds], baseline: place < 0 ? null : place };
}

interface Place {
  line: number;
  column: number;
}
let left: Place | null = null;

/** The cell whose accounts were opened, to come back to. */
export const keepPlace = (place: Place): void => {
  left = place;
};
export function takePlace(): Place | null {
  const place = left;
  left = null;
  return place;
}

/** The next row that differs, from one on; what is not on screen is read on the way. Null: there is none. */
export async function findDifferentRow(from: number, step: 1 | -1): Promise<number | null> {
  const question = asked;
  const { total } = useInstanceMatrix.getState();
  for (let row = from; question !== null && row >= 0 && row < (total ?? 0);) {
    const page = Math.floor(row / PAGE);
    const rows = await pageOf(question, page);
    if (rows === null || question !== asked) return null;
    for (; Math.floor(row / PAGE) === page; row += step) {
      if (rows[row % PAGE]?.verdict === 'different') return row;
    }
  }
  return null;
}

async function pageOf(
  question: ComparedInstances,
  page: number,
): Promise<readonly InstanceRow[] | null> {
  const known = useInstanceMatrix.getState().pages[page];
  if (known !== undefined) return known;
  const result = await ask(question, { offset: page * PAGE, limit: PAGE });
  return result.ok ? result.value.rows : null;
}
