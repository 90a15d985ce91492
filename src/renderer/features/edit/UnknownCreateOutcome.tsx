import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Account, Problem, RequestFor, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { formatCountOf, accountTitle } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useSubmit } from '../../ui/requests/useSubmit';
import { findCreatedAccounts } from './account-draft';
import { openCreatedAccount } from '../../state/dialogs';
import editStyles from './edit.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  sent: RequestFor<'account.create'>;
  problem: Problem;
  /** Sends the same request once more. Only the user decides this. */
  onResend: () => void;
  /** Returns to the form, so that the user can change the values. */
  onBackToEditing: () => void;
}

/** For a creation without an answer: checks in Domo what happened, or sends the request again. */
export function UnknownCreateOutcome({ sent, problem, onResend, onBackToEditing }: Props) {
  const [found, setFound] = useState<readonly Account[] | null>(null);
  const check = useSubmit<ResponseFor<'account.list'>>(({ accounts }) => {
    setFound(findCreatedAccounts(sent, accounts));
  });
  const { profileId, kind } = sent;
  return (
    <div className={editStyles['unknown']}>
      <ProblemNotice problem={problem} tone="amber" />
      {check.problem !== null && <ProblemNotice problem={check.problem} />}
      {found !== null && <FoundAccounts found={found} profileId={profileId} />}
      <div className={editStyles['buttons']}>
        <Button
          variant="default"
          loading={check.busy}
          onClick={() => {
            void check.submit(() => call('account.list', { profileId, kind }));
          }}
        >
          {t('Check in Domo')}
        </Button>
        <Button variant="subtle" color="gray" disabled={check.busy} onClick={onResend}>
          {t('Send again')}
        </Button>
        <Button variant="subtle" color="gray" disabled={check.busy} onClick={onBackToEditing}>
          {t('Back to editing')}
        </Button>
        <span className="lk-dim lk-small">
          {t(
            '“Send again” sends the same request once more and may create a second account. “Back to editing” lets you change the values first.',
          )}
        </span>
      </div>
    </div>
  );
}

function FoundAccounts({ found, profileId }: { found: readonly Account[]; profileId: string }) {
  if (found.length === 0) {
    return (
      <p className={formStyles['line']} role="status">
        {t('Domo lists no account with this name and provider.')}
      </p>
    );
  }
  return (
    <div role="status">
      <p className={formStyles['line']}>
        {t('Domo lists {accounts} with this name and provider:', {
          accounts: formatCountOf(found.length, 'account'),
        })}
      </p>
      <ul className={editStyles['list']}>
        {found.map((account) => (
          <li key={account.id}>
            <span className="lk-cut lk-name">{accountTitle(account)}</span>
            <span className="lk-mono">{account.id}</span>
            {account.createdAt !== null && (
              <span className="lk-dim">
                {richText('created {time}', { time: <Time at={account.createdAt} /> })}
              </span>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                openCreatedAccount({ profileId, kind: account.kind, id: account.id });
              }}
            >
              {t('Open account')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
