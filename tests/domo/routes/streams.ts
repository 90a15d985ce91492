/** Streams, and the datasets that they feed (domo-api 2.2, 3.16). */
import { idParam, param, type Call, type Route } from '../http/call';
import { error, json, jsonType, type Reply } from '../http/reply';
import { withJson } from '../http/written';
import { mayOpen } from '../state/rights';
import { feedOf, streamAccounts, type Stream } from '../state/streams';

const asItIs = (text: string): Reply => ({
  status: 200,
  headers: { 'content-type': jsonType },
  body: text,
});

/** 404 for a stream that is not there, or whose accounts the caller may not open. */
function withStream(call: Call, use: (stream: Stream) => Reply): Reply {
  const stream = call.state.streams.get(idParam(call));
  const isOpen = streamAccounts(JSON.parse(stream?.text ?? '{}')).some((id) => opens(call, id));
  return stream && (isOpen || call.user.admin) ? use(stream) : error(404, 'Stream not found');
}

function opens(call: Call, accountId: number): boolean {
  const account = call.state.accounts.get(accountId);
  return account !== undefined && mayOpen(call.state, call.user, account);
}

/** Keeps the body as it came. Accounts that the caller may not open are refused. */
const update = (call: Call): Reply =>
  withJson(call, (body) =>
    withStream(call, (stream) => {
      if (body['id'] !== stream.id) return error(400, 'The stream is another one');
      const named = streamAccounts(body);
      const unknown = named.find((id) => !opens(call, id));
      if (unknown !== undefined) return error(400, `Account ${String(unknown)} cannot be used`);
      call.state.streams.replace(stream, call.body);
      return asItIs(stream.text);
    }),
  );

/** With what depends on it. A dataset that several accounts feed has no `accountId`. */
function dataset(call: Call): Reply {
  const id = param(call, 'id');
  const users = [...call.state.accounts.values(), ...call.state.oauthAccounts.values()].filter(
    ({ datasets }) => datasets.some((one) => one.id === id),
  );
  const [first] = users;
  if (!first || !users.some((user) => mayOpen(call.state, call.user, user))) {
    return error(404, 'DataSource not found');
  }
  const found = first.datasets.find((one) => one.id === id);
  const feed = feedOf(found ?? { id, name: '' });
  return json({
    id,
    name: found?.name,
    type: 'connector',
    streamId: call.state.streams.ofDataset(id)?.id ?? null,
    ...(users.length === 1 ? { accountId: first.id } : {}),
    impactCardCount: feed.cards,
    impactDataFlowCount: feed.dataflows ?? 0,
    impactAlertCount: feed.alerts,
  });
}

const streams = '/api/data/v1/streams/:id';

export const streamRoutes: readonly Route[] = [
  {
    name: 'streams.get',
    method: 'GET',
    path: streams,
    run: (call) => withStream(call, ({ text }) => asItIs(text)),
  },
  { name: 'streams.update', method: 'PUT', path: streams, run: update },
  { name: 'datasets.get', method: 'GET', path: '/api/data/v3/datasources/:id', run: dataset },
];
