/** Finds an account and decides what the caller may do with it: 404, 403 or the account. */
import { idParam, type Call } from '../http/call';
import { error, type Reply } from '../http/reply';
import { may, mayList, mayOpen, type Right } from '../state/rights';
import type { Kind } from '../state/state';
import type { AnyAccount } from '../state/types';

/**
 * Runs `use` with the account of the path's `:id`.
 * Listed but not readable: 403. Unknown, or nothing to do with the caller: 404 (domo-api 9.2, "rights").
 */
export function opened(call: Call, kind: Kind, use: (account: AnyAccount) => Reply): Reply {
  const account = call.state.family(kind).get(idParam(call));
  if (!account || !mayList(call.state, call.user, account)) return error(404, 'Account not found');
  if (!mayOpen(call.state, call.user, account)) return error(403, 'Access is denied');
  return use(account);
}

/** The same for a change, which needs a level that allows it. */
export const allowed = (
  call: Call,
  kind: Kind,
  right: Right,
  use: (account: AnyAccount) => Reply,
): Reply =>
  opened(call, kind, (account) =>
    may(call.state, call.user, account, right) ? use(account) : error(403, 'Access is denied'),
  );
