import { useEffect, useState } from 'react';
import type { AccountKind } from '../../../contract';
import { fetchAccountName } from '../../state/inventory';

/** The present name of an account. Null while loading, for a deleted account, and if `id` is null. */
export function useAccountName(
  profileId: string,
  kind: AccountKind,
  id: number | null,
): string | null {
  const key = `${profileId} ${kind} ${id ?? ''}`;
  const [found, setFound] = useState<{ key: string; name: string | null } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let active = true;
    void fetchAccountName({ profileId, kind, id }).then((name) => {
      if (active) setFound({ key, name });
    });
    return () => {
      active = false;
    };
  }, [profileId, kind, id, key]);
  // Ignore the name of the previous account.
  return found?.key === key ? found.name : null;
}
