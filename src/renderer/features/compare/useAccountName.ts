import type { AccountKind } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

/** The name of an account now. Null without an id, until the name is known, and for an account that is gone. */
export function useAccountName(
  profileId: string,
  kind: AccountKind,
  id: number | null,
): string | null {
  const { value } = useQuery(id === null ? null : `${profileId} ${kind} ${id}`, () =>
    call('inventory.detail', { profileId, kind, id: id ?? 0 }),
  );
  if (value === null) return null;
  const { displayName, name } = value.account;
  return displayName === '' ? name : displayName;
}
