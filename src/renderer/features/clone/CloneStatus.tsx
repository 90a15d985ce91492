import { Button } from '@mantine/core';
import { cancelClone, useClone, type CloneJob } from '../../state/clone';
import { openDialog } from '../../state/dialogs';
import { JobEnded, JobRunning, JobStatus } from '../../ui/notices/JobStatus';
import { progressRatio } from '../../../contract/zod-free';
import { cloneEndedLabel, cloneRunningLabel } from './clone-labels';

const showResults = (): void => {
  openDialog({ name: 'cloneResults' });
};

/** The progress or the result of the clone in the status line. */
export function CloneStatus() {
  const job = useClone((state) => state.job);
  const running = useClone((state) => state.running);
  if (job === null) return null;
  return <JobStatus>{running ? <CloneRunning job={job} /> : <CloneEnded job={job} />}</JobStatus>;
}

function CloneRunning({ job }: { job: CloneJob }) {
  const progress = useClone((state) => state.progress);
  const cancelling = useClone((state) => state.cancelling);
  const reports = Object.values(progress);
  return (
    <JobRunning
      label="Clone"
      text={cancelling ? 'Cancelling clone…' : cloneRunningLabel(job, progress)}
      ratio={reports.length < job.targets.length ? null : progressRatio(reports)}
      cancelling={cancelling}
      onCancel={cancelClone}
    >
      <Button size="compact-xs" variant="default" onClick={showResults}>
        Details
      </Button>
    </JobRunning>
  );
}

function CloneEnded({ job }: { job: CloneJob }) {
  const results = useClone((state) => state.results);
  const problem = useClone((state) => state.problem);
  const { text, tone } = cloneEndedLabel(job, results ?? [], problem);
  return <JobEnded text={text} tone={tone} more="Details" onMore={showResults} />;
}
