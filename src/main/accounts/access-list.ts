/** What an access list says of one principal, and sentences about it. */
import {
  type AccessEntry,
  type GrantedLevel,
  type Principal,
  fail,
  type Problem,
} from '../../contract';
import type { Store } from '../store/store-types';

export type PrincipalRef = Pick<Principal, 'type' | 'id'>;

export interface AccessGrant {
  readonly whom: PrincipalRef;
  /** How people know them; `user 123` where no name was ever told. */
  readonly name: string;
  readonly level: GrantedLevel;
}

const isEntryOf =
  ({ type, id }: PrincipalRef) =>
  (entry: AccessEntry): boolean =>
    entry.type === type && entry.id === id;

/** Null: they are not in the list. */
export const findAccessLevel = (
  entries: readonly AccessEntry[],
  whom: PrincipalRef,
): string | null => entries.find(isEntryOf(whom))?.accessLevel ?? null;

/** True when they are in the list with this level; for null that they are not in it. Somebody may be listed twice. */
export function hasAccessLevel(
  entries: readonly AccessEntry[],
  whom: PrincipalRef,
  level: string | null,
): boolean {
  const levels = entries.filter(isEntryOf(whom)).map(({ accessLevel }) => accessLevel);
  return level === null ? levels.length === 0 : levels.includes(level);
}

/** True when nobody would own the account any more (domo-api 3.12). */
export function removesLastOwner(
  entries: readonly AccessEntry[],
  { whom, level }: AccessGrant,
): boolean {
  const owners = entries.filter(({ accessLevel }) => accessLevel === 'OWNER');
  return level !== 'OWNER' && owners.length === 1 && owners.some(isEntryOf(whom));
}

/** True when the list shows what was wanted; for `NONE` that they are not in it. */
export const showsGrant = (
  entries: readonly AccessEntry[],
  { whom, level }: AccessGrant,
): boolean => findAccessLevel(entries, whom) === (level === 'NONE' ? null : level);

/** `The access list shows CAN_VIEW for Jane Smith.` */
export function describeAccess(entries: readonly AccessEntry[], grant: AccessGrant): string {
  const level = findAccessLevel(entries, grant.whom);
  const name = findListedName(entries, grant.whom) ?? grant.name;
  return level === null
    ? `The access list was read again: ${name} is not in it.`
    : `The access list was read again: it shows ${level} for ${name}.`;
}

/** Null: they are not in the list, or have no name there. */
export function findListedName(entries: readonly AccessEntry[], whom: PrincipalRef): string | null {
  const name = entries.find(isEntryOf(whom))?.name ?? '';
  return name === '' ? null : name;
}

/** From the list, else from what lists and searches told before. */
export async function findPrincipalName(
  store: Store,
  profileId: string,
  entries: readonly AccessEntry[] | null,
  whom: PrincipalRef,
): Promise<string> {
  return (
    (entries && findListedName(entries, whom)) ??
    (await store.getPrincipalName(profileId, whom.type, whom.id)) ??
    `${whom.type.toLowerCase()} ${whom.id}`
  );
}

/**
 * What a 500 to a change of access meant. It may be there already, Domo may have failed, or failed after it had made
 * the change: the lists of before and after tell (domo-api 3.11).
 */

type AccessEntries = readonly AccessEntry[] | null;

/** Answers a notice when the change was made. A list is null when it could not be read. */
export function resolveShareOutcome(
  { status, trace }: Problem,
  grant: AccessGrant,
  before: AccessEntries,
  after: AccessEntries,
): string {
  const more = { status, trace };
  const unknown = (): never =>
    fail(
      'outcomeUnknown',
      `Domo failed to change the access of ${grant.name} (500), and it is not known whether it did it.`,
      more,
    );
  if (after === null) return unknown();
  const asWanted = showsGrant(after, grant);
  const stayed =
    before && findAccessLevel(before, grant.whom) === findAccessLevel(after, grant.whom);
  if (asWanted && stayed === false) {
    return 'Domo answered 500, as if it had failed; the access list shows that the change was made.';
  }
  if (asWanted && stayed === true) {
    return fail('alreadyShared', `Nothing was changed. ${describeAccess(after, grant)}`, more);
  }
  // Somebody else may be changing it at the same time.
  if (asWanted || stayed === false) return unknown();
  return fail(
    'shareFailed',
    `Domo did not change the access of ${grant.name}. ${describeAccess(after, grant)}`,
    more,
  );
}
