/** Jobs that ended since Latchkey was locked. Each is shown until it is dismissed. */
import { create } from 'zustand';
import type { EndedJob } from '../../contract';
import { call } from '../api/client';
import { openDialog } from './dialogs';
import { useSync } from './sync';
import { showView } from './view';
import { t } from '../../contract/texts';

export const useEndedJobs = create<{ jobs: readonly EndedJob[] }>(() => ({ jobs: [] }));

/** After a failure the activity and the inventory still say what happened. */
export async function loadEndedJobs(): Promise<void> {
  const result = await call('app.endedJobs', {});
  if (result.ok) useEndedJobs.setState({ jobs: result.value.jobs });
}

export async function dismissEndedJob(id: string): Promise<void> {
  useEndedJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
  await call('app.dismissEndedJob', { id });
}

/** What shows the details of a job; null if the notice says everything. */
export function detailsOf({ job, sync }: EndedJob): { label: string; show: () => void } | null {
  if (job === 'clone' || job === 'write') {
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
