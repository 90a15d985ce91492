/**
 * One target instance as it is now, and whether a clone creates the account there. Never fails: if something cannot be
 * read, nothing is created, and the decision says why.
 */
import {
  type CloneTarget,
  type MatchRule,
  createProblem,
  type Guard,
  type Problem,
  type DomoId,
} from '../../../contract';
import { attempt } from '../send-write-once';
import { findSameAccounts } from './find-same-accounts';
import { computeStamp } from '../../secrets';
import { type CloneDeps, findProvider, type CloneSource } from './clone-source';

export interface WantedClone {
  readonly source: CloneSource;
  /** Display name of the new account. */
  readonly displayName: string;
  readonly rule: MatchRule;
}

export async function readCloneTarget(
  deps: CloneDeps,
  profileId: string,
  wanted: WantedClone,
  signal: AbortSignal,
): Promise<CloneTarget> {
  const facts = await gatherFacts(deps, profileId, wanted, signal);
  const { label, guard, same } = facts;
  const decision = decideClone(facts);
  const stamp = computeStamp(
    [profileId, guard, decision.will, decision.why?.code ?? null, same],
    await deps.workspace.fingerprintKey(),
  );
  return { profileId, label, guard, ...decision, stamp };
}

async function gatherFacts(
  deps: CloneDeps,
  profileId: string,
  wanted: WantedClone,
  signal: AbortSignal,
): Promise<TargetFacts> {
  const { source } = wanted;
  const profile = await (await deps.workspace.store()).getProfile(profileId);
  const facts: TargetFacts = {
    label: profile?.label ?? profileId,
    guard: profile?.guard ?? null,
    isSource: profileId === source.key.profileId,
    sourceProblem: source.problem,
    unread: null,
    hasProvider: true,
    same: [],
  };
  // Nothing that is left to read can change the decision.
  if (decideClone(facts).why !== null) return facts;
  const reading = await attempt(() => readTargetAccounts(deps, profileId, wanted, signal));
  return { ...facts, ...reading.value, unread: reading.problem };
}

async function readTargetAccounts(
  deps: CloneDeps,
  profileId: string,
  { source, displayName, rule }: WantedClone,
  signal: AbortSignal,
): Promise<Pick<TargetFacts, 'hasProvider' | 'same'>> {
  const { account, provider } = source;
  const [{ listing }, found] = await Promise.all([
    deps.reading.readAccounts(profileId, account.kind, signal),
    // Some lists lack types that exist. That one lacks the provider means something only if the source's has it.
    provider && findProvider(deps, profileId, account.dataProviderType, signal),
  ]);
  const accounts = listing.items;
  const sourceAccount = { account, profileId: source.key.profileId, displayName };
  return {
    hasProvider: provider === null || found?.provider !== null,
    same: await findSameAccounts(sourceAccount, { profileId, accounts }, rule),
  };
}

/** What is known of a target instance. */
export interface TargetFacts {
  readonly label: string;
  /** Null: there is no such profile. */
  readonly guard: Guard | null;
  readonly isSource: boolean;
  /** Why the account cannot be cloned at all. */
  readonly sourceProblem: Problem | null;
  /** Why its accounts or providers could not be read. */
  readonly unread: Problem | null;
  /** False: it does not list a provider that the source's instance lists. */
  readonly hasProvider: boolean;
  /** Ids of accounts that count as the one to clone. */
  readonly same: readonly DomoId[];
}

export interface CloneDecision {
  readonly will: 'create' | 'nothing';
  readonly why: Problem | null;
  readonly existing: DomoId | null;
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

/** The first reason against creating the account; null when there is none. */
function findObstacle(facts: TargetFacts): Problem | null {
  const { label, guard, isSource, sourceProblem, unread, hasProvider, same } = facts;
  if (guard === null) return createProblem('notFound', 'There is no such profile.');
  if (isSource)
    return createProblem('duplicate', `${label} is where the account is cloned from.`, LEAVE_OUT);
  if (sourceProblem !== null) return sourceProblem;
  if (guard === 'read-only') {
    return createProblem('readOnly', `${label} is read-only: nothing is created there.`);
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
    return createProblem('duplicate', `${label} already has it, with the id ${String(same[0])}.`, {
      next: 'Change that account, or give the new one another name.',
    });
  }
  if (hasProvider) return null;
  return createProblem('noMatch', `${label} does not have this provider.`, {
    next: 'Ask a Domo admin whether that instance can have the connector.',
  });
}

const LEAVE_OUT = { next: 'Leave this instance out.' };
