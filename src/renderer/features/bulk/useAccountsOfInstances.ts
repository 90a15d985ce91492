/** The keys of all accounts of some instances, as last read; of too many only their number. */
import type { AccountKey, Result } from '../../../contract';
import { listAllKeys } from '../../../contract/all-account-keys';
import { MAX_SEARCHED_ACCOUNTS } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

interface AccountsOfInstances {
  readonly total: number;
  /** Empty if a plan cannot have so many. */
  readonly accounts: readonly AccountKey[];
}

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
  const listed = await listAllKeys(
    (range) => call('inventory.search', { filter, ...range }, { signal }),
    MAX_SEARCHED_ACCOUNTS,
  );
  if (!listed.ok) return listed;
  const accounts = listed.value.length > MAX_SEARCHED_ACCOUNTS ? [] : listed.value;
  return { ok: true, value: { total: listed.value.length, accounts } };
}
