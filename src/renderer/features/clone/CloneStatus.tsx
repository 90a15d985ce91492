import { Button } from '@mantine/core';
import { cancelClone, useClone, type CloneJob } from '../../state/clone';
import { openDialog } from '../../state/dialogs';
import { JobEnded, JobRunning, JobStatus } from '../../ui/notices/JobStatus';
import { progressRatio } from '../../../contract/zod-free';
import { cloneEndedLabel, cloneRunningLabel } from './clone-labels';

const showResults = (): void => {
  openDialog({ name: 'cloneResults' });
};

/** In the status line: an account that is being made in other instances, and how that ended. */
export function CloneStatus() {
  const job = useClone((state) => state.job);
  const running = useClone((state) => state.running);
  if (job === null) return null;
  return <JobStatus>{running ? <CloneRunning job={job} /> : <CloneEnded job={job} />}</JobStatus>;
}

function CloneRunning({ job }: { job: CloneJob }) {
  const progress = useClone((state) => state.progress);
  const cancelling = useClone((state) => state.cancelling);
  const told = Object.values(progress);
  return (
    <JobRunning
      label="Making accounts"
      text={cancelling ? 'Stopping…' : cloneRunningLabel(job, progress)}
      ratio={told.length < job.targets.length ? null : progressRatio(told)}
      cancelling={cancelling}
      onCancel={cancelClone}
    >
      <Button size="compact-xs" variant="default" onClick={showResults}>
        Show
      </Button>
    </JobRunning>
  );
}

function CloneEnded({ job }: { job: CloneJob }) {
  const results = useClone((state) => state.results);
  const problem = useClone((state) => state.problem);
  const { words, tone } = cloneEndedLabel(job, results ?? [], problem);
  return <JobEnded text={words} tone={tone} more="Results" onMore={showResults} />;
}
