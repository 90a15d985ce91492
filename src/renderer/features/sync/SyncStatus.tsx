import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { cancelSync, useSync } from '../../state/sync';
import { JobEnded, JobRunning, JobStatus } from '../../ui/JobStatus';
import { describeSync, outcomeOf } from './describe';

/** The sync in the status line. */
export function SyncStatus() {
  const running = useSync((state) => state.running);
  return <JobStatus>{running ? <Running /> : <Ended />}</JobStatus>;
}

function Running() {
  const progress = useSync((state) => state.progress);
  const cancelling = useSync((state) => state.cancelling);
  const profiles = useProfiles((state) => state.profiles);
  const { words, share } = describeSync(Object.values(progress), profiles ?? []);
  return (
    <JobRunning
      label="Sync"
      words={cancelling ? 'Stopping the sync…' : words}
      share={share}
      cancelling={cancelling}
      onCancel={cancelSync}
    />
  );
}

function Ended() {
  const results = useSync((state) => state.results);
  const problem = useSync((state) => state.problem);
  if (results === null && problem === null) return null;
  const { words, tone } = outcomeOf(results ?? [], problem);
  return (
    <JobEnded
      words={words}
      tone={tone}
      more="Details"
      onMore={() => {
        openDialog({ name: 'syncResults' });
      }}
    />
  );
}
