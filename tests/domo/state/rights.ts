/** Who may do what with an account (domo-api 3.1, 5.1, 9.2 "rights"). */
import type { State } from './state';
import { accessLevels, type AccessLevel, type Secured, type User } from './types';

/** The strongest level that the user has by name or through an active group; null: none. */
export function ownLevel(state: State, user: User, account: Secured): AccessLevel | null {
  const granted = new Set<AccessLevel>();
  for (const entry of account.access) {
    const counts =
      entry.type === 'USER'
        ? entry.id === String(user.id)
        : isMember(state, Number(entry.id), user.id);
    if (counts) granted.add(entry.accessLevel);
  }
  return accessLevels.find((level) => granted.has(level)) ?? null;
}

function isMember(state: State, groupId: number, userId: number): boolean {
  const group = state.groups.get(groupId);
  return group !== undefined && group.active && group.userIds.includes(userId);
}

export const mayList = (state: State, user: User, account: Secured): boolean =>
  user.admin || account.listedTo.includes(user.id) || ownLevel(state, user, account) !== null;

/**
 * Detail, config and access list. The admin's grant opens all but `closed` accounts, so that even an
 * admin meets a row that it can list and not open.
 */
export const mayOpen = (state: State, user: User, account: Secured): boolean =>
  (user.admin && !account.closed) || ownLevel(state, user, account) !== null;

/** What each level may do (domo-api 5.1). */
const needed = {
  delete: ['OWNER'],
  edit: ['OWNER', 'CAN_EDIT'],
  share: ['OWNER', 'CAN_EDIT', 'CAN_SHARE'],
} as const satisfies Record<string, readonly AccessLevel[]>;
export type Right = keyof typeof needed;

/** The admin's grant covers everything on all but `closed` accounts. */
export function may(state: State, user: User, account: Secured, right: Right): boolean {
  if (user.admin && !account.closed) return true;
  const levels: readonly AccessLevel[] = needed[right];
  const level = ownLevel(state, user, account);
  return level !== null && levels.includes(level);
}

/**
 * `unmask=true` shows secrets only if the account is readable and the caller may edit it. Domo's rule is not
 * published (domo-api 10.13); this one leaves all three cases to be met: clear, masked, masked for this caller.
 */
export const mayUnmask = (state: State, user: User, account: Secured): boolean =>
  account.readable && may(state, user, account, 'edit');
