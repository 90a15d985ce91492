/** The times that can be chosen as then and as now, newest first. */
import { useEffect, useState } from 'react';
import type { Comparison, Problem } from '../../../../contract';
import { call, listenToMain } from '../../../api/client';
import { timeFormat } from '../../../ui/format/time-format';

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
  moments: readonly SnapshotTime[] | null;
  problem: Problem | null;
}

async function loadSnapshotTimes(comparison: ThenAndNowComparison): Promise<SnapshotTimes> {
  const { profileId } = comparison;
  const kept = await call('snapshot.list', { profileId });
  if (!kept.ok) return { moments: null, problem: kept.problem };
  if (comparison.view === 'instanceThenAndNow') {
    const moments = kept.value.snapshots.map(({ takenAt, changed, added, removed }) => ({
      takenAt,
      label: `${timeFormat().dateTime(takenAt)} · ${changed + added + removed} changed`,
    }));
    return { moments, problem: null };
  }
  const { kind, id } = comparison;
  const own = await call('snapshot.ofAccount', { profileId, kind, id });
  if (!own.ok) return { moments: null, problem: own.problem };
  const changes = new Map(own.value.snapshots.map(({ takenAt, parts }) => [takenAt, parts]));
  const moments = kept.value.snapshots.map(({ takenAt }) => ({
    takenAt,
    label: [timeFormat().dateTime(takenAt), changes.get(takenAt)?.join(', ')]
      .filter(Boolean)
      .join(' · '),
  }));
  return { moments, problem: null };
}

export function useSnapshotTimes(comparison: ThenAndNowComparison): SnapshotTimes {
  const [found, setFound] = useState<SnapshotTimes>({ moments: null, problem: null });
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
