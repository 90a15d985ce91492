import type { AccountKey, Profile } from '../../../../contract';
import type { Detail } from '../../../state/detail';
import { useProfiles } from '../../../state/profiles';
import { useSharing } from '../../../state/sharing';
import { titleOf } from '../../../ui/format';

export interface Place {
  key: AccountKey;
  account: string;
  instance: string;
  profile: Profile | undefined;
  /** Why nothing can be changed here now; null when it can. */
  blocked: string | null;
}

/** Where a change would be written, and whether it can be. */
export function usePlace(key: AccountKey, { account }: Detail): Place {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === key.profileId));
  const writing = useSharing((state) => state.writing);
  const instance = profile?.label ?? '';
  return {
    key,
    account: titleOf(account),
    instance,
    profile,
    blocked:
      profile?.guard === 'read-only'
        ? `${instance} is read-only in Latchkey. Change its guard to change access.`
        : writing
          ? 'A change is on its way.'
          : null,
  };
}
