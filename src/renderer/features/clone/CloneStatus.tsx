import { Button } from '@mantine/core';
import { cancelClone, useClone, type CloneJob } from '../../state/clone';
import { openDialog } from '../../state/dialogs';
import { JobEnded, JobRunning, JobStatus } from '../../ui/JobStatus';
import { shareOf } from '../../../contract/share';
import { endedWords, runningWords } from './words';

const showResults = (): void => {
  openDialog({ name: 'cloneResults' });
};

/** In the status line: an account that is being made in other instances, and how that ended. */
export function CloneStatus() {
  const job = useClone((state) => state.job);
  const running = useClone((state) => state.running);
  if (job === null) return null;
  return <JobStatus>{running ? <Running job={job} /> : <Ended job={job} />}</JobStatus>;
}

function Running({ job }: { job: CloneJob }) {
  const progress = useClone((state) => state.progress);
  const cancelling = useClone((state) => state.cancelling);
  const told = Object.values(progress);
  return (
    <JobRunning
      label="Making accounts"
      words={cancelling ? 'Stopping…' : runningWords(job, progress)}
      share={told.length < job.targets.length ? null : shareOf(told)}
      cancelling={cancelling}
      onCancel={cancelClone}
    >
      <Button size="compact-xs" variant="default" onClick={showResults}>
        Show
      </Button>
    </JobRunning>
  );
}

function Ended({ job }: { job: CloneJob }) {
  const results = useClone((state) => state.results);
  const problem = useClone((state) => state.problem);
  const { words, tone } = endedWords(job, results ?? [], problem);
  return <JobEnded words={words} tone={tone} more="Results" onMore={showResults} />;
}
