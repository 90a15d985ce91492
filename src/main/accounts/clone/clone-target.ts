/** One instance that the account would be made in, as it is now. Never fails: what cannot be read is a decision too. */
import {
  type CloneTarget,
  type MatchRule,
  createProblem,
  type Guard,
  type Problem,
} from '../../../contract';
import { attempt } from '../send-write-once';
import { findSameAccounts } from './find-same-accounts';
import { type CloneDeps, findProvider, type CloneSource, computeStamp } from './clone-source';

export interface WantedClone {
  readonly source: CloneSource;
  /** What the new account will be called. */
  readonly displayName: string;
  readonly rule: MatchRule;
}

export async function readCloneTarget(
  parts: CloneDeps,
  profileId: string,
  wish: WantedClone,
  signal: AbortSignal,
): Promise<CloneTarget> {
  const facts = await gatherFacts(parts, profileId, wish, signal);
  const { label, guard, same } = facts;
  const decision = decideClone(facts);
  const stamp = computeStamp(
    [profileId, guard, decision.will, decision.why?.code ?? null, same],
    await parts.workspace.fingerprintKey(),
  );
  return { profileId, label, guard, ...decision, stamp };
}

async function gatherFacts(
  parts: CloneDeps,
  profileId: string,
  wish: WantedClone,
  signal: AbortSignal,
): Promise<TargetFacts> {
  const { source } = wish;
  const profile = await (await parts.workspace.store()).getProfile(profileId);
  const facts: TargetFacts = {
    label: profile?.label ?? profileId,
    guard: profile?.guard ?? null,
    isSource: profileId === source.key.profileId,
    sourceProblem: source.problem,
    unread: null,
    hasProvider: true,
    same: [],
  };
  // Nothing that would be read could change the decision.
  if (decideClone(facts).why !== null) return facts;
  const there = await attempt(() => readTargetAccounts(parts, profileId, wish, signal));
  return { ...facts, ...there.value, unread: there.problem };
}

async function readTargetAccounts(
  parts: CloneDeps,
  profileId: string,
  { source, displayName, rule }: WantedClone,
  signal: AbortSignal,
): Promise<Pick<TargetFacts, 'hasProvider' | 'same'>> {
  const { account, provider } = source;
  const [{ listing }, there] = await Promise.all([
    parts.reading.readAccounts(profileId, account.kind, signal),
    // Only a list that could have it says something by not having it: some lack types that exist.
    provider && findProvider(parts, profileId, account.dataProviderType, signal),
  ]);
  const accounts = listing.items;
  const wanted = { account, profileId: source.key.profileId, displayName };
  return {
    hasProvider: provider === null || there?.provider !== null,
    same: await findSameAccounts(wanted, { profileId, accounts }, rule),
  };
}

/** Whether the account will be made in an instance, and why not. Pure. */

/** What is known of an instance. */
export interface TargetFacts {
  readonly label: string;
  /** Null: there is no such profile. */
  readonly guard: Guard | null;
  readonly isSource: boolean;
  /** Why the account can be made nowhere. */
  readonly sourceProblem: Problem | null;
  /** Why accounts or providers could not be read. */
  readonly unread: Problem | null;
  /** False: its list lacks a provider that the source's instance lists. */
  readonly hasProvider: boolean;
  /** Ids of accounts that are the one to be made. */
  readonly same: readonly number[];
}

export interface CloneDecision {
  readonly will: 'create' | 'nothing';
  readonly why: Problem | null;
  readonly existing: number | null;
}

export function decideClone(facts: TargetFacts): CloneDecision {
  const why = findObstacle(facts);
  const [only = null, ...others] = facts.same;
  return {
    will: why === null ? 'create' : 'nothing',
    why,
    existing: others.length === 0 ? only : null,
  };
}

/** The first thing that is in the way; null when nothing is. */
function findObstacle(facts: TargetFacts): Problem | null {
  const { label, guard, isSource, sourceProblem, unread, hasProvider, same } = facts;
  if (guard === null) return createProblem('notFound', 'There is no such profile.');
  if (isSource)
    return createProblem('duplicate', `${label} is where the account is copied from.`, LEAVE_OUT);
  if (sourceProblem !== null) return sourceProblem;
  if (guard === 'read-only') {
    return createProblem('readOnly', `${label} is read-only: nothing is made there.`);
  }
  if (unread !== null) return unread;
  if (same.length > 1) {
    return createProblem(
      'duplicate',
      `${label} has ${same.length} accounts that it could be: ${same.slice(0, 5).join(', ')}.`,
      { next: 'Look at them there, and pair the right one by hand.' },
    );
  }
  if (same.length === 1) {
    return createProblem('duplicate', `${label} has it already, under id ${String(same[0])}.`, {
      next: 'Change the one that is there, or give the new one another name.',
    });
  }
  if (hasProvider) return null;
  return createProblem('noMatch', `${label} does not have this provider.`, {
    next: 'Ask a Domo admin whether the connector can be had in that instance.',
  });
}

const LEAVE_OUT = { next: 'Leave this instance out.' };
