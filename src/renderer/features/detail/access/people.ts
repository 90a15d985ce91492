/** Whom the entries of an access list are about. Pure. */
import {
  principalIdSchema,
  principalTypeSchema,
  type AccessEntry,
  type Principal,
} from '../../../../contract';

type Key = Pick<Principal, 'type' | 'id'>;

/** What Domo calls an entry's user or group, else words that say so. */
export const nameOf = ({ name, type, id }: AccessEntry): string =>
  name ?? `(no name told, ${type.toLowerCase()} ${id})`;

/** Whom a change of the entry would be about; null for a kind of entry that Latchkey does not know. */
export function principalOf({ type, id }: AccessEntry): Key | null {
  const known = principalTypeSchema.safeParse(type);
  return known.success && principalIdSchema.safeParse(id).success ? { type: known.data, id } : null;
}

export const entryOf = (
  { type, id }: Key,
  entries: readonly AccessEntry[],
): AccessEntry | undefined => entries.find((entry) => entry.type === type && entry.id === id);

/** An account without an owner can be repaired by an admin of the instance alone. */
export const isLastOwner = (entry: AccessEntry, entries: readonly AccessEntry[]): boolean =>
  entry.accessLevel === 'OWNER' &&
  entries.filter(({ accessLevel }) => accessLevel === 'OWNER').length === 1;

export const isYou = ({ type, id }: Key | AccessEntry, userId: number | undefined): boolean =>
  type === 'USER' && userId !== undefined && id === String(userId);

/** Tells the entries apart, also when one of them is listed twice, and stays when a level changes. */
export function keysOf(entries: readonly AccessEntry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map(({ type, id }) => {
    const key = `${type} ${id}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key} ${times}`;
  });
}
