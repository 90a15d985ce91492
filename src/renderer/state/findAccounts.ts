/** Accounts found for pairing by hand, and what one is called. */
import type { AccountKey, Kind, ResponseFor, Result } from '../../contract';
import { call } from '../api/client';

interface Wanted {
  profileId: string;
  kind: Kind;
  dataProviderType: string;
  text: string;
}

const SHOWN = 20;

/** By name, at most 20; `total` counts all. */
export const findAccounts = ({
  profileId,
  kind,
  dataProviderType,
  text,
}: Wanted): Promise<Result<ResponseFor<'inventory.search'>>> =>
  call('inventory.search', {
    filter: {
      ...{ profileIds: [profileId], kind, dataProviderTypes: [dataProviderType] },
      text: text.trim(),
    },
    limit: SHOWN,
  });

/** Null when it is not in the inventory any more. */
export async function accountName(key: AccountKey): Promise<string | null> {
  const result = await call('inventory.detail', key);
  if (!result.ok) return null;
  const { displayName, name } = result.value.account;
  return displayName === '' ? name : displayName;
}
