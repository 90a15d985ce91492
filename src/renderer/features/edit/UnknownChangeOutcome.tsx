import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Account, AccountKey, Problem, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useSubmit } from '../../ui/requests/useSubmit';

interface Props {
  account: AccountKey;
  problem: Problem;
  /** Sends it once more: the user's decision alone. */
  onAgain: () => void;
  /** Back to a form in which something else can be typed. */
  onAnew?: () => void;
  /** It is not there any more. */
  gone?: ReactNode;
  /** What looking shows. */
  children: (account: Account) => ReactNode;
}

/** No answer came to a change: looking again, and, apart from it, trying again. */
export function UnknownChangeOutcome({
  account,
  problem,
  onAgain,
  onAnew,
  gone = null,
  children,
}: Props) {
  const [found, setFound] = useState<Account | null>(null);
  const look = useSubmit<ResponseFor<'account.get'>>((answer) => {
    setFound(answer.account);
  });
  const isGone = gone !== null && look.problem?.code === 'noMatch';
  return (
    <div className="edit-unknown">
      <ProblemNotice problem={problem} tone="amber" />
      {look.problem !== null && !isGone && <ProblemNotice problem={look.problem} />}
      {(isGone || found !== null) && (
        <p className="form-line" role="status">
          {isGone ? gone : found !== null && children(found)}
        </p>
      )}
      <div className="edit-buttons">
        <Button
          variant="default"
          loading={look.busy}
          onClick={() => {
            setFound(null);
            void look.submit(() => call('account.get', account));
          }}
        >
          Look again
        </Button>
        {!isGone && (
          <Button variant="subtle" color="gray" disabled={look.busy} onClick={onAgain}>
            Try again
          </Button>
        )}
        {onAnew !== undefined && (
          <Button variant="subtle" color="gray" disabled={look.busy} onClick={onAnew}>
            Start anew
          </Button>
        )}
      </div>
    </div>
  );
}
