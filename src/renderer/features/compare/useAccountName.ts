import { useEffect, useState } from 'react';
import type { Kind } from '../../../contract';
import { accountName } from '../../state/findAccounts';

/** What an account is called now; null until it is known, for an account that is gone, and for none. */
export function useAccountName(profileId: string, kind: Kind, id: number | null): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    void accountName({ profileId, kind, id }).then((answer) => {
      if (wanted) setName(answer);
    });
    return () => {
      wanted = false;
    };
  }, [profileId, kind, id]);
  return name;
}
