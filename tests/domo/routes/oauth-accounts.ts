/** Reading OAuth accounts: the list is the only way (domo-api 2.1 rows 2 and 5, 10.1). */
import type { Call, Route } from '../http/call';
import { mayList } from '../state/rights';
import type { OAuthAccount } from '../state/types';
import { listReply } from './lists';
import { extendedShape, templateShape } from './shapes';

/** Sorted by id (domo-api 9.2, "ordering"). */
const visible = (call: Call): OAuthAccount[] =>
  [...call.state.oauthAccounts.values()]
    .filter((account) => mayList(call.state, call.user, account))
    .filter((account) => call.state.listsNow(account))
    .sort((a, b) => a.id - b.id);

export const oauthAccountRoutes: readonly Route[] = [
  {
    name: 'oauth.list',
    method: 'GET',
    path: '/api/data/v1/accounts/templates/user/extended',
    exists: (modes) => modes.oauthList === 'extended',
    run: (call) =>
      listReply(
        call,
        visible(call).map((account) => extendedShape(call, account)),
        'oauth',
      ),
  },
  {
    name: 'oauth.listShort',
    method: 'GET',
    path: '/api/data/v1/accounts/templates/user',
    exists: (modes) => modes.oauthList === 'short',
    run: (call) =>
      listReply(
        call,
        visible(call).map((account) => templateShape(call, account)),
        'oauth',
      ),
  },
];
