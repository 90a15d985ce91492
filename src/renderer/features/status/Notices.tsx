import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import type { Status } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { useSelectedProfile } from '../../state/selected';
import { retryKeychain, useStatus } from '../../state/status';
import { startSync, useSync } from '../../state/sync';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { Age } from '../../ui/Age';
import { CrashNotice } from './CrashNotice';
import { EndNotices } from './EndNotices';
import { LinkNotice } from './LinkNotice';
import './status.css';

/** What the user has to know about Latchkey's own state, for as long as it lasts. */
export function Notices() {
  const status = useStatus((state) => state.status);
  const problem = useStatus((state) => state.problem);
  return (
    <div className="notices">
      {status?.evaluation === true && <Evaluation electron={status.electron} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      {status !== null && <Kept status={status} />}
      <EndNotices />
      <CrashNotice />
      <LinkNotice />
      <InstanceTrouble />
    </div>
  );
}

const Evaluation = ({ electron }: { electron: string | null }) => (
  <div className="notice-plain" role="note">
    <IconFlask size={15} aria-hidden />
    <span>
      <strong>For evaluation only.</strong> This runtime (Electron {electron}) gets no security
      fixes: do not use it with real credentials.
    </span>
  </div>
);

/** Keychain and store: what is wrong, and what that means for what the user does now. */
function Kept({ status: { keychain, store } }: { status: Status }) {
  const retrying = useStatus((state) => state.retrying);
  const memory = store.state === 'memory';
  // The same trouble is told once: with no keychain the store says so too.
  const trouble = keychain.problem ?? store.problem;
  if (trouble === null) return null;
  return (
    <ProblemNotice problem={trouble} tone={memory ? 'red' : 'amber'}>
      {memory && (
        <div className="notice-side">
          <strong className="notice-word">Nothing is kept after you quit.</strong>
          <Button variant="default" loading={retrying} onClick={() => void retryKeychain()}>
            Try again
          </Button>
        </div>
      )}
    </ProblemNotice>
  );
}

/** The instance on screen could not be read: what is shown is older. */
function InstanceTrouble() {
  const profile = useSelectedProfile();
  const running = useSync((state) => state.running);
  if (profile === null) return null;
  const { lastSync, lastCheck } = profile;
  // The newer of the two tells how it stands.
  const latest = (lastCheck?.at ?? 0) > (lastSync?.at ?? 0) ? lastCheck : lastSync;
  if (!latest?.problem) return null;
  const { code } = latest.problem;
  return (
    <ProblemNotice problem={latest.problem} tone="amber">
      <div className="notice-side">
        <span className="lk-small lk-dim">
          <Age at={latest.at} />
        </span>
        {code === 'unauthorized' || code === 'noToken' ? (
          <Button
            variant="default"
            onClick={() => {
              openDialog({ name: 'token', profileId: profile.id });
            }}
          >
            Replace token…
          </Button>
        ) : (
          <Button
            variant="default"
            loading={running}
            onClick={() => void startSync([profile.id], 'list')}
          >
            Sync again
          </Button>
        )}
      </div>
    </ProblemNotice>
  );
}
