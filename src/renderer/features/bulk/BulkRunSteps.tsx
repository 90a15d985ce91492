import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BulkRun } from '../../../contract';
import { cancelBulk, countDone, useBulk } from '../../state/bulk';
import { closeDialog } from '../../state/dialogs';
import { formatCount } from '../../ui/format/format';
import { waitLabel } from '../../ui/format/wait-label';
import { RunningFooter } from '../../ui/forms/RunningFooter';
import formStyles from '../../ui/forms/form.module.css';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { BulkResults } from './BulkResults';
import { BulkReview } from './BulkReview';
import { t } from '../../../contract/texts';

/** Reading, the review, the run and its results, each as it is now. `onBack`: to the form; null: there is none. */
export function BulkRunSteps({ onBack }: { onBack: (() => void) | null }) {
  const { run, running, problem } = useBulk();
  /** The run whose rest is reviewed: after the next run there are results again. */
  const [reviewed, setReviewed] = useState<BulkRun | null>(null);
  if (running) return <BulkRunning run={run} />;
  return (
    <div className={formStyles['form']}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {run === null && <NoPlan onBack={onBack} />}
      {run !== null &&
        (run.startedAt === null || run === reviewed ? (
          <BulkReview run={run} onBack={onBack} />
        ) : (
          <BulkResults run={run} onReview={() => setReviewed(run)} />
        ))}
    </div>
  );
}

const NoPlan = ({ onBack }: { onBack: (() => void) | null }) => (
  <div className={formStyles['foot']}>
    <span className={formStyles['gap']} />
    {onBack !== null && (
      <Button variant="default" onClick={onBack}>
        {t('Back')}
      </Button>
    )}
    <Button autoFocus onClick={closeDialog}>
      {t('Close')}
    </Button>
  </div>
);

function BulkRunning({ run }: { run: BulkRun | null }) {
  const { progress, cancelling } = useBulk();
  const { done, total } = countDone({ progress });
  const wait = waitLabel(Object.values(progress));
  return (
    <div className={formStyles['form']}>
      <p className={formStyles['line']} role="status">
        {run === null ? t('Reading') : t('Writing')}: {formatCount(done)}
        {total !== null && t(' of {total}', { total: formatCount(total) })}
        {wait !== '' && ` · ${wait}`}
      </p>
      <progress
        max={total ?? 1}
        {...(total === null ? {} : { value: done })}
        aria-label={t('Progress')}
      />
      <p className={`${formStyles['line']} lk-dim lk-small`}>
        {run === null
          ? t('Nothing is written yet.')
          : t(
              'You can close this dialog. The changes go on, and the status line shows the result.',
            )}
      </p>
      <RunningFooter cancelling={cancelling} onCancel={cancelBulk} />
    </div>
  );
}
