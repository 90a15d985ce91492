/** Reading access lists (domo-api 2.1 rows 18 and 19, 4.4, 10.2). */
import type { Call, Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import type { Kind } from '../state/state';
import type { Secured } from '../state/types';
import { listed, withExtras } from './lists';
import { opened } from './opened';

function entries(call: Call, account: Secured): unknown[] {
  const rows = account.access.map(({ type, id, accessLevel, formerName }) =>
    withExtras(call, {
      type,
      id,
      accessLevel,
      name: call.state.principalName(type, id, formerName),
    }),
  );
  return listed(call, rows, 'access');
}

const envelope = (call: Call, account: Secured): Reply =>
  json({
    list: entries(call, account),
    // Whether members of groups count is not known (domo-api 10.21): users by name are counted here.
    totalUserCount: account.access.filter((entry) => entry.type === 'USER').length,
  });

const read = (kind: Kind) => (call: Call) =>
  opened(call, kind, (account) => envelope(call, account));

export const accessRoutes: readonly Route[] = [
  {
    name: 'accounts.access',
    method: 'GET',
    path: '/api/data/v2/accounts/share/:id',
    run: read('account'),
  },
  {
    name: 'oauth.access',
    method: 'GET',
    path: '/api/data/v2/accounts/templates/share/:id',
    // Not left out of the table in other modes: the path is there for the PUT, and a GET must be 404, not 405.
    run: (call) => (call.modes.oauthAccess === 'usual' ? read('oauth')(call) : error(404)),
  },
  {
    name: 'oauth.accessOther',
    method: 'GET',
    path: '/api/data/v2/accounts/templates/:id/share',
    exists: (modes) => modes.oauthAccess !== 'usual',
    run: (call) =>
      opened(call, 'oauth', (account) =>
        call.modes.oauthAccess === 'array' ? json(entries(call, account)) : envelope(call, account),
      ),
  },
];
