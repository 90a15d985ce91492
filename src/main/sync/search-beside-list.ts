/** What a search adds to a list of accounts (domo-api 3.1). */
import type { Account, DomoId, SearchCoverage } from '../../contract';
import type { DomoList } from '../domo';
import type { FoundFacts } from '../store/account-list-types';
import type { AccountSearch } from './read-account-search';

/** With what was written since it began, as the search may be older than these writes. */
export interface TrackedSearch extends AccountSearch {
  readonly writtenSince: () => { readonly ids: readonly DomoId[] };
}

/** Accounts that the list lacks. One whose row in the list could not be parsed is not among them. */
export function accountsOnlyInSearch(
  { items, setAside }: DomoList<Account>,
  search: AccountSearch | null,
): Account[] {
  if (search === null) return [];
  const listed = new Set([...items, ...setAside].map(({ id }) => id));
  return [...search.found.values()]
    .map(({ account }) => account)
    .filter(({ id }) => !listed.has(id));
}

/** A row that could not be parsed may be any account. */
export const isWholeSearch = ({ problem, setAsideCount }: AccountSearch): boolean =>
  problem === null && setAsideCount === 0;

export const toSearchCoverage = (search: AccountSearch, searchOnly: number): SearchCoverage => ({
  total: search.total,
  found: search.found.size,
  searchOnly,
  complete: isWholeSearch(search),
});

export const toFoundFacts = (search: AccountSearch): FoundFacts[] =>
  [...search.found.values()].map(({ account, ...facts }) => ({ id: account.id, ...facts }));
