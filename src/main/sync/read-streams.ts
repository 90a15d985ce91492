/**
 * Reads how the streams of one instance's accounts ended, dataset by dataset: no route of Domo lists them (domo-api
 * 3.21). The number of requests is bounded, and what was read longest ago comes first.
 */
import { toProblem, type FailingDataset, type Problem, type StreamRead } from '../../contract';
import type { Dataset, DomoClient } from '../domo';
import type { DatasetImpact, StreamRun } from '../domo/stream-types';
import type { AccountStreamRead, StreamTarget } from '../store/stream-types';
import { runInParallel } from './parallel-work';

export type StreamSource = Pick<
  DomoClient,
  'listDatasets' | 'listDatasetsOfMany' | 'getDatasetImpact' | 'readStreamRun' | 'rateLimiterState'
>;

/** Domo's words for a run that failed; any other is none (domo-api 10.32). */
const FAILED: ReadonlySet<string> = new Set(['ERROR', 'FAILED', 'INVALID']);
const ACCOUNTS_PER_REQUEST = 100;
/** Of an account, so many failing datasets are kept by name. */
const MAX_FIRST = 50;

export interface StreamReading {
  readonly accounts: number;
  readonly datasets: number;
  readonly failing: number;
  /** Accounts that the limit left for the next time. */
  readonly left: number;
  readonly problem: Problem | null;
}

/** Never fails: `problem` says why it ended early. What was read by then is saved. */
export async function readStreams(
  source: StreamSource,
  targets: readonly StreamTarget[],
  maxDatasets: number,
  save: (reads: readonly AccountStreamRead[]) => Promise<void>,
  { signal, onRead }: { readonly signal: AbortSignal; readonly onRead: (done: number) => void },
): Promise<StreamReading> {
  let [accounts, datasets, failing] = [0, 0, 0];
  const result = (problem: Problem | null): StreamReading => ({
    accounts,
    datasets,
    failing,
    left: targets.length - accounts,
    problem,
  });
  try {
    for (let from = 0; from < targets.length && datasets < maxDatasets;) {
      const part = targets.slice(from, from + ACCOUNTS_PER_REQUEST);
      from += part.length;
      const lists = await listDatasets(source, part, signal);
      for (const { target, list } of lists) {
        signal.throwIfAborted();
        if (datasets >= maxDatasets) break;
        const wanted = list.datasets.slice(0, maxDatasets - datasets);
        const unread = list.unusable + list.datasets.length - wanted.length;
        const read = await readAccountStreams(source, wanted, unread, signal);
        await save([{ kind: target.kind, id: target.id, read }]);
        accounts += 1;
        datasets += wanted.length;
        failing += read.failing.datasets;
        onRead(accounts);
      }
    }
    return result(null);
  } catch (error) {
    if (signal.aborted) throw error;
    return result(toProblem(error));
  }
}

interface TargetDatasets {
  readonly target: StreamTarget;
  readonly list: { readonly datasets: readonly Dataset[]; readonly unusable: number };
}

/** An account that Domo does not answer for is left out: nothing is known of it. */
async function listDatasets(
  source: StreamSource,
  part: readonly StreamTarget[],
  signal: AbortSignal,
): Promise<TargetDatasets[]> {
  const plain = part.filter(({ kind }) => kind === 'account').map(({ id }) => id);
  const many = plain.length === 0 ? null : await source.listDatasetsOfMany(plain, { signal });
  const lists: TargetDatasets[] = [];
  for (const target of part) {
    if (target.kind === 'account') {
      const list = many?.get(target.id);
      if (list) lists.push({ target, list });
      continue;
    }
    const read = await orNull(source.listDatasets('oauth', target.id, { signal }));
    if (read) lists.push({ target, list: { datasets: read.items, unusable: read.setAsideCount } });
  }
  return lists;
}

interface DatasetState {
  readonly dataset: Dataset;
  readonly use: DatasetImpact | null;
  readonly run: StreamRun | null;
}

async function readAccountStreams(
  source: StreamSource,
  datasets: readonly Dataset[],
  unread: number,
  signal: AbortSignal,
): Promise<StreamRead> {
  const states: DatasetState[] = [];
  await runInParallel(datasets, source.rateLimiterState().limit, async (dataset) => {
    const use = await orNull(source.getDatasetImpact(dataset.id, { signal }));
    const streamId = use?.streamId ?? null;
    const run = streamId === null ? null : await orNull(source.readStreamRun(streamId, { signal }));
    states.push({ dataset, use, run });
  });
  const failed = states.filter(({ run }) => FAILED.has(run?.state?.toUpperCase() ?? ''));
  return {
    all: sumUp(states),
    // A dataset without a stream, such as a DataFlow, or whose stream does not tell its last run.
    unread: unread + states.filter(({ run }) => (run?.state ?? null) === null).length,
    failing: sumUp(failed),
    first: failed.slice(0, MAX_FIRST).map(toFailing),
  };
}

const toFailing = ({ dataset, run }: DatasetState): FailingDataset => ({
  datasetId: dataset.id,
  name: dataset.name,
  state: run?.state ?? '',
  endedAt: run?.endedAt ?? null,
  shared: (run?.accounts ?? 0) > 1,
});

const sumUp = (states: readonly DatasetState[]): StreamRead['all'] => ({
  datasets: states.length,
  cards: addTold(states.map(({ use }) => use?.cards ?? null)),
  alerts: addTold(states.map(({ use }) => use?.alerts ?? null)),
});

/** Null when nothing is told. */
function addTold(counts: readonly (number | null)[]): number | null {
  const told = counts.filter((count) => count !== null);
  return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0);
}

/** Null when this one thing cannot be read; what ends the reading of the instance goes on. */
const orNull = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    const { code } = toProblem(error);
    if (code === 'noMatch' || code === 'forbidden' || code === 'badResponse') return null;
    throw error;
  });
