/** Instances in which thirteen kinds of things fail, and much that only looks as if it did. */
import { sampleInstance, type InstanceSpec, type PlainAccount, type StandIn } from '../domo';
import type { Desk } from '../harness/desk';
import type { Dataset, Feed } from '../domo/state/types';

export const boardNames = [
  'accounts',
  'healthy',
  'refused',
  'forgotten',
  'offline',
  'blocked',
  'odd',
  'searchless',
  'expiring',
  'never',
] as const;
export type BoardName = (typeof boardNames)[number];

const SUCCESS: Feed = {
  state: 'SUCCESS',
  endedAt: 1_790_000_000_000,
  accounts: 1,
  cards: 2,
  alerts: 0,
};

let lastDataset = 0;
/** Datasets with ids of their own, all fed alike. */
const fed = (count: number, feed: Partial<Feed> = {}): Dataset[] =>
  Array.from({ length: count }, () => {
    lastDataset += 1;
    return {
      id: `d0000000-0000-4000-8000-${String(lastDataset).padStart(12, '0')}`,
      name: `Sales ${String(lastDataset)}`,
      feed: { ...SUCCESS, ...feed },
    };
  });

const sample = sampleInstance('few');

const account = (id: number, name: string, changes: Partial<PlainAccount> = {}): PlainAccount => {
  const [model] = sample.data.accounts;
  if (!model) throw new Error('The sample has no account.');
  return { ...model, id, name, displayName: name, valid: true, datasets: [], ...changes };
};

/** What `attention` must find in the instance `accounts`, worst first, by display name. */
export const troubledAccounts = [
  'warehouse password expired',
  'runs fail',
  'one of two accounts fails',
  'runs are invalid',
  'invalid and unused',
] as const;

const accounts: readonly PlainAccount[] = [
  account(1, 'warehouse password expired', { valid: false, datasets: fed(9, { alerts: 1 }) }),
  account(2, 'runs fail', {
    datasets: [...fed(4, { state: 'ERROR', cards: 5, alerts: 2 }), ...fed(3)],
  }),
  account(3, 'one of two accounts fails', { datasets: fed(3, { state: 'FAILED', accounts: 2 }) }),
  account(4, 'runs are invalid', { datasets: fed(2, { state: 'INVALID', cards: 0 }) }),
  account(5, 'invalid and unused', { valid: false }),
  // What only looks like a failure.
  account(6, 'is running', { datasets: fed(2, { state: 'ACTIVE' }) }),
  account(7, 'was stopped by hand', { datasets: fed(1, { state: 'ABORTED' }) }),
  account(8, 'Domo does not tell its run', { datasets: fed(1, { state: null }) }),
  account(9, 'never ran and is unused'),
  account(10, 'works', { datasets: fed(6) }),
];

export function boardInstances(): InstanceSpec<BoardName>[] {
  return boardNames.map((name) => ({
    ...sample,
    name,
    tokens: { admin: `canary-token-of-${name}` },
    data: {
      ...sample.data,
      accounts: name === 'accounts' ? accounts : [account(1, 'works', { datasets: fed(1) })],
      oauthAccounts: [],
      tokens: {
        [`canary-token-of-${name}`]: Object.values(sample.data.tokens)[0] ?? {
          kind: 'developer',
          userId: 1,
          expiresAt: null,
          callsLeft: null,
        },
      },
    },
  }));
}

/** What keeps the sync from reading. */
async function breakBoard({ instances }: StandIn<BoardName>): Promise<void> {
  instances.refused.state.tokens.clear();
  await instances.offline.playUnknown('refused');
  instances.blocked.faults.add({ kind: 'blocked', as: 'page' });
  const html = {
    kind: 'body',
    status: 200,
    contentType: 'text/html',
    text: '<p>Hello</p>',
  } as const;
  instances.odd.faults.add({ ...html, route: 'accounts.list' });
  instances.odd.faults.add({ ...html, route: 'oauth.list' });
  instances.searchless.modes.search = 'short';
  const { tokens } = instances.expiring.state;
  for (const [text, token] of tokens)
    tokens.set(text, { ...token, expiresAt: Date.now() + 5 * 86_400_000 });
}

/** Adds all instances to a desk, breaks what shall be broken, and syncs all but one. */
export async function fillBoard(desk: Desk, standIn: StandIn<BoardName>): Promise<void> {
  const run = async (args: readonly string[], stdin: string, codes: readonly number[]) => {
    const ended = await desk.cli(args, stdin);
    if (!codes.includes(ended.code)) throw new Error(`${args.join(' ')}: ${ended.stderr}`);
  };
  for (const name of boardNames) {
    const { origin, tokens } = standIn.instances[name];
    // A token that is kept for one session is gone in the next process.
    const keep = name === 'forgotten' ? 'session' : 'keychain';
    const request = { instance: origin, token: tokens['admin'], label: name, keep, group: 'Board' };
    await run(['call', 'profile.add'], JSON.stringify(request), [0]);
  }
  await breakBoard(standIn);
  await run(['sync', '--profile', ...boardNames.filter((name) => name !== 'never')], '', [1, 4]);
}
