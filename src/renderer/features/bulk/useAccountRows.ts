import type { AccountKey, InventoryRow } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

/** The stored rows of some accounts, for their names and providers. At most 1,000. */
export const useAccountRows = (accounts: readonly AccountKey[]) =>
  useQuery<{ readonly rows: readonly InventoryRow[] }>(
    accounts.length === 0 ? null : JSON.stringify(accounts),
    (signal) =>
      call(
        'inventory.search',
        { filter: { accounts: [...accounts] }, sort: byInstance, limit: 1000 },
        { signal },
      ),
  );

const byInstance = { field: 'profile', direction: 'ascending' } as const;
