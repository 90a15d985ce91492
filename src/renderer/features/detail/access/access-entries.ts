/** Whom the entries of an access list are about. Pure. */
import {
  principalIdSchema,
  principalTypeSchema,
  type AccessEntry,
  type Principal,
  type GrantedLevel,
} from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';

type PrincipalKey = Pick<Principal, 'type' | 'id'>;

/** What Domo calls an entry's user or group, else words that say so. */
export const accessEntryName = ({ name, type, id }: AccessEntry): string =>
  name ?? `(no name told, ${type.toLowerCase()} ${id})`;

/** Whom a change of the entry would be about; null for a kind of entry that Latchkey does not know. */
export function principalOfEntry({ type, id }: AccessEntry): PrincipalKey | null {
  const known = principalTypeSchema.safeParse(type);
  return known.success && principalIdSchema.safeParse(id).success ? { type: known.data, id } : null;
}

export const findAccessEntry = (
  { type, id }: PrincipalKey,
  entries: readonly AccessEntry[],
): AccessEntry | undefined => entries.find((entry) => entry.type === type && entry.id === id);

/** An account without an owner can be repaired by an admin of the instance alone. */
export const isLastOwner = (entry: AccessEntry, entries: readonly AccessEntry[]): boolean =>
  entry.accessLevel === 'OWNER' &&
  entries.filter(({ accessLevel }) => accessLevel === 'OWNER').length === 1;

export const isTokenUser = (
  { type, id }: PrincipalKey | AccessEntry,
  userId: number | undefined,
): boolean => type === 'USER' && userId !== undefined && id === String(userId);

/** Tells the entries apart, also when one of them is listed twice, and stays when a level changes. */
export function accessEntryKeys(entries: readonly AccessEntry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map(({ type, id }) => {
    const key = `${type} ${id}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key} ${times}`;
  });
}

/** What will be written to an access list, in one sentence, as it is shown before it is. Pure. */

interface AccountAndInstance {
  /** The account's name. */
  account: string;
  /** The instance's label. */
  instance: string;
}

/** @param before the level now; null for somebody who is not on the list. */
export function accessChangeSentence(
  who: string,
  before: string | null,
  after: GrantedLevel,
  { account, instance }: AccountAndInstance,
): string {
  const where = `${account} in ${instance}`;
  if (before === null) return `Give ${who} “${accessLevelLabel(after)}” on ${where}`;
  if (after === 'NONE') return `Take “${accessLevelLabel(before)}” on ${where} away from ${who}`;
  return `Change ${who} from “${accessLevelLabel(before)}” to “${accessLevelLabel(after)}” on ${where}`;
}

/** What people of a level may do (domo-api 5.1). */
export const accessLevelHints: Readonly<Record<string, string>> = {
  OWNER: 'use, share, edit and delete it',
  CAN_EDIT: 'use, share and edit it',
  CAN_SHARE: 'use and share it',
  CAN_VIEW: 'use it',
};
