/** Reads how the streams of one account's datasets ended. One that Domo does not tell keeps no other from being read. */
import { toProblem, type FailingDataset, type Problem, type StreamRead } from '../../contract';
import type { Dataset, DomoClient } from '../domo';
import type { DatasetImpact, StreamRun } from '../domo/stream-types';
import type { InstanceHealth } from './instance-health';
import { runInParallel } from './parallel-work';

export type AccountStreamSource = Pick<
  DomoClient,
  'getDatasetImpact' | 'readStreamRun' | 'rateLimiterState'
>;

/** Domo's words for a run that failed; any other is none (domo-api 10.32). */
const FAILED: ReadonlySet<string> = new Set(['ERROR', 'FAILED', 'INVALID']);
/** Of an account, so many failing datasets are kept by name. */
const MAX_FIRST = 50;

/** What an earlier reading found. */
export interface KnownStreams {
  readonly read: StreamRead;
  /** Epoch ms. */
  readonly at: number;
}

export interface DatasetsToRead {
  readonly wanted: readonly Dataset[];
  /** Those that the limit leaves out. */
  readonly others: readonly Dataset[];
  /** Rows of Domo without a usable id. */
  readonly unusable: number;
}

export interface AccountReading {
  /** Null: nothing of it was read. */
  readonly read: StreamRead | null;
  /** Datasets that were tried, and those of them that failed. */
  readonly tried: number;
  readonly failed: number;
  /** Of the first that failed. */
  readonly problem: Problem | null;
  /** Why nothing more of the instance can be read. */
  readonly ending: Problem | null;
}

interface DatasetState {
  readonly dataset: Dataset;
  readonly use: DatasetImpact | null;
  readonly run: StreamRun | null;
  /** Why it is not known how its run ended. Null: Domo answered. */
  readonly problem: Problem | null;
}

export async function readAccountStreams(
  source: AccountStreamSource,
  { wanted, others, unusable }: DatasetsToRead,
  known: KnownStreams | null,
  health: InstanceHealth,
  signal: AbortSignal,
): Promise<AccountReading> {
  const states: DatasetState[] = [];
  const end: { problem: Problem | null } = { problem: null };
  await runInParallel(wanted, source.rateLimiterState().limit, async (dataset) => {
    if (end.problem !== null) return;
    const state = await readDataset(source, dataset, signal);
    if (state.problem === null) health.recordSuccess();
    else if (await health.endsReading(state.problem)) {
      end.problem ??= state.problem;
      return;
    }
    states.push(state);
  });
  const failed = states.filter(({ problem }) => problem !== null);
  const answered = new Set(
    states.filter(({ problem }) => problem === null).map(({ dataset }) => dataset.id),
  );
  const rest = [...wanted, ...others].filter(({ id }) => !answered.has(id));
  return {
    // One whose first answer ended the reading is begun again the next time.
    read: states.length === 0 && end.problem !== null ? null : sumUp(states, rest, unusable, known),
    tried: states.length,
    failed: failed.length,
    problem: failed[0]?.problem ?? null,
    ending: end.problem,
  };
}

async function readDataset(
  source: AccountStreamSource,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<DatasetState> {
  let use: DatasetImpact | null = null;
  try {
    use = await orNull(source.getDatasetImpact(dataset.id, { signal }));
    const streamId = use?.streamId ?? null;
    const run = streamId === null ? null : await orNull(source.readStreamRun(streamId, { signal }));
    return { dataset, use, run, problem: null };
  } catch (error) {
    if (signal.aborted) throw error;
    return { dataset, use, run: null, problem: toProblem(error) };
  }
}

/** `rest`: datasets for which Domo did not answer. What was known of them stays, as old as it is. */
function sumUp(
  states: readonly DatasetState[],
  rest: readonly Dataset[],
  unusable: number,
  known: KnownStreams | null,
): StreamRead {
  // Nothing was learned: only the first of what fails is known by name, and there may be more.
  if (known !== null && states.every(({ problem }) => problem !== null))
    return {
      ...known.read,
      unread: Math.max(known.read.unread, rest.length + unusable),
      knownAt: known.at,
    };
  const now = states.filter(({ run }) => FAILED.has(run?.state?.toUpperCase() ?? ''));
  const restIds = new Set(rest.map(({ id }) => id));
  const kept = known?.read.first.filter(({ datasetId }) => restIds.has(datasetId)) ?? [];
  const keptIds = new Set(kept.map(({ datasetId }) => datasetId));
  const failing = addUp([...now, ...states.filter(({ dataset }) => keptIds.has(dataset.id))]);
  return {
    all: addUp(states),
    unread:
      unusable +
      rest.length +
      // A dataset without a stream, such as a DataFlow, or whose stream does not tell its last run.
      states.filter(({ run, problem }) => problem === null && (run?.state ?? null) === null).length,
    failing: { ...failing, datasets: now.length + kept.length },
    first: [...now.map(toFailing), ...kept].slice(0, MAX_FIRST),
    ...(known === null || kept.length === 0 ? {} : { knownAt: known.at }),
  };
}

/** Of an account whose datasets Domo does not list. */
export const unlistedStreams = (known: KnownStreams | null): StreamRead =>
  known === null
    ? { all: addUp([]), unread: 1, failing: addUp([]), first: [] }
    : { ...known.read, unread: Math.max(known.read.unread, 1), knownAt: known.at };

const toFailing = ({ dataset, run }: DatasetState): FailingDataset => ({
  datasetId: dataset.id,
  name: dataset.name,
  state: run?.state ?? '',
  endedAt: run?.endedAt ?? null,
  shared: (run?.accounts ?? 0) > 1,
});

const addUp = (states: readonly DatasetState[]): StreamRead['all'] => ({
  datasets: states.length,
  cards: addTold(states.map(({ use }) => use?.cards ?? null)),
  alerts: addTold(states.map(({ use }) => use?.alerts ?? null)),
});

/** Null when nothing is told. */
function addTold(counts: readonly (number | null)[]): number | null {
  const told = counts.filter((count) => count !== null);
  return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0);
}

/** Null: Domo answers that this is gone or not shared. */
export const orNull = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    const { code } = toProblem(error);
    if (code === 'noMatch' || code === 'forbidden') return null;
    throw error;
  });
