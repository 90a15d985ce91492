/** The key of a planned write that is about an instance itself, and about no account. Imports no zod. */
import type { AccountKey } from './account';

/** No account has it. */
const OF_NO_ACCOUNT = 0;

export const instanceKey = (profileId: string): AccountKey => ({
  profileId,
  kind: 'account',
  id: OF_NO_ACCOUNT,
});

export const isInstanceKey = ({ id }: Pick<AccountKey, 'id'>): boolean => id === OF_NO_ACCOUNT;

/** Where the name of an account stands otherwise. */
export const OF_INSTANCE = 'the instance itself';
