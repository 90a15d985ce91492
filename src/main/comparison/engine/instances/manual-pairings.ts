/** Pairings made by hand, and accounts that the match rule adds to them. */
import type { MatchRule } from '../../../../contract';
import type { MatchedAccount, AccountsByName } from './match-group';

/**
 * Adds accounts that match an account of a pairing by name, in instances that the pairing does not name. If an account
 * matches two pairings, neither gets it. An account without counterpart stays in its own row.
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
    const matches = names?.get(like.name);
    if (!names || !matches || pairing === undefined || claimants.size > 1) continue;
    const stays = ({ instance }: MatchedAccount): boolean =>
      named.get(pairing)?.has(instance) === true;
    for (const located of matches) if (!stays(located)) byHand.get(pairing)?.push(located);
    const remaining = matches.filter(stays);
    if (remaining.length > 0) names.set(like.name, remaining);
    else names.delete(like.name);
  }
}

const instancesIn = (members: readonly MatchedAccount[]): Set<number> =>
  new Set(members.map(({ instance }) => instance));

/** `like`: one of the accounts that the rule matches. */
interface PairingClaim {
  readonly like: MatchedAccount;
  /** Indexes of the pairings that contain a matching account. */
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

/** By profile, then by kind and id: the index of the first pairing that names the account. */
export function indexPairings({
  pairings,
}: MatchRule): (profileId: string) => ReadonlyMap<string, number> | undefined {
  const pairingsByProfile = new Map<string, Map<string, number>>();
  for (const [index, { accounts }] of pairings.entries()) {
    for (const { profileId, kind, id } of accounts) {
      const pairingsByAccount = pairingsByProfile.get(profileId) ?? new Map<string, number>();
      pairingsByProfile.set(profileId, pairingsByAccount);
      const key = `${kind} ${id}`;
      if (!pairingsByAccount.has(key)) pairingsByAccount.set(key, index);
    }
  }
  return (profileId) => pairingsByProfile.get(profileId);
}
