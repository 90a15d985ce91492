/** One instance that the account would be made in, as it is now. Never fails: what cannot be read is a decision too. */
import type { CloneTarget, MatchRule } from '../../contract';
import { attempt } from '../writing/again';
import { decide, type Facts } from './decision';
import { sameThere } from './match';
import type { CloningParts } from './parts';
import { providerOf } from './provider';
import type { Source } from './source';
import { stampOf } from './stamp';

export interface Wish {
  readonly source: Source;
  /** What the new account will be called. */
  readonly displayName: string;
  readonly rule: MatchRule;
}

export async function readTarget(
  parts: CloningParts,
  profileId: string,
  wish: Wish,
  signal: AbortSignal,
): Promise<CloneTarget> {
  const facts = await factsOf(parts, profileId, wish, signal);
  const { label, guard, same } = facts;
  const decision = decide(facts);
  const stamp = stampOf(
    [profileId, guard, decision.will, decision.why?.code ?? null, same],
    await parts.workspace.fingerprintKey(),
  );
  return { profileId, label, guard, ...decision, stamp };
}

async function factsOf(
  parts: CloningParts,
  profileId: string,
  wish: Wish,
  signal: AbortSignal,
): Promise<Facts> {
  const { source } = wish;
  const profile = await (await parts.workspace.store()).getProfile(profileId);
  const facts: Facts = {
    label: profile?.label ?? profileId,
    guard: profile?.guard ?? null,
    isSource: profileId === source.key.profileId,
    sourceProblem: source.problem,
    ...{ unread: null, hasProvider: true, same: [] },
  };
  // Nothing that would be read could change the decision.
  if (decide(facts).why !== null) return facts;
  const there = await attempt(() => lookThere(parts, profileId, wish, signal));
  return { ...facts, ...there.value, unread: there.problem };
}

async function lookThere(
  parts: CloningParts,
  profileId: string,
  { source, displayName, rule }: Wish,
  signal: AbortSignal,
): Promise<Pick<Facts, 'hasProvider' | 'same'>> {
  const { account, provider } = source;
  const [{ listing }, there] = await Promise.all([
    parts.reading.accounts(profileId, account.kind, signal),
    // Only a list that could have it says something by not having it: some lack types that exist.
    provider && providerOf(parts, profileId, account.dataProviderType, signal),
  ]);
  const accounts = listing.items;
  const wanted = { account, profileId: source.key.profileId, displayName };
  return {
    hasProvider: provider === null || there?.provider !== null,
    same: await sameThere(wanted, { profileId, accounts }, rule),
  };
}
