/** Providers (domo-api 2.1 row 3, 2.2, 4.3). */
import { param, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import { mayList } from '../state/rights';
import type { Provider } from '../state/types';
import { listReply, withExtras } from './lists';

/** By name, ignoring case (domo-api 9.2). Sorted once per provider list: it never changes. */
const sorted = new WeakMap<ReadonlyMap<string, Provider>, readonly Provider[]>();

function byName(providers: ReadonlyMap<string, Provider>): readonly Provider[] {
  const known = sorted.get(providers);
  if (known) return known;
  const key = ({ name }: Provider): string => name.toLowerCase();
  const rows = [...providers.values()].sort((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0,
  );
  sorted.set(providers, rows);
  return rows;
}

const one = (call: Call, provider: Provider | undefined): Reply =>
  provider ? json(withExtras(call, { ...provider })) : error(404, 'Data provider not found');

/** Providers that the caller has accounts of, with those accounts. */
function used(call: Call): Reply {
  const accounts = [...call.state.accounts.values()].filter((account) =>
    mayList(call.state, call.user, account),
  );
  const keys = [...new Set(accounts.map((account) => account.dataProviderType))];
  return json(
    keys.map((key) => ({
      key,
      name: call.state.providers.get(key)?.name ?? key,
      authenticationScheme: call.state.providers.get(key)?.authenticationScheme ?? null,
      accounts: accounts
        .filter((account) => account.dataProviderType === key)
        .map(({ id, displayName, datasets }) => ({
          id,
          displayName,
          dataSourceCount: datasets.length,
        })),
      unassociatedDataSourceCount: 0,
    })),
  );
}

export const providerRoutes: readonly Route[] = [
  {
    name: 'providers.list',
    method: 'GET',
    path: '/api/data/v1/providers',
    run: (call) =>
      listReply(
        call,
        byName(call.state.providers).map((provider) => withExtras(call, { ...provider })),
        'providers',
      ),
  },
  {
    name: 'providers.get',
    method: 'GET',
    path: '/api/data/v1/providers/:dpt',
    run: (call) => one(call, call.state.providers.get(param(call, 'dpt'))),
  },
  {
    name: 'providers.ofConnector',
    method: 'GET',
    path: '/api/data/v1/providers/connector/:connectorId',
    run: (call) =>
      one(
        call,
        [...call.state.providers.values()].find(
          (provider) => provider.defaultConnectorId === param(call, 'connectorId'),
        ),
      ),
  },
  {
    name: 'providers.used',
    method: 'GET',
    path: '/api/data/v2/datasources/providers',
    run: used,
  },
];
