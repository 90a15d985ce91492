/** Why a clone does not create the account in an instance, as that is now. */
import { createProblem, type DomoId, type MatchRule, type Problem } from '../../../contract';
import type { CloneDeps, CloneSource } from './clone-source';
import { findProviderObstacle } from './find-provider-obstacle';
import { findSameAccounts } from './find-same-accounts';

export interface CloneTarget {
  readonly profileId: string;
  readonly label: string;
}

export interface WantedClone {
  readonly source: CloneSource;
  /** Display name of the new account. */
  readonly displayName: string;
  readonly rule: MatchRule;
}

/** Null: it is created. Fails as the reading of the instance fails. */
export async function findCloneObstacle(
  deps: CloneDeps,
  target: CloneTarget,
  { source, displayName, rule }: WantedClone,
  signal: AbortSignal,
): Promise<Problem | null> {
  const { profileId, label } = target;
  const { key, account } = source;
  if (profileId === key.profileId) {
    return createProblem('duplicate', `${label} is where the account is cloned from.`, {
      next: 'Leave this instance out.',
    });
  }
  // Nothing that is left to read can change the decision.
  if (source.problem !== null) return source.problem;
  const [{ listing }, lacksProvider] = await Promise.all([
    deps.reading.readAccounts(profileId, account.kind, signal),
    findProviderObstacle(deps, source, target, signal),
  ]);
  const same = await findSameAccounts(
    { account, profileId: key.profileId, displayName },
    { profileId, accounts: listing.items },
    rule,
  );
  return describeSame(label, same) ?? lacksProvider;
}

/** `same`: ids of accounts that count as the one to clone. */
export function describeSame(label: string, same: readonly DomoId[]): Problem | null {
  if (same.length > 1) {
    return createProblem(
      'duplicate',
      `${label} has ${same.length} accounts that it could be: ${same.slice(0, 5).join(', ')}.`,
      { next: 'Look at them there, and pair the right one by hand.' },
    );
  }
  if (same.length === 0) return null;
  return createProblem('duplicate', `${label} already has it, with the id ${String(same[0])}.`, {
    next: 'Change that account, or give the new one another name.',
  });
}
