/** The snapshots whose times can be chosen as then and now, newest first. */
import type { Comparison, Problem, Result } from '../../../../contract';
import { call } from '../../../api/client';
import { formatCountOf } from '../../../ui/format/format';
import { timeFormat } from '../../../ui/format/time-format';
import { useQuery } from '../../../ui/requests/useQuery';

export type ThenAndNowComparison = Extract<
  Comparison,
  { view: 'accountThenAndNow' | 'instanceThenAndNow' }
>;

export interface SnapshotTime {
  takenAt: number;
  label: string;
}

interface SnapshotTimes {
  /** Null until the first answer. */
  times: readonly SnapshotTime[] | null;
  problem: Problem | null;
}

export function useSnapshotTimes(comparison: ThenAndNowComparison): SnapshotTimes {
  const account =
    comparison.view === 'accountThenAndNow' ? `${comparison.kind} ${comparison.id}` : '';
  const { value, problem } = useQuery(
    `${comparison.profileId} ${account}`,
    () => loadSnapshotTimes(comparison),
    { refreshOn: ['inventoryChanged'] },
  );
  return { times: problem === null ? value : null, problem };
}

async function loadSnapshotTimes(
  comparison: ThenAndNowComparison,
): Promise<Result<SnapshotTime[]>> {
  const { profileId } = comparison;
  const stored = await call('snapshot.list', { profileId });
  if (!stored.ok) return stored;
  const { snapshots } = stored.value;
  if (comparison.view === 'instanceThenAndNow') {
    const times = snapshots.map(({ takenAt, changed, added, removed }) => ({
      takenAt,
      label: `${timeFormat().dateTime(takenAt)} · ${formatCountOf(changed + added + removed, 'change')}`,
    }));
    return { ok: true, value: times };
  }
  const { kind, id } = comparison;
  const own = await call('snapshot.ofAccount', { profileId, kind, id });
  if (!own.ok) return own;
  const changes = new Map(own.value.snapshots.map(({ takenAt, parts }) => [takenAt, parts]));
  const times = snapshots.map(({ takenAt }) => ({
    takenAt,
    label: [timeFormat().dateTime(takenAt), changes.get(takenAt)?.join(', ')]
      .filter(Boolean)
      .join(' · '),
  }));
  return { ok: true, value: times };
}
