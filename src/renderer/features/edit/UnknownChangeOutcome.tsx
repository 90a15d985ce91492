import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Account, AccountKey, Problem, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useSubmit } from '../../ui/requests/useSubmit';
import editStyles from './edit.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface Props {
  account: AccountKey;
  problem: Problem;
  /** Sends the change once more. Only the user decides this. */
  onResend: () => void;
  /** Returns to the form, so that the user can change the values. */
  onBackToEditing?: () => void;
  /** Shown if the account no longer exists. */
  gone?: ReactNode;
  /** Shown for the account as Domo returns it now. */
  children: (account: Account) => ReactNode;
}

/** For a change without an answer: checks in Domo what happened, or sends the change again. */
export function UnknownChangeOutcome({
  account,
  problem,
  onResend,
  onBackToEditing,
  gone = null,
  children,
}: Props) {
  const [found, setFound] = useState<Account | null>(null);
  const check = useSubmit<ResponseFor<'account.get'>>((answer) => {
    setFound(answer.account);
  });
  const isGone = gone !== null && check.problem?.code === 'noMatch';
  return (
    <div className={editStyles['unknown']}>
      <ProblemNotice problem={problem} tone="amber" />
      {check.problem !== null && !isGone && <ProblemNotice problem={check.problem} />}
      {(isGone || found !== null) && (
        <p className={formStyles['line']} role="status">
          {isGone ? gone : found !== null && children(found)}
        </p>
      )}
      <div className={editStyles['buttons']}>
        <Button
          variant="default"
          loading={check.busy}
          onClick={() => {
            setFound(null);
            void check.submit(() => call('account.get', account));
          }}
        >
          {t('Check in Domo')}
        </Button>
        {!isGone && (
          <Button variant="subtle" color="gray" disabled={check.busy} onClick={onResend}>
            {t('Send again')}
          </Button>
        )}
        {onBackToEditing !== undefined && (
          <Button variant="subtle" color="gray" disabled={check.busy} onClick={onBackToEditing}>
            {t('Back to editing')}
          </Button>
        )}
      </div>
    </div>
  );
}
