/** Datasets with what hangs on them, and the streams that feed them (domo-api 2.2, 3.16, 3.21). */
import { param, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import type { Dataset, Feed } from '../state/types';
import type { State } from '../state/state';

/** In the configuration of every stream, as careless connectors have it (domo-api 3.18). */
export const STREAM_SECRET = 'canary-bearer-of-a-stream-7f3b';

const usualFeed: Feed = {
  state: 'SUCCESS',
  endedAt: 1_700_000_000_000,
  accounts: 1,
  cards: 0,
  alerts: 0,
};

/** In a fixed order, so that each stream has a number. */
const fedDatasets = (state: State) =>
  [...state.accounts.values(), ...state.oauthAccounts.values()].flatMap((account) =>
    account.datasets.map((dataset) => ({ account, dataset })),
  );

const feedOf = ({ feed }: Dataset): Feed => feed ?? usualFeed;

function readDataset(call: Call): Reply {
  const all = fedDatasets(call.state);
  const at = all.findIndex(({ dataset }) => dataset.id === param(call, 'id'));
  const found = all[at];
  if (!found) return error(404);
  const { cards, alerts, accounts } = feedOf(found.dataset);
  return json({
    id: found.dataset.id,
    name: found.dataset.name,
    streamId: at + 1,
    ...(accounts === 1 ? { accountId: found.account.id } : {}),
    impactCardCount: cards,
    impactDataFlowCount: 0,
    impactAlertCount: alerts,
  });
}

function readStream(call: Call): Reply {
  const found = fedDatasets(call.state)[Number(param(call, 'id')) - 1];
  if (!found) return error(404);
  const { state, endedAt, accounts } = feedOf(found.dataset);
  const account = { id: found.account.id, dataProviderType: found.account.dataProviderType };
  return json({
    id: Number(param(call, 'id')),
    dataSource: { id: found.dataset.id, name: found.dataset.name },
    account: accounts === 1 ? account : null,
    accounts: Array.from({ length: accounts > 1 ? accounts : 0 }, (_, at) => ({
      accountId: found.account.id + at,
      metadata: {},
      streamId: Number(param(call, 'id')),
    })),
    configuration: [{ category: 'METADATA', name: 'httpsHeaders', value: STREAM_SECRET }],
    ...(state === null ? {} : { lastExecution: { currentState: state, endedAt } }),
  });
}

export const streamRoutes: readonly Route[] = [
  { name: 'datasets.one', method: 'GET', path: '/api/data/v3/datasources/:id', run: readDataset },
  { name: 'streams.one', method: 'GET', path: '/api/data/v1/streams/:id', run: readStream },
];
