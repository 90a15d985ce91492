import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Account, Problem, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { counted, dateTimeOf, titleOf } from '../../ui/format';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useSubmit } from '../../ui/useSubmit';
import { madeBy, type Draft } from './draft';
import { openMade } from '../../state/made';

interface Props {
  draft: Draft;
  problem: Problem;
  /** Sends it once more: the user's decision alone. */
  onAgain: () => void;
}

/** No answer came: what was found, looking again, and, apart from it, trying again. */
export function UnknownCreate({ draft, problem, onAgain }: Props) {
  const [found, setFound] = useState<readonly Account[] | null>(null);
  const look = useSubmit<ResponseFor<'account.list'>>(({ accounts }) => {
    setFound(madeBy(draft, accounts));
  });
  const { profileId, kind } = draft;
  return (
    <div className="edit-unknown">
      <ProblemNotice problem={problem} tone="amber" />
      {look.problem !== null && <ProblemNotice problem={look.problem} />}
      {found !== null && <Found found={found} profileId={profileId} />}
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
        <span className="lk-dim lk-small">Trying again may make a second one.</span>
      </div>
    </div>
  );
}

function Found({ found, profileId }: { found: readonly Account[]; profileId: string }) {
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
        Domo lists {counted(found.length, 'account')} with this name and provider:
      </p>
      <ul className="edit-list">
        {found.map((account) => (
          <li key={account.id}>
            <span className="lk-cut lk-name">{titleOf(account)}</span>
            <span className="lk-mono">{account.id}</span>
            <span className="lk-dim">created {dateTimeOf(account.createdAt)}</span>
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                openMade({ profileId, kind: account.kind, id: account.id });
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
