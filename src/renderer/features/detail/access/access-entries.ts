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
import { t } from '../../../../contract/texts';

type PrincipalKey = Pick<Principal, 'type' | 'id'>;

/** The name of an entry's user or group, or its type and id if Domo returned no name. */
export const accessEntryName = ({ name, type, id }: AccessEntry): string =>
  name ?? t('(no name, {type} {id})', { type: type.toLowerCase(), id });

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
  const where = t('{account} in {instance}', { account, instance });
  if (before === null)
    return t('Give {who} “{accessLevel}” access to {where}', {
      who,
      accessLevel: accessLevelLabel(after),
      where,
    });
  if (after === 'NONE')
    return t('Remove the access of {who} (“{accessLevel}”) to {where}', {
      who,
      accessLevel: accessLevelLabel(before),
      where,
    });
  return t('Change the access of {who} to {where} from “{accessLevel}” to “{accessLevel2}”', {
    who,
    where,
    accessLevel: accessLevelLabel(before),
    accessLevel2: accessLevelLabel(after),
  });
}

/** What each level allows (domo-api 5.1). */
export const accessLevelHints: Readonly<Record<string, string>> = {
  OWNER: t('use, share, edit and delete it'),
  CAN_EDIT: t('use, share and edit it'),
  CAN_SHARE: t('use and share it'),
  CAN_VIEW: t('use it'),
};
