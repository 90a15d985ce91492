import { Button } from '@mantine/core';
import { IconFlask, IconCircleCheck } from '@tabler/icons-react';
import type { AppStatus } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { useSelectedProfile } from '../../state/profiles';
import { acknowledgeStoreDamage, retryKeychain, useAppStatus } from '../../state/app-status';
import { startSync, useSync } from '../../state/sync';
import { ProblemNotice, DismissButton } from '../../ui/notices/ProblemNotice';
import { TimeAgo } from '../../ui/format/Time';
import { CrashNotice } from './CrashNotice';
import './status.css';
import {
  dismissOutcomeNotice,
  useOutcomeNotices,
  type OutcomeNotice,
} from '../../state/outcome-notices';
import { dismissLinkProblem, useLinks } from '../../state/links';

/** What the user has to know about Latchkey's own state, for as long as it lasts. */
export function StatusNotices() {
  const status = useAppStatus((state) => state.status);
  const problem = useAppStatus((state) => state.problem);
  return (
    <div className="notices">
      {status?.evaluation === true && <EvaluationNotice electron={status.electron} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      {status !== null && <StorageNotice status={status} />}
      <OutcomeNotices />
      <CrashNotice />
      <LinkNotice />
      <InstanceProblemNotice />
    </div>
  );
}

const EvaluationNotice = ({ electron }: { electron: string | null }) => (
  <div className="notice-plain" role="note">
    <IconFlask size={15} aria-hidden />
    <span>
      <strong>For evaluation only.</strong> This runtime (Electron {electron}) gets no security
      fixes: do not use it with real credentials.
    </span>
  </div>
);

/** Keychain and store: what is wrong, and what that means for what the user does now. */
function StorageNotice({ status: { keychain, store } }: { status: AppStatus }) {
  const retrying = useAppStatus((state) => state.retrying);
  const memory = store.state === 'memory';
  // The same trouble is told once: with no keychain the store says so too.
  const trouble = keychain.problem ?? store.problem;
  if (trouble === null) return null;
  return (
    <ProblemNotice problem={trouble} tone={memory ? 'red' : 'amber'}>
      {store.problem === trouble && store.state === 'file' && (
        <div className="notice-side">
          <Button variant="default" onClick={() => void acknowledgeStoreDamage()}>
            Acknowledge
          </Button>
        </div>
      )}
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
function InstanceProblemNotice() {
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
          <TimeAgo at={latest.at} />
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

/** Ends of changes whose form nobody looked at any more. */
export function OutcomeNotices() {
  const ends = useOutcomeNotices((state) => state.ends);
  return ends.map((end) =>
    end.problem === null ? (
      <DoneNotice key={end.id} end={end} />
    ) : (
      <ProblemNotice
        key={end.id}
        problem={end.problem}
        about={`Asked for: ${end.label}.`}
        tone={end.problem.code === 'outcomeUnknown' ? 'amber' : 'red'}
      >
        <DismissButton
          onDismiss={() => {
            dismissOutcomeNotice(end.id);
          }}
        />
      </ProblemNotice>
    ),
  );
}

const DoneNotice = ({ end: { id, label: words, remark } }: { end: OutcomeNotice }) => (
  <div className="notice-good" role="status">
    <IconCircleCheck size={16} aria-hidden />
    <span className="notice-words">
      <span className="lk-name">Done: {words}.</span> {remark}
    </span>
    <DismissButton
      onDismiss={() => {
        dismissOutcomeNotice(id);
      }}
    />
  </div>
);

/** Why a link led nowhere. */
export function LinkNotice() {
  const problem = useLinks((state) => state.problem);
  if (problem === null) return null;
  return (
    <ProblemNotice problem={problem} tone="amber">
      <div className="notice-side">
        <Button variant="subtle" color="gray" onClick={dismissLinkProblem}>
          Close
        </Button>
      </div>
    </ProblemNotice>
  );
}
