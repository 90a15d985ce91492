/** The bulk change on screen: its plan, its run and what became of it. It goes on when its dialog is closed. */
import { create } from 'zustand';
import type { BulkRun, BulkSummary, Problem, Progress, RequestFor } from '../../contract';
import { call } from '../api/client';
import { clearPicked } from './comparison';
import { openDialog } from './dialogs';
import { beginJob, dismissJob, type JobEnd, type JobHandle } from './jobs/jobs';
import { JobPaceMeter } from './jobs/job-pace';
import { countText, failedJobEnd } from './jobs/run-job';
import { bulkEndedLabel, bulkItemName, bulkTitles } from '../ui/format/bulk-labels';
import { formatCountOf } from '../ui/format/format';
import { waitLabel } from '../ui/format/wait-label';
import { t } from '../../contract/texts';

interface BulkState {
  /** Null: nothing was planned or opened yet. */
  run: BulkRun | null;
  running: boolean;
  cancelling: boolean;
  /** Of the accounts that are looked at or written, by profile id. */
  progress: Readonly<Record<string, Progress>>;
  /** Why planning, reading or running as a whole failed. */
  problem: Problem | null;
}

const quiet = { running: false, cancelling: false, progress: {}, problem: null };

export const useBulk = create<BulkState>(() => ({ run: null, ...quiet }));

let controller: AbortController | null = null;

/** The job of the plan on screen, which its run takes the place of. */
let planJob: number | null = null;
let handle: JobHandle | null = null;

const showBulkRun = (): void => {
  openDialog({ name: 'bulkRun' });
};

const callWithProgress = async (
  title: string,
  noun: string,
  work: (options: Parameters<typeof call<'bulk.run'>>[2]) => ReturnType<typeof call<'bulk.run'>>,
): Promise<JobHandle> => {
  controller = new AbortController();
  const job = beginJob({ label: title, title, cancel: cancelBulk, show: showBulkRun });
  handle = job;
  const meter = new JobPaceMeter(noun, performance.now());
  useBulk.setState({ ...quiet, running: true });
  const result = await work({
    signal: controller.signal,
    onProgress: (progress) => {
      useBulk.setState((state) => ({
        progress: { ...state.progress, [progress.profileId]: progress },
      }));
      const state = useBulk.getState();
      const count = countDone(state);
      const { done, total } = count;
      job.update({
        text: `${title}: ${countText(done, total)}`,
        ratio: total === null || total === 0 ? null : done / total,
        pace: waitLabel(Object.values(state.progress)) || meter.describe(count, performance.now()),
      });
    },
  });
  useBulk.setState(
    result.ok ? { ...quiet, run: result.value } : { ...quiet, problem: result.problem },
  );
  return job;
};

/** Reads every account and shows what would be written. */
export async function planBulkChange(request: RequestFor<'bulk.plan'>): Promise<void> {
  if (useBulk.getState().running) return;
  useBulk.setState({ run: null });
  const title = t('{bulkTitle}: reading accounts', {
    bulkTitle: bulkTitles[request.wanted.change],
  });
  const job = await callWithProgress(title, 'accounts', (options) =>
    call('bulk.plan', request, options),
  );
  planJob = job.id;
  const { run, problem } = useBulk.getState();
  if (problem !== null) job.end(failedJobEnd(title, problem));
  else if (run !== null) job.end(bulkPlanEnd(run));
}

function bulkPlanEnd(run: BulkRun): JobEnd {
  const bulkTitle = bulkTitles[run.wanted.change];
  const count = run.items.filter(({ state }) => state === 'waiting').length;
  return {
    text:
      count === 0
        ? t('{bulkTitle}: nothing to write, and the plan says why', { bulkTitle })
        : t('{bulkTitle}: {items} to write, nothing written yet', {
            bulkTitle,
            items: formatCountOf(count, bulkItemName(run.wanted)),
          }),
    tone: count === 0 ? 'amber' : 'good',
    ways: [{ label: t('Review…'), run: () => void openBulkRun(run) }],
  };
}

/** Makes what is left of the plan. */
export async function startBulkRun(request: RequestFor<'bulk.run'>): Promise<void> {
  const { running, run: planned } = useBulk.getState();
  if (running) return;
  if (planJob !== null) dismissJob(planJob);
  const title =
    planned === null ? t('Changes to many accounts') : bulkTitles[planned.wanted.change];
  const job = await callWithProgress(title, 'accounts', (options) =>
    call('bulk.run', request, options),
  );
  const { problem } = useBulk.getState();
  // Cancelled or refused as a whole: some writes may have been made before.
  if (problem !== null) await readRun(request.id, problem);
  const { run } = useBulk.getState();
  const ways = [{ label: t('Details'), run: () => void openBulkRun(request) }];
  if (run?.startedAt) job.end({ ...bulkEndedLabel(run), ways });
  else
    job.end({
      text: t('{title} failed: {message}', { title, message: problem?.message ?? '' }),
      tone: 'bad',
      ways,
    });
  // Of a clone, the selected accounts are not what it was about.
  if (planned?.wanted.change !== 'clone') clearPicked();
}

async function readRun(id: string, problem: Problem | null): Promise<void> {
  const result = await call('bulk.read', { id });
  useBulk.setState(
    result.ok ? { ...quiet, run: result.value, problem } : { ...quiet, problem: result.problem },
  );
}

/** Shows a plan or run that was kept. */
export async function openBulkRun({ id }: Pick<BulkSummary, 'id'>): Promise<void> {
  if (!useBulk.getState().running) await readRun(id, null);
  openDialog({ name: 'bulkRun' });
}

/** Nothing more is sent. A write whose answer has not come by then is unknown, and Latchkey looks what Domo has now. */
export function cancelBulk(): void {
  useBulk.setState({ cancelling: true });
  handle?.update({ text: t('Cancelling…'), cancelling: true });
  controller?.abort();
}

/** How many of all accounts are done. `total` is null until it is known. */
export function countDone({ progress }: Pick<BulkState, 'progress'>): {
  done: number;
  total: number | null;
} {
  const parts = Object.values(progress);
  const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
  return {
    done: sum(parts.map(({ done }) => done)),
    total: parts.length === 0 ? null : sum(parts.map(({ total }) => total ?? 0)),
  };
}
