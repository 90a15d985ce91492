/** The streams that use a plain account, and what depends on the datasets that they feed (domo-api 3.16). */
import {
  fail,
  ProblemError,
  toProblem,
  type AccountKey,
  type AccountStream,
  type ParsedRequestFor,
  type Problem,
  type ResponseFor,
} from '../../contract';
import { runInParallel } from '../sync/parallel-work';
import type { AccountWriteDeps } from './send-write-once';

type StreamDeps = Pick<AccountWriteDeps, 'workspace'>;

const DATASETS_AT_ONCE = 5;

/** One dataset of an account: its stream, or why that is not known. */
export type DatasetStream =
  | { readonly stream: AccountStream; readonly problem: null }
  | { readonly stream: null; readonly name: string; readonly problem: Problem };

export interface DatasetStreams {
  /** In Domo's order. */
  readonly datasets: readonly DatasetStream[];
  /** Rows without a usable id. */
  readonly unusable: number;
}

/** stream.list */
export async function listStreams(
  deps: StreamDeps,
  key: ParsedRequestFor<'stream.list'>,
  signal: AbortSignal,
): Promise<ResponseFor<'stream.list'>> {
  const { datasets, unusable } = await readStreamsOfAccount(deps, key, signal);
  return {
    streams: datasets.flatMap(({ stream }) => (stream === null ? [] : [stream])),
    unread: datasets.flatMap((each) =>
      each.stream === null ? [{ name: each.name, problem: each.problem }] : [],
    ),
    unusable,
  };
}

/** Domo lists the datasets of an account, and each dataset names its stream. */
export async function readStreamsOfAccount(
  { workspace }: StreamDeps,
  { profileId, kind, id }: AccountKey,
  signal: AbortSignal,
): Promise<DatasetStreams> {
  const client = await workspace.client(profileId);
  const { items, setAsideCount } = await client.listDatasets(kind, id, { signal });
  const datasets = new Array<DatasetStream>(items.length);
  await runInParallel([...items.entries()], DATASETS_AT_ONCE, async ([position, dataset]) => {
    try {
      const impact = await client.getDatasetImpact(dataset.id, { signal });
      const { cards, dataflows, alerts } = impact;
      const name = impact.name ?? dataset.name;
      const streamId = impact.streamId ?? failWithoutStream(name);
      datasets[position] = {
        stream: { id: streamId, datasetId: dataset.id, name, cards, dataflows, alerts },
        problem: null,
      };
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : toProblem(error);
      datasets[position] = { stream: null, name: dataset.name, problem };
    }
  });
  signal.throwIfAborted();
  return { datasets, unusable: setAsideCount };
}

const failWithoutStream = (name: string): never =>
  fail('noMatch', `Domo names no stream for the dataset ${name}.`, {
    next: 'Look at the dataset in Domo.',
  });
