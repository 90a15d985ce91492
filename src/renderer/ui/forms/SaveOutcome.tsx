import { Button } from '@mantine/core';
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../contract';
import { closeDialog } from '../../state/dialogs';
import { ProblemNotice } from '../notices/ProblemNotice';
import { formatCountOf } from '../format/format';
import { confirmedFields, type ConfigSaveResult } from './config-save-result';
import formStyles from './form.module.css';
import { t } from '../../../contract/texts';

interface SaveOutcomeProps {
  /** Why the account could not be read after the change; null when it was read. */
  problem: Problem | null;
  /** Values that differ from what was sent. */
  warning?: ReactNode;
  children: ReactNode;
}

/** The outcome of a change that Domo accepted, and how much of it was confirmed. */
export const SaveOutcome = ({ problem, warning = null, children }: SaveOutcomeProps) => (
  <div className={formStyles['form']} role="status">
    <div className={formStyles['good']}>
      <IconCircleCheck size={16} aria-hidden />
      <div className={formStyles['saved']}>{children}</div>
    </div>
    {warning}
    {problem !== null && (
      <>
        <p className={formStyles['line']}>
          {t('The account could not be read after the change, so the window shows older data.')}
        </p>
        <ProblemNotice problem={problem} tone="amber" />
      </>
    )}
    <div className={formStyles['foot']}>
      <span className={formStyles['gap']} />
      <Button autoFocus onClick={closeDialog}>
        {t('Done')}
      </Button>
    </div>
  </div>
);

/** The outcome of saving a config: which fields Domo confirms, and which not. */
export function ConfigSaveOutcome({ saved }: { saved: ConfigSaveResult }) {
  const { written, different, unconfirmed, config, problem } = saved;
  const confirmed = confirmedFields(saved);
  if (written.length === 0) {
    return (
      <SaveOutcome problem={problem}>
        <p className={formStyles['line']}>
          {t('Domo already had these values. Nothing was sent.')}
        </p>
      </SaveOutcome>
    );
  }
  return (
    <SaveOutcome
      problem={problem}
      warning={different.length > 0 && <DifferentValuesWarning names={different} />}
    >
      <p className={formStyles['line']}>
        {t('Domo accepted {fields}.', { fields: formatCountOf(written.length, 'field') })}
      </p>
      {confirmed.length > 0 && (
        <p className={formStyles['line']}>
          {t('Confirmed by reading them from Domo:')} <FieldNames names={confirmed} />
        </p>
      )}
      {unconfirmed.length > 0 && (
        <p className={formStyles['line']}>
          {config === null
            ? t('Not confirmed, since the configuration could not be read again: ')
            : t('Cannot be confirmed, since Domo does not show {it}: ', {
                it: unconfirmed.length === 1 ? t('it') : t('them'),
              })}
          <FieldNames names={unconfirmed} />
        </p>
      )}
    </SaveOutcome>
  );
}

const DifferentValuesWarning = ({ names }: { names: readonly string[] }) => (
  <div className="lk-problem" data-tone="amber" role="alert">
    <IconAlertTriangle size={16} aria-hidden />
    <div className="lk-problem-text">
      <div className="lk-strong">
        {t('Domo shows another value than was sent:')} <FieldNames names={names} />
      </div>
      <div className="lk-dim">
        {t(
          'Another user may have changed it, or Domo stores it in another form. Check the configuration before you save again.',
        )}
      </div>
    </div>
  </div>
);

const FieldNames = ({ names }: { names: readonly string[] }) => (
  <span className="lk-mono">{names.join(', ')}</span>
);
