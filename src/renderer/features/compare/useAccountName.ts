import type { AccountKind, DomoId } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

/** The present name of an account. Null while loading, for a deleted account, and if `id` is null. */
export function useAccountName(
  profileId: string,
  kind: AccountKind,
  id: DomoId | null,
): string | null {
  const { value } = useQuery(id === null ? null : `${profileId} ${kind} ${id}`, () =>
    call('inventory.detail', { profileId, kind, id: id ?? 0 }),
  );
  if (value === null) return null;
  const { displayName, name } = value.account;
  return displayName === '' ? name : displayName;
}
