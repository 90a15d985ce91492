/** Accounts that somebody said are one. */
import type { MatchRule } from '../../../contract';

/** By profile, then by kind and id: the index of the first pairing that names the account. */
export function pairingsOf({
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
