/** The order of work: instances beside each other, and a few accounts of each at once. */
import type { AccountKey } from '../../contract';

/** Accounts of one instance that are looked at together. Its client limits the requests as well. */
export const ACCOUNTS_AT_ONCE = 5;

/** Each instance has its own queue of requests, so that a slow one does not hold up the others. */
export function positionsByInstance<T extends { readonly account: AccountKey }>(
  targets: readonly T[],
): (T & { readonly position: number })[][] {
  const groups = new Map<string, (T & { readonly position: number })[]>();
  for (const [position, target] of targets.entries()) {
    const { profileId } = target.account;
    const group = groups.get(profileId) ?? [];
    groups.set(profileId, group);
    group.push({ ...target, position });
  }
  return [...groups.values()];
}
