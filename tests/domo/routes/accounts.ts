/** Reading plain accounts (domo-api 2.1 rows 1 and 4, 2.2). */
import { idParam, param, type Call, type Route } from '../http/call';
import { error, json } from '../http/reply';
import { mayList } from '../state/rights';
import type { PlainAccount } from '../state/types';
import { listReply } from './lists';
import { opened } from './opened';
import { plainShape } from './shapes';

/** All that the caller may see; `limit` and `offset` have no effect (domo-api 10.25). */
const visible = (call: Call): PlainAccount[] =>
  [...call.state.accounts.values()].filter((account) => mayList(call.state, call.user, account));

/** Six of ten, whichever ids an instance has. */
const isShared = ({ id }: PlainAccount): boolean => (id * 7) % 10 < 6;

export const accountRoutes: readonly Route[] = [
  {
    name: 'accounts.list',
    method: 'GET',
    path: '/api/data/v1/accounts',
    run: (call) =>
      listReply(
        call,
        visible(call)
          .filter((account) => call.state.listsNow(account))
          .filter((account) => call.modes.accountList === 'all' || isShared(account))
          .map((account) => plainShape(call, account)),
        'accounts',
      ),
  },
  {
    name: 'accounts.get',
    method: 'GET',
    path: '/api/data/v1/accounts/:id',
    // `unmask` changes nothing here: `configurations` is empty either way (domo-api 10.12).
    run: (call) =>
      opened(call, 'account', () => {
        const account = call.state.accounts.get(idParam(call));
        return account ? json(plainShape(call, account)) : error(404, 'Account not found');
      }),
  },
  {
    name: 'accounts.ofProvider',
    method: 'GET',
    path: '/api/data/v1/accounts/provider/:dpt',
    run: (call) =>
      json(
        call.order(
          visible(call)
            .filter((account) => account.dataProviderType === param(call, 'dpt'))
            .map((account) => plainShape(call, account)),
        ),
      ),
  },
];
