/** Reading configs (domo-api 2.1 rows 6 and 7, 3.5, 3.8, 3.9, 4.7). */
import { param, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import { mayUnmask } from '../state/rights';
import type { Kind, State } from '../state/state';
import type { Secured } from '../state/types';
import { opened } from './opened';

/** Eight asterisks, whatever the true length. */
export const mask = '********';

/** Field -> text, secrets masked unless they may be seen. An empty secret stays empty, as recorded. */
export function wireConfig(state: State, account: Secured, clear: boolean): Record<string, string> {
  const secret = state.secretFields(account.dataProviderType);
  return Object.fromEntries(
    Object.entries(account.config).map(([name, value]) => [
      name,
      secret.has(name) && value !== '' && !clear ? mask : value,
    ]),
  );
}

function read(call: Call, kind: Kind): Reply {
  return opened(call, kind, (account) => {
    if (account.dataProviderType !== param(call, 'dpt')) return error(404, 'Account not found');
    // A plain account of OAuth type has nothing to read; that is no error (domo-api 3.9).
    if (kind === 'account' && account.credentialsType === 'oauth') return json({});
    const asked = call.query.get('unmask') === 'true';
    const masked = kind === 'account' && call.modes.plainSecrets === 'masked';
    const clear = asked && !masked && mayUnmask(call.state, call.user, account);
    const fields = wireConfig(call.state, account, clear);
    const external =
      call.modes.shape === 'current' ? { allowExternalUse: String(account.allowExternalUse) } : {};
    return json({ ...fields, ...external });
  });
}

export const configRoutes: readonly Route[] = [
  {
    name: 'accounts.config',
    method: 'GET',
    path: '/api/data/v1/providers/:dpt/account/:id',
    run: (call) => read(call, 'account'),
  },
  {
    name: 'oauth.config',
    method: 'GET',
    path: '/api/data/v1/providers/:dpt/template/:id',
    run: (call) => read(call, 'oauth'),
  },
];
