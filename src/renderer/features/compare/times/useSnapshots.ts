/** The times that can be chosen as then and as now, newest first. */
import { useEffect, useState } from 'react';
import type { Comparison, Problem } from '../../../../contract';
import { call, listen } from '../../../api/client';
import { dateTimeOf } from '../../../ui/format';

export type Times = Extract<Comparison, { view: 'accountThenAndNow' | 'instanceThenAndNow' }>;

export interface Moment {
  takenAt: number;
  label: string;
}

interface Found {
  /** Null until the first answer. */
  moments: readonly Moment[] | null;
  problem: Problem | null;
}

async function ask(comparison: Times): Promise<Found> {
  const { profileId } = comparison;
  const kept = await call('snapshot.list', { profileId });
  if (!kept.ok) return { moments: null, problem: kept.problem };
  if (comparison.view === 'instanceThenAndNow') {
    const moments = kept.value.snapshots.map(({ takenAt, changed, added, removed }) => ({
      takenAt,
      label: `${dateTimeOf(takenAt)} · ${changed + added + removed} changed`,
    }));
    return { moments, problem: null };
  }
  const { kind, id } = comparison;
  const own = await call('snapshot.ofAccount', { profileId, kind, id });
  if (!own.ok) return { moments: null, problem: own.problem };
  const changes = new Map(own.value.snapshots.map(({ takenAt, parts }) => [takenAt, parts]));
  const moments = kept.value.snapshots.map(({ takenAt }) => ({
    takenAt,
    label: [dateTimeOf(takenAt), changes.get(takenAt)?.join(', ')].filter(Boolean).join(' · '),
  }));
  return { moments, problem: null };
}

export function useSnapshots(comparison: Times): Found {
  const [found, setFound] = useState<Found>({ moments: null, problem: null });
  useEffect(() => {
    let stale = false;
    const load = (): void => {
      void ask(comparison).then((answer) => {
        if (!stale) setFound(answer);
      });
    };
    load();
    const stop = listen(({ event }) => {
      if (event === 'inventoryChanged') load();
    });
    return () => {
      stale = true;
      stop();
    };
  }, [comparison]);
  return found;
}
