/** The keys of all accounts of some instances, as last read; of too many only their number. */
import type { AccountKey, Result } from '../../../contract';
import { MAX_SEARCHED_ACCOUNTS } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

interface AccountsOfInstances {
  readonly total: number;
  /** Empty if a plan cannot have so many. */
  readonly accounts: readonly AccountKey[];
}

const PAGE = 1000;

export const useAccountsOfInstances = (profileIds: readonly string[]) =>
  useQuery<AccountsOfInstances>(profileIds.length === 0 ? null : profileIds.join(' '), (signal) =>
    readAll(profileIds, signal),
  );

async function readAll(
  profileIds: readonly string[],
  signal: AbortSignal,
): Promise<Result<AccountsOfInstances>> {
  const filter = { profileIds: [...profileIds] };
  const counted = await call('inventory.count', { filter }, { signal });
  if (!counted.ok) return counted;
  const { total } = counted.value;
  if (total > MAX_SEARCHED_ACCOUNTS) return { ok: true, value: { total, accounts: [] } };
  const accounts: AccountKey[] = [];
  for (let offset = 0; offset < total; offset += PAGE) {
    const page = await call('inventory.search', { filter, offset, limit: PAGE }, { signal });
    if (!page.ok) return page;
    for (const { profileId, kind, id } of page.value.rows) accounts.push({ profileId, kind, id });
  }
  return { ok: true, value: { total: accounts.length, accounts } };
}
