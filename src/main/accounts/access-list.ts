/** Finds a principal in an access list, and describes the access in sentences. */
import {
  type AccessEntry,
  type GrantedLevel,
  type Principal,
  fail,
  type Problem,
} from '../../contract';
import type { Store } from '../store/store-types';

export type PrincipalRef = Pick<Principal, 'type' | 'id'>;

/** The access that a principal is to have. */
export interface AccessGrant {
  readonly principal: PrincipalRef;
  /** The principal's name, or `user 123` if it is unknown. */
  readonly name: string;
  readonly level: GrantedLevel;
}

const isEntryOf =
  ({ type, id }: PrincipalRef) =>
  (entry: AccessEntry): boolean =>
    entry.type === type && entry.id === id;

/** The principal's level; null if the list does not contain it. */
export const findAccessLevel = (
  entries: readonly AccessEntry[],
  principal: PrincipalRef,
): string | null => entries.find(isEntryOf(principal))?.accessLevel ?? null;

/** Whether the list has the principal with this level; null: does not have it. A principal may be listed twice. */
export function hasAccessLevel(
  entries: readonly AccessEntry[],
  principal: PrincipalRef,
  level: string | null,
): boolean {
  const levels = entries.filter(isEntryOf(principal)).map(({ accessLevel }) => accessLevel);
  return level === null ? levels.length === 0 : levels.includes(level);
}

/** Whether the account would have no owner after the change (domo-api 3.12). */
export function removesLastOwner(
  entries: readonly AccessEntry[],
  { principal, level }: AccessGrant,
): boolean {
  const owners = entries.filter(({ accessLevel }) => accessLevel === 'OWNER');
  return level !== 'OWNER' && owners.length === 1 && owners.some(isEntryOf(principal));
}

/** Whether the list shows the wanted access: the level, or for `NONE` that the principal is not in it. */
export const showsGrant = (
  entries: readonly AccessEntry[],
  { principal, level }: AccessGrant,
): boolean => findAccessLevel(entries, principal) === (level === 'NONE' ? null : level);

/** `The access list was read again: it shows CAN_VIEW for Jane Smith.` */
export function describeAccess(entries: readonly AccessEntry[], grant: AccessGrant): string {
  const level = findAccessLevel(entries, grant.principal);
  const name = findListedName(entries, grant.principal) ?? grant.name;
  return level === null
    ? `The access list was read again: ${name} is not in it.`
    : `The access list was read again: it shows ${level} for ${name}.`;
}

/** The principal's name in the list; null if it is not there or has no name. */
export function findListedName(
  entries: readonly AccessEntry[],
  principal: PrincipalRef,
): string | null {
  const name = entries.find(isEntryOf(principal))?.name ?? '';
  return name === '' ? null : name;
}

/** The principal's name from the list, or else from stored lists and searches, or else `user 123`. */
export async function findPrincipalName(
  store: Store,
  profileId: string,
  entries: readonly AccessEntry[] | null,
  principal: PrincipalRef,
): Promise<string> {
  return (
    (entries && findListedName(entries, principal)) ??
    (await store.getPrincipalName(profileId, principal.type, principal.id)) ??
    `${principal.type.toLowerCase()} ${principal.id}`
  );
}

/** Null: the list could not be read. */
type AccessEntries = readonly AccessEntry[] | null;

/**
 * What a 500 to a change of access meant: the access existed already, or Domo failed before or after the change. The
 * lists from before and after tell which (domo-api 3.11). Returns a notice if the change was made. Otherwise fails with
 * `alreadyShared`, `shareFailed` or `outcomeUnknown`.
 */
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
      `Domo answered 500 to the change of ${grant.name}'s access, and it is not known whether it made the change.`,
      more,
    );
  if (after === null) return unknown();
  const asWanted = showsGrant(after, grant);
  const stayed =
    before && findAccessLevel(before, grant.principal) === findAccessLevel(after, grant.principal);
  if (asWanted && stayed === false) {
    return 'Domo answered 500, but the access list shows that it made the change.';
  }
  if (asWanted && stayed === true) {
    return fail('alreadyShared', `Nothing was changed. ${describeAccess(after, grant)}`, more);
  }
  // Another person may be changing it at the same time.
  if (asWanted || stayed === false) return unknown();
  return fail(
    'shareFailed',
    `Domo did not change the access of ${grant.name}. ${describeAccess(after, grant)}`,
    more,
  );
}
