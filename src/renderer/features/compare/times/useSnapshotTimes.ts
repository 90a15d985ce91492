/** The snapshots whose times can be chosen as then and now, newest first. */
import { useEffect, useState } from 'react';
import type { Comparison, Problem } from '../../../../contract';
import { call, listenToMain } from '../../../api/client';
import { formatCountOf, formatDateTime } from '../../../ui/format/format';

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

async function loadSnapshotTimes(comparison: ThenAndNowComparison): Promise<SnapshotTimes> {
  const { profileId } = comparison;
  const kept = await call('snapshot.list', { profileId });
  if (!kept.ok) return { times: null, problem: kept.problem };
  if (comparison.view === 'instanceThenAndNow') {
    const times = kept.value.snapshots.map(({ takenAt, changed, added, removed }) => ({
      takenAt,
      label: `${formatDateTime(takenAt)} · ${formatCountOf(changed + added + removed, 'change')}`,
    }));
    return { times, problem: null };
  }
  const { kind, id } = comparison;
  const ofAccount = await call('snapshot.ofAccount', { profileId, kind, id });
  if (!ofAccount.ok) return { times: null, problem: ofAccount.problem };
  const changes = new Map(ofAccount.value.snapshots.map(({ takenAt, parts }) => [takenAt, parts]));
  const times = kept.value.snapshots.map(({ takenAt }) => ({
    takenAt,
    label: [formatDateTime(takenAt), changes.get(takenAt)?.join(', ')].filter(Boolean).join(' · '),
  }));
  return { times, problem: null };
}

export function useSnapshotTimes(comparison: ThenAndNowComparison): SnapshotTimes {
  const [found, setFound] = useState<SnapshotTimes>({ times: null, problem: null });
  useEffect(() => {
    let stale = false;
    const load = (): void => {
      void loadSnapshotTimes(comparison).then((answer) => {
        if (!stale) setFound(answer);
      });
    };
    load();
    const stop = listenToMain(({ event }) => {
      if (event === 'inventoryChanged') load();
    });
    return () => {
      stale = true;
      stop();
    };
  }, [comparison]);
  return found;
}
