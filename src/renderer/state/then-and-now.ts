/** Then and now: an account or an instance as a snapshot has it, beside what is known now. */
import type { AccountKey } from '../../contract';
import { call } from '../api/client';
import { showComparison } from './comparison';

/** No snapshot bears this time: main says that there is none, and the view says how one comes about. */
export const NO_SNAPSHOT = 0;

export async function showAccountThenAndNow(
  key: AccountKey,
  from: 'anew' | 'within' = 'anew',
): Promise<void> {
  const { profileId, kind, id } = key;
  const [kept, changes] = await Promise.all([
    call('snapshot.list', { profileId }),
    call('snapshot.ofAccount', { profileId, kind, id }),
  ]);
  const then = kept.ok
    ? snapshotBeforeLastChange(
        kept.value.snapshots,
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
    filter: {
      differencesOnly: true,
      missingOnly: false,
      invalidOnly: false,
      dataProviderTypes: null,
    },
  });
}

/** Newest first. What was before the last change is what somebody wants to see; without one, the last sync. */
export function snapshotBeforeLastChange<S extends { readonly takenAt: number }>(
  kept: readonly S[],
  lastChange: number | undefined,
): S | undefined {
  if (lastChange === undefined) return kept.at(0);
  return kept.find(({ takenAt }) => takenAt < lastChange) ?? kept.at(-1);
}
