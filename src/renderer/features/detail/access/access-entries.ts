/** The entries of an access list: names, keys and descriptions of changes. Pure. */
import {
  principalIdSchema,
  principalTypeSchema,
  type AccessEntry,
  type Principal,
  type GrantedLevel,
  type DomoId,
} from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';

type PrincipalKey = Pick<Principal, 'type' | 'id'>;

/** The name of an entry's user or group, or its type and id if Domo returned no name. */
export const accessEntryName = ({ name, type, id }: AccessEntry): string =>
  name ?? `(no name, ${type.toLowerCase()} ${id})`;

/** The principal of an entry; null for types of principals that Latchkey does not know. */
export function principalOfEntry({ type, id }: AccessEntry): PrincipalKey | null {
  const known = principalTypeSchema.safeParse(type);
  return known.success && principalIdSchema.safeParse(id).success ? { type: known.data, id } : null;
}

export const findAccessEntry = (
  { type, id }: PrincipalKey,
  entries: readonly AccessEntry[],
): AccessEntry | undefined => entries.find((entry) => entry.type === type && entry.id === id);

/** Only an admin of the instance can repair an account without an owner. */
export const isLastOwner = (entry: AccessEntry, entries: readonly AccessEntry[]): boolean =>
  entry.accessLevel === 'OWNER' &&
  entries.filter(({ accessLevel }) => accessLevel === 'OWNER').length === 1;

export const isTokenUser = (
  { type, id }: PrincipalKey | AccessEntry,
  userId: DomoId | undefined,
): boolean => type === 'USER' && userId !== undefined && id === String(userId);

/** A unique key for each entry, also if a principal is listed twice. It stays the same when a level changes. */
export function accessEntryKeys(entries: readonly AccessEntry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map(({ type, id }) => {
    const key = `${type} ${id}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key} ${times}`;
  });
}

interface AccountAndInstance {
  /** The account's name. */
  account: string;
  /** The instance's label. */
  instance: string;
}

/**
 * Describes a change before it is sent.
 * @param before the present level; null for a principal without an entry.
 */
export function accessChangeSentence(
  who: string,
  before: string | null,
  after: GrantedLevel,
  { account, instance }: AccountAndInstance,
): string {
  const where = `${account} in ${instance}`;
  if (before === null) return `Give ${who} “${accessLevelLabel(after)}” access to ${where}`;
  if (after === 'NONE')
    return `Remove the access of ${who} (“${accessLevelLabel(before)}”) to ${where}`;
  return `Change the access of ${who} to ${where} from “${accessLevelLabel(before)}” to “${accessLevelLabel(after)}”`;
}

/** What each level allows (domo-api 5.1). */
export const accessLevelHints: Readonly<Record<string, string>> = {
  OWNER: 'use, share, edit and delete it',
  CAN_EDIT: 'use, share and edit it',
  CAN_SHARE: 'use and share it',
  CAN_VIEW: 'use it',
};
