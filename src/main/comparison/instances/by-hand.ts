/** What becomes of the accounts that a pairing does not name and the rule takes for one of its own. */
import type { MatchRule } from '../../../contract';
import type { Located, Names } from './bucket';

/**
 * They belong to the pairing too, in instances that it does not name. Where two pairings could have one, neither
 * gets it; and an account that was paired with nobody stays alone.
 */
export function absorb(
  byHand: ReadonlyMap<number, Located[]>,
  byName: ReadonlyMap<string, Names>,
  { pairings }: MatchRule,
): void {
  const joining = [...byHand].filter(([index]) => (pairings[index]?.accounts.length ?? 0) > 1);
  const named = new Map(joining.map(([index, members]) => [index, instancesOf(members)]));
  for (const { like, claimants } of claimsOf(joining)) {
    const [pairing] = claimants;
    const names = byName.get(like.account.dataProviderType)?.[like.account.kind];
    const there = names?.get(like.name);
    if (!names || !there || pairing === undefined || claimants.size > 1) continue;
    const stays = ({ instance }: Located): boolean => named.get(pairing)?.has(instance) === true;
    for (const located of there) if (!stays(located)) byHand.get(pairing)?.push(located);
    const left = there.filter(stays);
    if (left.length > 0) names.set(like.name, left);
    else names.delete(like.name);
  }
}

const instancesOf = (members: readonly Located[]): Set<number> =>
  new Set(members.map(({ instance }) => instance));

/** `like`: one of those that the rule takes for the same. */
interface Claim {
  readonly like: Located;
  /** The pairings that have such an account. */
  readonly claimants: Set<number>;
}

function claimsOf(joining: readonly (readonly [number, readonly Located[]])[]): Claim[] {
  const claims = new Map<string, Claim>();
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
