/** What cannot be known of the changes since a time. */
import type { ChangeGap, ParsedRequestFor } from '../../contract';
import type { ChangeLimits } from '../store/change-types';
import type { Store, StoredProfile } from '../store/store-types';

type Period = Pick<ParsedRequestFor<'inventory.changes'>, 'since' | 'until'>;

/** In the order of the profiles. */
export async function listChangeGaps(
  store: Store,
  { profileIds, ...period }: Period & { readonly profileIds: readonly string[] | null },
): Promise<ChangeGap[]> {
  const all = await store.listProfiles();
  const wanted = all.filter(({ id }) => profileIds === null || profileIds.includes(id));
  const limits = await store.listChangeLimits(
    wanted.map(({ id }) => id),
    period.until,
  );
  return wanted.flatMap((profile, index) => {
    const known = limits[index];
    return known ? gapsOf(profile, known, period) : [];
  });
}

function gapsOf(
  { id: profileId, label, lastSync }: StoredProfile,
  { first, last, firstDetailsAt }: ChangeLimits,
  { since, until }: Period,
): ChangeGap[] {
  const gap = (why: ChangeGap['why'], at: number | null, problem: ChangeGap['problem'] = null) => ({
    profileId,
    label,
    why,
    at,
    problem,
  });
  const isOld = (at: number | null): boolean => at === null || at <= since;
  const isFailed =
    lastSync?.problem !== null && lastSync !== null && (until === null || lastSync.at <= until);
  const failed = isFailed ? [gap('notReached', last?.takenAt ?? null, lastSync.problem)] : [];
  if (first === null || last === null) return [gap('neverRead', null), ...failed];
  if (last.takenAt <= since) return [gap('notReadSince', last.takenAt), ...failed];
  const gaps = first.takenAt > since ? [gap('startsLater', first.takenAt)] : [];
  if (isOld(last.accountsReadAt)) gaps.push(gap('accountsNotRead', last.accountsReadAt));
  if (isOld(last.oauthReadAt)) gaps.push(gap('oauthNotRead', last.oauthReadAt));
  if (isOld(last.detailsFrom)) gaps.push(gap('detailsNotRead', last.detailsFrom));
  else if (firstDetailsAt !== null && firstDetailsAt > Math.max(since, first.takenAt))
    gaps.push(gap('detailsStartLater', firstDetailsAt));
  return [...gaps, ...failed];
}
