/** Streams: what feeds datasets, with the credentials of one account or several (domo-api 3.16). */
import type { Dataset, PlainAccount } from './types';

export interface Stream {
  readonly id: number;
  readonly dataset: Dataset;
  /** As it goes over the wire, and as a client sent it: a number has digits that this program cannot hold. */
  text: string;
}

const FIRST_ID = 1_001;

export class Streams {
  private readonly byDataset = new Map<string, Stream>();

  constructor(private readonly accounts: ReadonlyMap<number, PlainAccount>) {
    for (const { datasets } of accounts.values()) for (const { id } of datasets) this.ofDataset(id);
  }

  get(id: number): Stream | null {
    return [...this.byDataset.values()].find((stream) => stream.id === id) ?? null;
  }

  /** Null: no plain account has such a dataset. A test may give an account datasets later. */
  ofDataset(datasetId: string): Stream | null {
    const known = this.byDataset.get(datasetId);
    if (known) return known;
    const users = [...this.accounts.values()].filter((account) => findDataset(account, datasetId));
    const dataset = users[0] && findDataset(users[0], datasetId);
    if (!dataset) return null;
    const id = FIRST_ID + this.byDataset.size;
    const stream = { id, dataset, text: streamText(id, dataset, users) };
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

const findDataset = ({ datasets }: PlainAccount, id: string): Dataset | undefined =>
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
function streamText(id: number, { id: dataSource, name }: Dataset, users: readonly PlainAccount[]) {
  const [first] = users;
  const one = users.length === 1 && first ? { id: first.id, name: first.name } : null;
  const several = users.map((user) => ({ accountId: user.id, metadata: null, streamId: id }));
  const stream = {
    id,
    dataSource: { id: dataSource, name, accountId: first?.id },
    account: one,
    accounts: one ? [] : several,
    dataProvider: { id: 42, key: first?.dataProviderType },
    transport: { type: 'CONNECTOR', description: 'com.domo.connector.example', version: '3' },
    configuration: [
      { streamId: id, category: 'METADATA', name: 'query', type: 'string', value: 'select 1' },
    ],
    scheduleExpression: '0 15 * * * ?',
    updateMethod: 'REPLACE',
    created: { accountId: first?.id, at: 1_700_000_000_000 },
    modifiedAt: 1_740_000_000_000,
  };
  return JSON.stringify(stream).replace(
    /\}$/u,
    ',"lastExecution":{"id":17841400000000001,"ratio":1.10},"invalid":null}',
  );
}
