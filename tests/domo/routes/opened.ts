/** Finds an account and decides whether the caller may open it: 404, 403 or the account. */
import { idParam, type Call } from '../http/call';
import { error, type Reply } from '../http/reply';
import { mayList, mayOpen } from '../state/rights';
import type { Kind } from '../state/state';
import type { Secured } from '../state/types';

/**
 * Runs `use` with the account of the path's `:id`.
 * Listed but not readable: 403. Unknown, or nothing to do with the caller: 404 (domo-api 9.2, "rights").
 */
export function opened(call: Call, kind: Kind, use: (account: Secured) => Reply): Reply {
  const account = call.state.family(kind).get(idParam(call));
  if (!account || !mayList(call.state, call.user, account)) return error(404, 'Account not found');
  if (!mayOpen(call.state, call.user, account)) return error(403, 'Access is denied');
  return use(account);
}
