/** What an access list says of one principal, and sentences about it. */
import type { AccessEntry, GrantedLevel, Principal } from '../../contract';
import type { Store } from '../store/types';

export type Whom = Pick<Principal, 'type' | 'id'>;

export interface Grant {
  readonly whom: Whom;
  /** How people know them; `user 123` where no name was ever told. */
  readonly name: string;
  readonly level: GrantedLevel;
}

const isOf =
  ({ type, id }: Whom) =>
  (entry: AccessEntry): boolean =>
    entry.type === type && entry.id === id;

/** Null: they are not in the list. */
export const levelOf = (entries: readonly AccessEntry[], whom: Whom): string | null =>
  entries.find(isOf(whom))?.accessLevel ?? null;

/** True when they are in the list with this level; for null that they are not in it. Somebody may be listed twice. */
export function isAt(entries: readonly AccessEntry[], whom: Whom, level: string | null): boolean {
  const levels = entries.filter(isOf(whom)).map(({ accessLevel }) => accessLevel);
  return level === null ? levels.length === 0 : levels.includes(level);
}

/** True when nobody would own the account any more (domo-api 3.12). */
export function takesLastOwner(entries: readonly AccessEntry[], { whom, level }: Grant): boolean {
  const owners = entries.filter(({ accessLevel }) => accessLevel === 'OWNER');
  return level !== 'OWNER' && owners.length === 1 && owners.some(isOf(whom));
}

/** True when the list shows what was wanted; for `NONE` that they are not in it. */
export const shows = (entries: readonly AccessEntry[], { whom, level }: Grant): boolean =>
  levelOf(entries, whom) === (level === 'NONE' ? null : level);

/** `The access list shows CAN_VIEW for Jane Smith.` */
export function sentence(entries: readonly AccessEntry[], grant: Grant): string {
  const level = levelOf(entries, grant.whom);
  const name = listedName(entries, grant.whom) ?? grant.name;
  return level === null
    ? `The access list was read again: ${name} is not in it.`
    : `The access list was read again: it shows ${level} for ${name}.`;
}

/** Null: they are not in the list, or have no name there. */
export function listedName(entries: readonly AccessEntry[], whom: Whom): string | null {
  const name = entries.find(isOf(whom))?.name ?? '';
  return name === '' ? null : name;
}

/** From the list, else from what lists and searches told before. */
export async function nameOf(
  store: Store,
  profileId: string,
  entries: readonly AccessEntry[] | null,
  whom: Whom,
): Promise<string> {
  return (
    (entries && listedName(entries, whom)) ??
    (await store.principalName(profileId, whom.type, whom.id)) ??
    `${whom.type.toLowerCase()} ${whom.id}`
  );
}
