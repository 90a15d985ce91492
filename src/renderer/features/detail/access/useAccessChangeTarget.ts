import type { AccountKey, Profile } from '../../../../contract';
import type { AccountDetail } from '../../../state/account-detail';
import { useProfiles } from '../../../state/profiles';
import { useSharing } from '../../../state/sharing';
import { accountTitle } from '../../../ui/format/format';
import { t } from '../../../../contract/texts';

export interface AccessChangeTarget {
  key: AccountKey;
  account: string;
  instance: string;
  profile: Profile | undefined;
  /** Why access cannot be changed now; null when it can. */
  blocked: string | null;
}

/** The account and instance whose access list would be changed, and whether that is possible. */
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
        ? t('{instance} is read-only. To change access, choose another guard for it.', { instance })
        : writing
          ? t('Another change is in progress.')
          : null,
  };
}
