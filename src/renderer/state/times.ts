/** Then and now: an account or an instance as a snapshot has it, beside what is known now. */
import type { AccountKey } from '../../contract';
import { call } from '../api/client';
import { showComparison } from './comparison';

/** No snapshot bears this time: main says that there is none, and the view says how one comes about. */
export const NO_SNAPSHOT = 0;

export async function showAccountTimes(
  key: AccountKey,
  from: 'anew' | 'within' = 'anew',
): Promise<void> {
  const { profileId, kind, id } = key;
  const result = await call('snapshot.ofAccount', { profileId, kind, id });
  const then = result.ok
    ? (result.value.snapshots.at(1) ?? result.value.snapshots.at(0))
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

export async function showInstanceTimes(profileId: string): Promise<void> {
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
