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

interface Props {
  sent: RequestFor<'account.create'>;
  problem: Problem;
  /** Sends it once more, as it was: the user's decision alone. */
  onAgain: () => void;
  /** Back to a form in which something else can be typed. */
  onAnew: () => void;
}

/** No answer came: what was found, looking again, and, apart from it, trying again. */
export function UnknownCreateOutcome({ sent, problem, onAgain, onAnew }: Props) {
  const [found, setFound] = useState<readonly Account[] | null>(null);
  const look = useSubmit<ResponseFor<'account.list'>>(({ accounts }) => {
    setFound(findCreatedAccounts(sent, accounts));
  });
  const { profileId, kind } = sent;
  return (
    <div className="edit-unknown">
      <ProblemNotice problem={problem} tone="amber" />
      {look.problem !== null && <ProblemNotice problem={look.problem} />}
      {found !== null && <FoundAccounts found={found} profileId={profileId} />}
      <div className="edit-buttons">
        <Button
          variant="default"
          loading={look.busy}
          onClick={() => {
            void look.submit(() => call('account.list', { profileId, kind }));
          }}
        >
          Look again
        </Button>
        <Button variant="subtle" color="gray" disabled={look.busy} onClick={onAgain}>
          Try again
        </Button>
        <Button variant="subtle" color="gray" disabled={look.busy} onClick={onAnew}>
          Start anew
        </Button>
        <span className="lk-dim lk-small">
          Trying again sends the same once more, and may make a second one. Starting anew lets you
          change it first.
        </span>
      </div>
    </div>
  );
}

function FoundAccounts({ found, profileId }: { found: readonly Account[]; profileId: string }) {
  if (found.length === 0) {
    return (
      <p className="form-line" role="status">
        Domo lists no account with this name and provider now.
      </p>
    );
  }
  return (
    <div role="status">
      <p className="form-line">
        Domo lists {formatCountOf(found.length, 'account')} with this name and provider:
      </p>
      <ul className="edit-list">
        {found.map((account) => (
          <li key={account.id}>
            <span className="lk-cut lk-name">{accountTitle(account)}</span>
            <span className="lk-mono">{account.id}</span>
            {account.createdAt !== null && (
              <span className="lk-dim">
                created <Time at={account.createdAt} />
              </span>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                openCreatedAccount({ profileId, kind: account.kind, id: account.id });
              }}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
