import type { AccountKey, Profile } from '../../../../contract';
import type { AccountDetail } from '../../../state/account-detail';
import { useProfiles } from '../../../state/profiles';
import { useSharing } from '../../../state/sharing';
import { accountTitle } from '../../../ui/format/format';

export interface AccessChangeTarget {
  key: AccountKey;
  account: string;
  instance: string;
  profile: Profile | undefined;
  /** Why nothing can be changed here now; null when it can. */
  blocked: string | null;
}

/** Where a change would be written, and whether it can be. */
export function useAccessChangeTarget(
  key: AccountKey,
  { account }: AccountDetail,
): AccessChangeTarget {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === key.profileId));
  const writing = useSharing((state) => state.writing);
  const instance = profile?.label ?? '';
  return {
    key,
    account: accountTitle(account),
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
