import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { cancelSync, useSync } from '../../state/sync';
import { describeSync, outcomeOf } from './describe';
import './sync.css';

/** The sync in the status line: how far it has come while it runs, how it ended afterwards. */
export function SyncStatus() {
  const running = useSync((state) => state.running);
  return (
    <div className="sync-status" role="status" aria-live="polite">
      {running ? <Running /> : <Ended />}
    </div>
  );
}

function Running() {
  const progress = useSync((state) => state.progress);
  const cancelling = useSync((state) => state.cancelling);
  const profiles = useProfiles((state) => state.profiles);
  const { words, share } = describeSync(Object.values(progress), profiles ?? []);
  return (
    <>
      <span className="lk-cut">{cancelling ? 'Stopping the sync…' : words}</span>
      <progress
        className="sync-bar"
        aria-label="Sync"
        max={1}
        {...(share === null ? {} : { value: share })}
      />
      <Button size="compact-xs" variant="default" disabled={cancelling} onClick={cancelSync}>
        Cancel
      </Button>
    </>
  );
}

function Ended() {
  const results = useSync((state) => state.results);
  const problem = useSync((state) => state.problem);
  if (results === null && problem === null) return null;
  const { words, tone } = outcomeOf(results ?? [], problem);
  return (
    <>
      <span className="lk-cut" data-tone={tone}>
        {words}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          openDialog({ name: 'syncResults' });
        }}
      >
        Details
      </Button>
    </>
  );
}
