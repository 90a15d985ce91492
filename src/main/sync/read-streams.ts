/**
 * Reads how the streams of one instance's accounts ended, dataset by dataset: no route of Domo lists them (domo-api
 * 3.21). The number of requests is bounded, and what was tried longest ago comes first. Whatever was tried is saved, also
 * when Domo did not answer for it: otherwise it would come first for good, and keep back what is behind it.
 */
import { toProblem, type Problem, type StreamRead } from '../../contract';
import type { DomoClient } from '../domo';
import type { DatasetsOfAccount } from '../domo/stream-types';
import type { AccountStreamRead, StreamTarget } from '../store/stream-types';
import { InstanceHealth } from './instance-health';
import {
  orNull,
  readAccountStreams,
  unlistedStreams,
  type AccountStreamSource,
  type KnownStreams,
} from './read-account-streams';

export type StreamSource = AccountStreamSource &
  Pick<DomoClient, 'listDatasets' | 'listDatasetsOfMany' | 'whoAmI'>;

const ACCOUNTS_PER_REQUEST = 100;

export interface StreamReading {
  readonly accounts: number;
  /** Those that Domo answered for. */
  readonly datasets: number;
  readonly failing: number;
  /** What was tried in vain, and why the first of it failed. */
  readonly failed: {
    readonly datasets: number;
    /** Accounts whose datasets were not listed. */
    readonly accounts: number;
    readonly problem: Problem | null;
  };
  /** Accounts that the limit left for the next time. */
  readonly left: number;
  /** Why it ended early. */
  readonly problem: Problem | null;
}

export interface StreamReadingOptions {
  readonly maxDatasets: number;
  /** What the last reading found of an account. */
  readonly knownOf: (target: StreamTarget) => KnownStreams | null;
  readonly save: (reads: readonly AccountStreamRead[]) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onRead: (done: number) => void;
}

/** Never fails, unless it is cancelled. What was read by then is saved. */
export async function readStreams(
  source: StreamSource,
  targets: readonly StreamTarget[],
  options: StreamReadingOptions,
): Promise<StreamReading> {
  const reader = new StreamReader(source, options);
  try {
    return reader.result(targets, await reader.read(targets));
  } catch (error) {
    if (options.signal.aborted) throw error;
    return reader.result(targets, toProblem(error));
  }
}

class StreamReader {
  private accounts = 0;
  private tried = 0;
  private failing = 0;
  private failedDatasets = 0;
  private failedAccounts = 0;
  private firstProblem: Problem | null = null;
  private readonly lists: InstanceHealth;
  private readonly datasets: InstanceHealth;

  constructor(
    private readonly source: StreamSource,
    private readonly options: StreamReadingOptions,
  ) {
    const whoAmI = () => source.whoAmI({ signal: options.signal });
    // An account that is listed says nothing of datasets: each has its own row of failures.
    this.lists = new InstanceHealth(whoAmI, () => true);
    this.datasets = new InstanceHealth(whoAmI, () => true);
  }

  result({ length }: readonly StreamTarget[], problem: Problem | null): StreamReading {
    const { accounts, tried, failing, failedDatasets, failedAccounts, firstProblem } = this;
    return {
      accounts,
      datasets: tried - failedDatasets,
      failing,
      failed: { datasets: failedDatasets, accounts: failedAccounts, problem: firstProblem },
      left: length - accounts,
      problem,
    };
  }

  /** Why it ended early; null: it did not. */
  async read(targets: readonly StreamTarget[]): Promise<Problem | null> {
    for (let from = 0; from < targets.length; from += ACCOUNTS_PER_REQUEST) {
      if (this.isFull()) return null;
      const part = targets.slice(from, from + ACCOUNTS_PER_REQUEST);
      const listed = await this.listMany(part);
      const ending = listed.ending ?? (await this.readPart(part, listed.value));
      if (ending !== null) return ending;
    }
    return null;
  }

  private isFull(): boolean {
    return this.tried >= this.options.maxDatasets;
  }

  private async readPart(
    part: readonly StreamTarget[],
    many: ReadonlyMap<StreamTarget['id'], DatasetsOfAccount> | null,
  ): Promise<Problem | null> {
    for (const target of part) {
      this.options.signal.throwIfAborted();
      if (this.isFull()) return null;
      const fromMany = target.kind === 'account' && many !== null;
      const listed = fromMany
        ? { value: many.get(target.id) ?? null, problem: null, ending: null }
        : await this.attempt(() => this.listOne(target));
      if (listed.ending !== null) return listed.ending;
      if (listed.problem !== null) await this.saveUnlisted(target, listed.problem);
      // An account that Domo does not answer for is left out: nothing is known of it.
      if (listed.value === null) continue;
      const ending = await this.readAccount(target, listed.value);
      if (ending !== null) return ending;
    }
    return null;
  }

  /** Null: Domo does not answer for all of them together. One of them may be why, so each is asked for alone. */
  private listMany(part: readonly StreamTarget[]) {
    const plain = part.filter(({ kind }) => kind === 'account').map(({ id }) => id);
    const { signal } = this.options;
    return this.attempt(() =>
      plain.length === 0
        ? Promise.resolve(null)
        : orNull(this.source.listDatasetsOfMany(plain, { signal })),
    );
  }

  private async listOne({ kind, id }: StreamTarget): Promise<DatasetsOfAccount | null> {
    const { signal } = this.options;
    const list = await orNull(this.source.listDatasets(kind, id, { signal }));
    return list && { datasets: list.items, unusable: list.setAsideCount };
  }

  private async attempt<T>(list: () => Promise<T>): Promise<Attempt<T>> {
    try {
      const value = await list();
      this.lists.recordSuccess();
      return { value, problem: null, ending: null };
    } catch (error) {
      if (this.options.signal.aborted) throw error;
      const problem = toProblem(error);
      const ends = await this.lists.endsReading(problem);
      return { value: null, problem, ending: ends ? problem : null };
    }
  }

  private async saveUnlisted(target: StreamTarget, problem: Problem): Promise<void> {
    this.failedAccounts += 1;
    this.firstProblem ??= problem;
    await this.save(target, unlistedStreams(this.options.knownOf(target)));
  }

  private async readAccount(
    target: StreamTarget,
    { datasets, unusable }: DatasetsOfAccount,
  ): Promise<Problem | null> {
    const { maxDatasets, knownOf, signal } = this.options;
    const room = maxDatasets - this.tried;
    const { read, tried, failed, problem, ending } = await readAccountStreams(
      this.source,
      { wanted: datasets.slice(0, room), others: datasets.slice(room), unusable },
      knownOf(target),
      this.datasets,
      signal,
    );
    this.tried += tried;
    this.failedDatasets += failed;
    this.firstProblem ??= problem;
    if (read !== null) {
      this.failing += read.failing.datasets;
      await this.save(target, read);
    }
    return ending;
  }

  private async save({ kind, id }: StreamTarget, read: StreamRead): Promise<void> {
    await this.options.save([{ kind, id, read }]);
    this.accounts += 1;
    this.options.onRead(this.accounts);
  }
}

interface Attempt<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  /** The same problem, where it ends the reading of the instance. */
  readonly ending: Problem | null;
}
