/** Datasets that depend on accounts (domo-api 2.2): asked before a delete (domo-api 3.13). */
import { jsonBody, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import { mayOpen } from '../state/rights';
import type { Dataset } from '../state/types';
import { opened } from './opened';

/** Some of the 25 keys of a recorded row: it has neither `id` nor `name` (domo-api 4.10). */
const datasetRow = ({ id, name }: Dataset) => ({
  dataSourceId: id,
  dataSourceName: name,
  dataSourceType: 'connector',
  responsibleUserId: '1216550715',
  hidden: false,
  cardCount: 0,
  properties: {},
});

function ofMany(call: Call): Reply {
  const ids = jsonBody(call);
  if (!Array.isArray(ids)) return error(400, 'A list of account ids is required');
  const found = ids.flatMap((id) => {
    const account = call.state.accounts.get(Number(id));
    return account && mayOpen(call.state, call.user, account)
      ? [[String(account.id), account.datasets.map(datasetRow)] as const]
      : [];
  });
  return json(Object.fromEntries(found));
}

export const datasetRoutes: readonly Route[] = [
  {
    name: 'datasets.ofAccount',
    method: 'GET',
    path: '/api/data/v2/datasources/account/:id',
    run: (call) => opened(call, 'account', (account) => json(account.datasets.map(datasetRow))),
  },
  {
    name: 'datasets.ofAccounts',
    method: 'POST',
    path: '/api/data/v2/datasources/accounts',
    run: ofMany,
  },
  {
    name: 'datasets.ofOauth',
    method: 'GET',
    path: '/api/data/v2/datasources/account-templates/:id',
    run: (call) => opened(call, 'oauth', (account) => json(account.datasets.map(datasetRow))),
  },
];
