import { useEffect, useState } from 'react';
import type { AccountKind } from '../../../contract';
import { fetchAccountName } from '../../state/inventory';

/** What an account is called now; null until it is known, for an account that is gone, and for none. */
export function useAccountName(
  profileId: string,
  kind: AccountKind,
  id: number | null,
): string | null {
  const key = `${profileId} ${kind} ${id ?? ''}`;
  const [found, setFound] = useState<{ key: string; name: string | null } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    void fetchAccountName({ profileId, kind, id }).then((name) => {
      if (wanted) setFound({ key, name });
    });
    return () => {
      wanted = false;
    };
  }, [profileId, kind, id, key]);
  // The name of the account before is not the name of this one.
  return found?.key === key ? found.name : null;
}
