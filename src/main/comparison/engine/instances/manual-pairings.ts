/** What becomes of the accounts that a pairing does not name and the rule takes for one of its own. */
import type { MatchRule } from '../../../../contract';
import type { MatchedAccount, AccountsByName } from './match-group';

/**
 * They belong to the pairing too, in instances that it does not name. Where two pairings could have one, neither
 * gets it; and an account that was paired with nobody stays alone.
 */
export function addAlikeToPairings(
  byHand: ReadonlyMap<number, MatchedAccount[]>,
  byName: ReadonlyMap<string, AccountsByName>,
  { pairings }: MatchRule,
): void {
  const joining = [...byHand].filter(([index]) => (pairings[index]?.accounts.length ?? 0) > 1);
  const named = new Map(joining.map(([index, members]) => [index, instancesIn(members)]));
  for (const { like, claimants } of collectClaims(joining)) {
    const [pairing] = claimants;
    const names = byName.get(like.account.dataProviderType)?.[like.account.kind];
    const there = names?.get(like.name);
    if (!names || !there || pairing === undefined || claimants.size > 1) continue;
    const stays = ({ instance }: MatchedAccount): boolean =>
      named.get(pairing)?.has(instance) === true;
    for (const located of there) if (!stays(located)) byHand.get(pairing)?.push(located);
    const left = there.filter(stays);
    if (left.length > 0) names.set(like.name, left);
    else names.delete(like.name);
  }
}

const instancesIn = (members: readonly MatchedAccount[]): Set<number> =>
  new Set(members.map(({ instance }) => instance));

/** `like`: one of those that the rule takes for the same. */
interface PairingClaim {
  readonly like: MatchedAccount;
  /** The pairings that have such an account. */
  readonly claimants: Set<number>;
}

function collectClaims(
  joining: readonly (readonly [number, readonly MatchedAccount[]])[],
): PairingClaim[] {
  const claims = new Map<string, PairingClaim>();
  for (const [pairing, members] of joining) {
    for (const like of members) {
      const { kind, dataProviderType } = like.account;
      const key = `${kind}\n${dataProviderType}\n${like.name}`;
      const claim = claims.get(key) ?? { like, claimants: new Set<number>() };
      claims.set(key, claim);
      claim.claimants.add(pairing);
    }
  }
  return [...claims.values()];
}

/** Accounts that somebody said are one. */

/** By profile, then by kind and id: the index of the first pairing that names the account. */
export function indexPairings({
  pairings,
}: MatchRule): (profileId: string) => ReadonlyMap<string, number> | undefined {
  const places = new Map<string, Map<string, number>>();
  for (const [index, { accounts }] of pairings.entries()) {
    for (const { profileId, kind, id } of accounts) {
      const there = places.get(profileId) ?? new Map<string, number>();
      places.set(profileId, there);
      const key = `${kind} ${id}`;
      if (!there.has(key)) there.set(key, index);
    }
  }
  return (profileId) => places.get(profileId);
}
