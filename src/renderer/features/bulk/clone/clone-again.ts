/** What the clone dialog opens with after a clone: the instances where the account was certainly not created. Pure. */
import type { BulkRun, MatchRule } from '../../../../contract';

/** Null if there is nothing to clone again. */
export function cloneAgain({ wanted, items }: BulkRun) {
  if (wanted.change !== 'clone') return null;
  const refused = items.filter(
    // Earlier versions kept `refused` with `shareFailed` where the account is there, and only its access is not as planned.
    ({ state, problem }) => state === 'refused' && problem?.code !== 'shareFailed',
  );
  const subject = refused[0]?.subject;
  if (subject?.type !== 'baseline') return null;
  const { profileId, kind, id } = subject;
  const rule: MatchRule = { ...wanted.rule, pairings: [] };
  const profileIds = refused.map(({ account }) => account.profileId);
  return { source: { profileId, kind, id }, profileIds, rule };
}
