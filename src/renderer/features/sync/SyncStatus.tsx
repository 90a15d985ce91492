import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { Button } from '@mantine/core';
import { cancelSync, pauseSync, useSync } from '../../state/sync';
import { JobEnded, JobRunning, JobStatus } from '../../ui/notices/JobStatus';
import { syncProgressLabel, syncOutcomeLabel } from './sync-labels';

/** The progress or the result of the sync in the status line. */
export function SyncStatus() {
  const running = useSync((state) => state.running);
  return <JobStatus>{running ? <SyncRunning /> : <SyncEnded />}</JobStatus>;
}

function SyncRunning() {
  const progress = useSync((state) => state.progress);
  const pace = useSync((state) => state.pace);
  const cancelling = useSync((state) => state.cancelling);
  const paused = useSync((state) => state.paused);
  const depth = useSync((state) => state.depth);
  const profiles = useProfiles((state) => state.profiles);
  const { text, ratio } = syncProgressLabel(Object.values(progress), profiles ?? [], pace);
  return (
    <JobRunning
      label="Sync"
      text={cancelling ? (paused ? 'Pausing sync…' : 'Cancelling sync…') : text}
      ratio={ratio}
      cancelling={cancelling}
      onCancel={cancelSync}
    >
      {/* The lists alone are read in a moment. */}
      {depth === 'full' && (
        <Button size="compact-xs" variant="default" disabled={cancelling} onClick={pauseSync}>
          Pause
        </Button>
      )}
    </JobRunning>
  );
}

function SyncEnded() {
  const results = useSync((state) => state.results);
  const problem = useSync((state) => state.problem);
  const paused = useSync((state) => state.paused);
  if (results === null && problem === null) return null;
  const { text, tone } = syncOutcomeLabel(results ?? [], problem);
  return (
    <JobEnded
      text={paused && problem === null ? text.replace(/^Sync:/u, 'Sync paused:') : text}
      tone={tone}
      more="Details"
      onMore={() => {
        openDialog({ name: 'syncResults' });
      }}
    />
  );
}
