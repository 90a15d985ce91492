import type { AccountKey } from '../../contract';

export const isSameAccount = (one: AccountKey, other: AccountKey): boolean =>
  one.id === other.id && one.kind === other.kind && one.profileId === other.profileId;
