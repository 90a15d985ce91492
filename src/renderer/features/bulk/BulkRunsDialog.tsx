import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BulkSummary, Problem } from '../../../contract';
import { bulkCountsText } from '../../../contract/bulk-text';
import { call } from '../../api/client';
import { openBulkRun } from '../../state/bulk';
import { closeDialog } from '../../state/dialogs';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import formStyles from '../../ui/forms/form.module.css';
import { TimeAgo } from '../../ui/format/Time';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { bulkTitles } from '../../ui/format/bulk-labels';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

/** The plans and runs of the last 30 days. What is left of one can be made. */
export default function BulkRunsDialog() {
  const answer = useQuery('runs', () => call('bulk.list', {}));
  const [problem, setProblem] = useState<Problem | null>(null);
  const forget = async ({ id }: BulkSummary): Promise<void> => {
    const removed = await call('bulk.remove', { id });
    setProblem(removed.ok ? null : removed.problem);
    answer.reload();
  };
  const { value } = answer;
  return (
    <DialogFrame title={t('Changes to many accounts')} size={640}>
      <div className={formStyles['form']}>
        {problem !== null && <ProblemNotice problem={problem} />}
        {value === null && <LoadingOrError answer={answer} label={t('Reading the plans…')} />}
        {value?.runs.length === 0 && (
          <p className={formStyles['line']}>
            {t(
              'Nothing was planned in the last 30 days. Select accounts in the list, then choose what to change.',
            )}
          </p>
        )}
        {value !== null && value.runs.length > 0 && (
          <ul className={bulkStyles['runs']} aria-label={t('Plans and runs')}>
            {value.runs.map((run) => (
              <BulkRunRow key={run.id} run={run} onForget={() => void forget(run)} />
            ))}
          </ul>
        )}
        <div className={formStyles['foot']}>
          <span className={formStyles['gap']} />
          <Button autoFocus onClick={closeDialog}>
            {t('Close')}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}

function BulkRunRow({ run, onForget }: { run: BulkSummary; onForget: () => void }) {
  const title = bulkTitles[run.wanted.change];
  return (
    <li>
      <div className={bulkStyles['about']}>
        <strong>{title}</strong>
        <span className="lk-dim lk-small">
          <TimeAgo
            at={run.startedAt ?? run.plannedAt}
            verb={run.startedAt ? t('Started') : t('Planned')}
          />
          {' · '}
          {bulkCountsText(run.counts)}
        </span>
      </div>
      <span className={bulkStyles['gap']} />
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onForget}>
        {t('Forget')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Show: {title}', { title })}
        onClick={() => void openBulkRun(run)}
      >
        {t('Show')}
      </Button>
    </li>
  );
}
