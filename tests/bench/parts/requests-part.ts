/** What one request of Latchkey's client costs, beside a bare request of the library below it and of others. */
import { Agent } from 'node:http';
import got from 'got';
import { say } from '../../../build/lib/say';
import { createDomoClient } from '../../../src/main/domo';
import { sendOverHttp } from '../../../src/main/domo/http/send-http-request';
import { routePaths } from '../../../src/main/domo/routes/route-paths';
import { benchRow, type BenchRow } from '../bench-row';
import { IN_FLIGHT, readPlainly, serveFleet } from './served-fleet';
import type { ServedInstance } from './stand-in-program';

const REQUESTS = 2000;
const ROUNDS = 5;
const GOT_TARGET = 1.5;
const FETCH_TARGET = 3;
const ID = 1;

/** Ms of processor time for each of many requests, with a few in flight. */
async function costOfEach(send: () => Promise<unknown>): Promise<number> {
  let left = REQUESTS;
  const begun = process.cpuUsage();
  const takeTurns = async (): Promise<void> => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, takeTurns));
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000 / REQUESTS;
}

function waysOf(instance: ServedInstance) {
  const { origin, token } = instance;
  const path = routePaths.account.accessList(ID);
  const url = `${origin}/api/${path}`;
  const headers = { 'x-domo-developer-token': token, accept: 'application/json' };
  const agent = new Agent({ keepAlive: true });
  const client = createDomoClient({ origin, token: () => Promise.resolve(token) });
  const { signal } = new AbortController();
  const sent = {
    origin,
    method: 'GET',
    path,
    token,
    maxBytes: 1e6,
    timeout: 20_000,
    signal,
  } as const;
  return {
    client: () => client.getAccessList('account', ID),
    transport: () => sendOverHttp(sent),
    got: () => got(url, { headers, retry: { limit: 0 } }).json(),
    fetch: async () => (await fetch(url, { headers })).json(),
    node: () => readPlainly(agent, instance, path),
  };
}

export async function measureRequests(): Promise<BenchRow[]> {
  say('Sending requests one by one …');
  const served = await serveFleet({ instances: 1, accountsEach: 10, answerMs: 0 });
  const [instance] = served.instances;
  if (!instance) throw new Error('no instance');
  const ways = waysOf(instance);
  const names = Object.keys(ways) as (keyof typeof ways)[];
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<
    keyof typeof ways,
    number
  >;
  // In turns, and the best counts: what else the machine does only adds.
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) best[name] = Math.min(best[name], await costOfEach(ways[name]));
  served.close();
  const row = (what: string, comparison: number, atMost: number): BenchRow =>
    benchRow({
      part: 'requests',
      name: `a request of the client, processor time, beside ${what}`,
      figure: best.client,
      unit: 'ms',
      comparison: { what, figure: comparison },
      target: { of: 'ratio', atMost },
      parts: [
        { name: 'without queue, parsing and schemas', figure: best.transport },
        { name: "node's own http", figure: best.node },
      ],
    });
  return [
    row('bare got', best.got, GOT_TARGET),
    row("undici, as Node's fetch", best.fetch, FETCH_TARGET),
  ];
}
