import { Button } from '@mantine/core';
import { cancelClone, useClone, type CloneJob } from '../../state/clone';
import { closeDialog, openDialog } from '../../state/dialogs';
import { formatCountOf } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { CloneInstanceRow, CloneResultRow } from './CloneInstanceRow';
import { retryableTargets, clonePhaseLabel } from '../../ui/format/clone-labels';
import clsx from 'clsx';
import { RunningFooter } from '../../ui/forms/RunningFooter';
import formStyles from '../../ui/forms/form.module.css';
import cloneStyles from './clone.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** The progress and outcome in each instance. The clone continues when the dialog is closed. */
export function CloneProgress() {
  const { job, running, cancelling, progress, results, problem } = useClone();
  if (job === null) return null;
  return (
    <div className={formStyles['form']}>
      <p className={formStyles['line']}>
        {richText('{displayName} in {instances}', {
          displayName: <strong className="lk-name">{job.displayName}</strong>,
          instances: formatCountOf(job.targets.length, 'instance'),
        })}
      </p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className={cloneStyles['lines']} aria-label={t('Results')} aria-busy={running}>
        {results?.map((result) => (
          <CloneResultRow key={result.profileId} result={result} kind={job.source.kind} />
        ))}
        {results === null &&
          job.targets.map(({ profileId, label }) => (
            <CloneInstanceRow
              key={profileId}
              profileId={profileId}
              label={label}
              tone={running && progress[profileId]?.phase !== 'done' ? 'busy' : 'quiet'}
              status={running ? clonePhaseLabel(progress[profileId]) : t('no result')}
            />
          ))}
      </ul>
      <p className={clsx(formStyles['line'], 'lk-dim lk-small')} role="status">
        {running
          ? t(
              'You can close this dialog. The clone continues, and the status line shows the result.',
            )
          : t('The activity lists every write.')}
      </p>
      {running ? (
        <RunningFooter cancelling={cancelling} onCancel={cancelClone} />
      ) : (
        <EndedFooter job={job} />
      )}
    </div>
  );
}

function EndedFooter({ job }: { job: CloneJob }) {
  const results = useClone((state) => state.results);
  const problem = useClone((state) => state.problem);
  const retryable = retryableTargets(job, results, problem);
  return (
    <div className={formStyles['foot']}>
      <span className={formStyles['gap']} />
      {retryable.length > 0 && (
        <Button
          variant="default"
          onClick={() => {
            openDialog({
              name: 'clone',
              source: job.source,
              profileIds: retryable,
              rule: job.rule,
            });
          }}
        >
          {t('Retry in {instances}…', { instances: formatCountOf(retryable.length, 'instance') })}
        </Button>
      )}
      <Button autoFocus onClick={closeDialog}>
        {t('Done')}
      </Button>
    </div>
  );
}
