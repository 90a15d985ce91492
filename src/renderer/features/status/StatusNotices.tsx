import { Button } from '@mantine/core';
import { IconFlask, IconCircleCheck } from '@tabler/icons-react';
import type { AppStatus } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { useSelectedProfile } from '../../state/profiles';
import { acknowledgeStoreDamage, retryKeychain, useAppStatus } from '../../state/app-status';
import { startSync, useSync } from '../../state/sync';
import { SetAsideStoresButton } from '../../ui/actions/SetAsideStoresButton';
import { ProblemNotice, DismissButton } from '../../ui/notices/ProblemNotice';
import { TimeAgo } from '../../ui/format/Time';
import { SyncFailuresNotice } from './SyncFailuresNotice';
import { CrashNotice } from './CrashNotice';
import { EndedJobNotices } from './EndedJobNotices';
import statusStyles from './status.module.css';
import {
  dismissOutcomeNotice,
  useOutcomeNotices,
  type OutcomeNotice,
} from '../../state/outcome-notices';
import { dismissLinkProblem, useLinks } from '../../state/links';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Notices about the state of Latchkey and of the selected instance. */
export function StatusNotices() {
  const status = useAppStatus((state) => state.status);
  const problem = useAppStatus((state) => state.problem);
  return (
    <section className={statusStyles['notices']} aria-label={t('Notices')}>
      {status?.evaluation === true && <EvaluationNotice electron={status.electron} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      {status !== null && <StorageNotice status={status} />}
      <OutcomeNotices />
      <EndedJobNotices />
      <CrashNotice />
      <LinkNotice />
      <SyncFailuresNotice />
      <InstanceProblemNotice />
    </section>
  );
}

const EvaluationNotice = ({ electron }: { electron: string | null }) => (
  <div className={statusStyles['notice-plain']} role="note">
    <IconFlask size={15} aria-hidden />
    <span>
      {richText(
        '{emphasis} This runtime (Electron {electron}) gets no security fixes. Do not use it with real credentials.',
        { emphasis: <strong>{t('For evaluation only.')}</strong>, electron },
      )}
    </span>
  </div>
);

/** What is wrong with keychain or store, and what that means for the user. */
function StorageNotice({ status: { keychain, store } }: { status: AppStatus }) {
  const retrying = useAppStatus((state) => state.retrying);
  const memory = store.state === 'memory';
  // Only one of the two: without a keychain, the store reports the same problem.
  const storageProblem = keychain.problem ?? store.problem;
  if (storageProblem === null) return null;
  return (
    <ProblemNotice problem={storageProblem} tone={memory ? 'red' : 'amber'}>
      {store.problem === storageProblem && store.state === 'file' && (
        <div className={statusStyles['notice-side']}>
          <SetAsideStoresButton />
          <Button variant="default" onClick={() => void acknowledgeStoreDamage()}>
            {t('Acknowledge')}
          </Button>
        </div>
      )}
      {memory && (
        <div className={statusStyles['notice-side']}>
          <strong className={statusStyles['notice-word']}>
            {t('Nothing is kept after you quit.')}
          </strong>
          <Button variant="default" loading={retrying} onClick={() => void retryKeychain()}>
            {t('Retry')}
          </Button>
        </div>
      )}
    </ProblemNotice>
  );
}

/** The last sync or token check of the selected instance failed. */
function InstanceProblemNotice() {
  const profile = useSelectedProfile();
  const running = useSync((state) => state.running);
  if (profile === null) return null;
  const { lastSync, lastCheck } = profile;
  // Only the newer of the two counts.
  const latest = (lastCheck?.at ?? 0) > (lastSync?.at ?? 0) ? lastCheck : lastSync;
  if (!latest?.problem) return null;
  const { code } = latest.problem;
  return (
    <ProblemNotice problem={latest.problem} tone="amber">
      <div className={statusStyles['notice-side']}>
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
            {t('Replace token…')}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={running}
            onClick={() => void startSync([profile.id], 'list')}
          >
            {t('Sync')}
          </Button>
        )}
      </div>
    </ProblemNotice>
  );
}

/** Outcomes of changes whose form was closed before the answer came. */
function OutcomeNotices() {
  const ends = useOutcomeNotices((state) => state.ends);
  return ends.map((end) =>
    end.problem === null ? (
      <DoneNotice key={end.id} end={end} />
    ) : (
      <ProblemNotice
        key={end.id}
        problem={end.problem}
        about={t('Requested: {label}.', { label: end.label })}
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

const DoneNotice = ({ end: { id, label, remark } }: { end: OutcomeNotice }) => (
  <div className={statusStyles['notice-good']} role="status">
    <IconCircleCheck size={16} aria-hidden />
    <span className={statusStyles['notice-words']}>
      <span className="lk-name">{t('Done: {label}.', { label })}</span> {remark}
    </span>
    <DismissButton
      onDismiss={() => {
        dismissOutcomeNotice(id);
      }}
    />
  </div>
);

/** Why a link could not be opened. */
function LinkNotice() {
  const problem = useLinks((state) => state.problem);
  if (problem === null) return null;
  return (
    <ProblemNotice problem={problem} tone="amber">
      <div className={statusStyles['notice-side']}>
        <Button variant="subtle" color="gray" onClick={dismissLinkProblem}>
          {t('Dismiss')}
        </Button>
      </div>
    </ProblemNotice>
  );
}
