/** Then and now: compares a snapshot of an account or an instance with the present inventory. */
import type { AccountKey } from '../../contract';
import { call } from '../api/client';
import { showComparison, everyRow } from './comparison';

/** A time without a snapshot. Main answers that there is none, and the view explains how snapshots are made. */
export const NO_SNAPSHOT = 0;

export async function showAccountThenAndNow(
  key: AccountKey,
  from: 'new' | 'within' = 'new',
): Promise<void> {
  const { profileId, kind, id } = key;
  const [listed, changes] = await Promise.all([
    call('snapshot.list', { profileId }),
    call('snapshot.ofAccount', { profileId, kind, id }),
  ]);
  const then = listed.ok
    ? snapshotBeforeLastChange(
        listed.value.snapshots,
        changes.ok ? changes.value.snapshots.at(0)?.takenAt : undefined,
      )
    : undefined;
  showComparison(
    {
      view: 'accountThenAndNow',
      profileId,
      kind,
      id,
      then: then?.takenAt ?? NO_SNAPSHOT,
      now: null,
    },
    from,
  );
}

export async function showInstanceThenAndNow(profileId: string): Promise<void> {
  const result = await call('snapshot.list', { profileId });
  const then = result.ok
    ? (result.value.snapshots.at(1) ?? result.value.snapshots.at(0))
    : undefined;
  showComparison({
    view: 'instanceThenAndNow',
    profileId,
    then: then?.takenAt ?? NO_SNAPSHOT,
    now: null,
    filter: { ...everyRow, differencesOnly: true },
  });
}

/** Of snapshots, newest first: the one before the last change; if there was no change, the newest. */
export function snapshotBeforeLastChange<S extends { readonly takenAt: number }>(
  snapshots: readonly S[],
  lastChange: number | undefined,
): S | undefined {
  if (lastChange === undefined) return snapshots.at(0);
  return snapshots.find(({ takenAt }) => takenAt < lastChange) ?? snapshots.at(-1);
}
