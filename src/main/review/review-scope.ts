/** Which accounts a review was asked for: for comparing two, and in words for people who read its file. */
import type { AccountKey, InventoryFilter } from '../../contract';
import { counted } from '../../contract/counted';

type Filter = Pick<InventoryFilter, 'profileIds'> & Partial<InventoryFilter>;

/** Equal for the same question, in whatever order accounts were selected. Ids alone: a selection has up to 10,000. */
export function reviewScope({ filter }: { readonly filter: Filter }): string {
  const { accounts, ...others } = filter;
  return JSON.stringify(
    accounts === undefined ? filter : { ...others, accounts: idsByInstance(accounts) },
  );
}

function idsByInstance(accounts: readonly AccountKey[]): [string, AccountKey['id'][]][] {
  const ids = new Map<string, AccountKey['id'][]>();
  for (const { profileId, kind, id } of accounts) {
    const key = `${profileId} ${kind}`;
    const known = ids.get(key);
    if (known === undefined) ids.set(key, [id]);
    else known.push(id);
  }
  return [...ids]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => [key, each.sort((one, other) => (String(one) < String(other) ? -1 : 1))]);
}

/** `3 selected accounts`, `all accounts of 2 instances`. */
export function reviewCovers(filter: Filter): string {
  const { profileIds, accounts, group, ...conditions } = filter;
  if (accounts !== undefined) return counted(accounts.length, 'selected account');
  const isFiltered = Object.values(conditions).some(
    (value) => value !== null && value !== undefined && value !== '',
  );
  const what = isFiltered ? 'the accounts that filters chose' : 'all accounts';
  if (group !== undefined) return `${what} of a group of instances`;
  return profileIds === null
    ? `${what} of all instances`
    : `${what} of ${counted(profileIds.length, 'instance')}`;
}
