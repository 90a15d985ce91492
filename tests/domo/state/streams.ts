/** Streams: what feeds datasets, with the credentials of one account or several (domo-api 3.16). */
import type { AnyAccount, Dataset, Feed, OAuthAccount, PlainAccount } from './types';

/** In the configuration of every stream, as careless connectors have it (domo-api 3.18). */
export const STREAM_SECRET = 'canary-bearer-of-a-stream-7f3b';

const usualFeed: Feed = {
  state: 'SUCCESS',
  endedAt: 1_700_000_000_000,
  accounts: 1,
  cards: 0,
  alerts: 0,
};

export const feedOf = ({ feed }: Dataset): Feed => feed ?? usualFeed;

export interface Stream {
  readonly id: number;
  readonly dataset: Dataset;
  /** As it goes over the wire, and as a client sent it: a number has digits that this program cannot hold. */
  text: string;
}

const FIRST_ID = 1_001;

/** Until a client sends it, it is made from what feeds the dataset, which a test may change. */
class FedStream implements Stream {
  private sent: string | null = null;

  constructor(
    readonly id: number,
    readonly dataset: Dataset,
    private readonly users: readonly AnyAccount[],
  ) {}

  get text(): string {
    if (this.sent !== null) return this.sent;
    const [first] = this.users;
    const now = first && findDataset(first, this.dataset.id);
    return streamText(this.id, now ?? this.dataset, this.users);
  }

  set text(text: string) {
    this.sent = text;
  }
}

export class Streams {
  private readonly byDataset = new Map<string, Stream>();

  constructor(
    private readonly accounts: ReadonlyMap<number, PlainAccount>,
    private readonly oauthAccounts: ReadonlyMap<number, OAuthAccount>,
  ) {
    // Once for all accounts: a large company has as many datasets as accounts.
    for (const [datasetId, users] of this.findUsers()) this.add(datasetId, users);
  }

  get(id: number): Stream | null {
    return [...this.byDataset.values()].find((stream) => stream.id === id) ?? null;
  }

  /** Null: no account has such a dataset. A test may give an account datasets later. */
  ofDataset(datasetId: string): Stream | null {
    const known = this.byDataset.get(datasetId);
    if (known) return known;
    const users = this.findUsers().get(datasetId);
    return users === undefined ? null : this.add(datasetId, users);
  }

  /** By dataset. Plain accounts come first: where there are some, they feed it. */
  private findUsers(): ReadonlyMap<string, AnyAccount[]> {
    const found = new Map<string, AnyAccount[]>();
    for (const accounts of [this.accounts, this.oauthAccounts]) {
      const before = new Set(found.keys());
      for (const account of accounts.values())
        for (const { id } of account.datasets) {
          if (before.has(id)) continue;
          const users = found.get(id) ?? [];
          found.set(id, users);
          users.push(account);
        }
    }
    return found;
  }

  private add(datasetId: string, users: readonly AnyAccount[]): Stream | null {
    const dataset = users[0] && findDataset(users[0], datasetId);
    if (!dataset) return null;
    const stream = new FedStream(FIRST_ID + this.byDataset.size, dataset, users);
    this.byDataset.set(datasetId, stream);
    return stream;
  }

  /** Keeps what a client sent, and moves the dataset to the accounts that it names. */
  replace(stream: Stream, text: string): void {
    stream.text = text;
    const named = new Set(streamAccounts(JSON.parse(text)));
    for (const account of this.accounts.values()) {
      const others = account.datasets.filter(({ id }) => id !== stream.dataset.id);
      if (others.length !== account.datasets.length) account.datasets = others;
      if (named.has(account.id)) account.datasets = [...account.datasets, stream.dataset];
    }
  }
}

const findDataset = ({ datasets }: AnyAccount, id: string): Dataset | undefined =>
  datasets.find((dataset) => dataset.id === id);

/** The part of a stream that names accounts. A client may send anything. */
interface Named {
  readonly account?: { readonly id?: unknown } | null;
  readonly accounts?: unknown;
}

/** The ids of the accounts that a stream names. */
export function streamAccounts(stream: unknown): number[] {
  const { account, accounts } = (stream ?? {}) as Named;
  const entries: unknown[] = Array.isArray(accounts) ? accounts : [];
  const ids = [
    account?.id,
    ...entries.map((entry) => (entry as { accountId?: unknown } | null)?.accountId),
  ];
  return ids.flatMap((id) => (id === undefined || id === null ? [] : [Number(id)]));
}

/** One account stands in `account`, several in `accounts`. Other fields hold the same number and mean something else. */
function streamText(id: number, dataset: Dataset, users: readonly AnyAccount[]): string {
  const [first] = users;
  const { state, endedAt, accounts } = feedOf(dataset);
  const ids = users.map((user) => user.id);
  // A test may say that more accounts feed it than it gave the dataset to.
  for (let next = (first?.id ?? 0) + 1; ids.length < accounts; next += 1) ids.push(next);
  const one = ids.length === 1 && first ? { id: first.id, name: first.name } : null;
  const stream = {
    id,
    dataSource: { id: dataset.id, name: dataset.name, accountId: first?.id },
    account: one,
    accounts: one ? [] : ids.map((accountId) => ({ accountId, metadata: null, streamId: id })),
    dataProvider: { id: 42, key: first?.dataProviderType },
    transport: { type: 'CONNECTOR', description: 'com.domo.connector.example', version: '3' },
    configuration: [
      { streamId: id, category: 'METADATA', name: 'query', type: 'string', value: 'select 1' },
      { streamId: id, category: 'METADATA', name: 'httpsHeaders', value: STREAM_SECRET },
    ],
    scheduleExpression: '0 15 * * * ?',
    updateMethod: 'REPLACE',
    created: { accountId: first?.id, at: 1_700_000_000_000 },
    modifiedAt: 1_740_000_000_000,
  };
  const run = state === null ? '' : `,"currentState":${JSON.stringify(state)},"endedAt":${endedAt}`;
  return JSON.stringify(stream).replace(
    /\}$/u,
    `,"lastExecution":{"id":17841400000000001,"ratio":1.10${run}},"invalid":null}`,
  );
}
