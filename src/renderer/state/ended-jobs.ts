/** Jobs that an earlier page began, before Latchkey was locked: they are in the list of jobs, and each end is shown until it is dismissed. */
import { create } from 'zustand';
import type { EndedJob, LeftJob } from '../../contract';
import { call, cancelCall } from '../api/client';
import { endedJobLabel, endedWell, jobNames } from '../ui/format/ended-job-labels';
import { openBulkRun } from './bulk';
import { openDialog } from './dialogs';
import { beginJob, type JobHandle } from './jobs/jobs';
import { useSync } from './sync';
import { showView } from './view';
import { t } from '../../contract/texts';

export const useEndedJobs = create<{ jobs: readonly EndedJob[] }>(() => ({ jobs: [] }));

/** After a failure the activity and the inventory still say what happened. */
export async function loadEndedJobs(): Promise<void> {
  const result = await call('app.endedJobs', {});
  if (!result.ok) return;
  const { jobs, running } = result.value;
  useEndedJobs.setState({ jobs });
  for (const job of running) listJob(job);
  for (const job of jobs) {
    const { handle, ended } = listJob(job);
    if (ended) continue;
    listed.set(job.id, { handle, ended: true });
    const details = detailsOf(job);
    const ways = details === null ? [] : [{ label: details.label, run: details.show }];
    const tone = endedWell(job) ? 'good' : job.problem === null ? 'amber' : 'bad';
    handle.end({ text: endedJobLabel(job), tone, ways }, job.endedAt);
  }
}

interface ListedJob {
  readonly handle: JobHandle;
  readonly ended: boolean;
}

/** By id of the call: a job whose entry was cleared away does not come back. */
const listed = new Map<string, ListedJob>();

const cancellable: ReadonlySet<EndedJob['job']> = new Set(['sync', 'bulk', 'plan', 'publish']);

function listJob({ id, job, startedAt }: LeftJob): ListedJob {
  const known = listed.get(id);
  if (known !== undefined) return known;
  const title = t('{capitalise}, begun before Latchkey was locked', {
    capitalise: capitalise(jobNames[job]),
  });
  const handle = beginJob({
    label: title,
    title,
    startedAt,
    cancel: cancellable.has(job) ? () => cancelCall(id) : null,
  });
  const entry = { handle, ended: false };
  listed.set(id, entry);
  return entry;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export async function dismissEndedJob(id: string): Promise<void> {
  useEndedJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
  await call('app.dismissEndedJob', { id });
}

/** What shows the details of a job; null if the notice says everything. */
export function detailsOf({
  job,
  sync,
  bulk,
}: EndedJob): { label: string; show: () => void } | null {
  if (bulk !== null) {
    return {
      label: job === 'plan' ? t('Review…') : t('Details'),
      show: () => void openBulkRun({ id: bulk.id }),
    };
  }
  if (job === 'publish' || job === 'write' || job === 'bulk') {
    return { label: t('Activity'), show: () => showView('activity') };
  }
  if (sync === null) return null;
  return {
    label: t('Details'),
    show: () => {
      // A sync that was started since has results of its own.
      if (!useSync.getState().running) useSync.setState({ results: sync, problem: null });
      openDialog({ name: 'syncResults' });
    },
  };
}
