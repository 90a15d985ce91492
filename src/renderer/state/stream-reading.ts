/** Reading how streams ended, for the view of what needs attention. It goes on when the view is left. */
import { create } from 'zustand';
import type { Problem, ResponseFor } from '../../contract';
import { failedStreamsText } from '../../contract/attention-text';
import { call } from '../api/client';
import { formatCountOf } from '../ui/format/format';
import type { JobEnd } from './jobs/jobs';
import { runJob } from './jobs/run-job';
import { showView } from './view';
import { t } from '../../contract/texts';

type StreamResults = ResponseFor<'attention.readStreams'>['results'];

interface StreamReadingState {
  running: boolean;
  /** Accounts that were read so far. */
  done: number;
  /** What the last reading found; null before the first, and while one runs. */
  results: StreamResults | null;
  problem: Problem | null;
}

export const useStreamReading = create<StreamReadingState>(() => ({
  running: false,
  done: 0,
  results: null,
  problem: null,
}));

let stop: AbortController | null = null;

/** Null: of all instances. */
export async function startStreamReading(profileIds: readonly string[] | null): Promise<void> {
  if (useStreamReading.getState().running) return;
  stop = new AbortController();
  useStreamReading.setState({ running: true, done: 0, results: null, problem: null });
  const doneOf = new Map<string, number>();
  const request = { profileIds: profileIds === null ? null : [...profileIds] };
  const answer = await runJob({
    label: t('Streams'),
    title: t('Reading streams'),
    counts: 'accounts',
    signal: stop.signal,
    onProgress: ({ profileId, phase, done }) => {
      if (phase === 'details') doneOf.set(profileId, done);
      const all = [...doneOf.values()].reduce((sum, each) => sum + each, 0);
      useStreamReading.setState({ done: all });
    },
    work: (options) => call('attention.readStreams', request, options),
    endOf: ({ results }) => streamJobEnd(results),
  });
  useStreamReading.setState({
    running: false,
    ...(answer.ok
      ? { results: answer.value.results }
      : { problem: answer.problem.code === 'cancelled' ? null : answer.problem }),
  });
}

const showAttention = { label: t('Attention'), run: () => showView('attention') };

function streamJobEnd(results: StreamResults): JobEnd {
  const datasets = results.reduce((sum, each) => sum + each.datasets, 0);
  const failed = results.filter(({ problem }) => problem !== null).length;
  const done = t('Streams: {datasets} read', { datasets: formatCountOf(datasets, 'dataset') });
  const unread = sumOfFailed(results);
  const read = unread === null ? done : `${done}, ${failedStreamsText(unread)}`;
  return failed === 0 && unread === null
    ? { text: read, tone: 'good', ways: [showAttention] }
    : {
        text:
          failed === 0
            ? read
            : t('{read}, {instances} failed', {
                read,
                instances: formatCountOf(failed, 'instance'),
              }),
        tone: 'bad',
        ways: [showAttention],
      };
}

/** What Domo failed to answer for, over all instances. Null: nothing. */
export function sumOfFailed(
  results: StreamResults,
): Record<'datasets' | 'accounts', number> | null {
  const datasets = results.reduce((sum, { failed }) => sum + failed.datasets, 0);
  const accounts = results.reduce((sum, { failed }) => sum + failed.accounts, 0);
  return datasets + accounts === 0 ? null : { datasets, accounts };
}

export const stopStreamReading = (): void => {
  stop?.abort();
};

export const dismissStreamReading = (): void => {
  useStreamReading.setState({ results: null, problem: null });
};
