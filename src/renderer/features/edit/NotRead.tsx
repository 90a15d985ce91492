import { Button } from '@mantine/core';
import { closeDialog } from '../../state/dialogs';
import { kindWord } from '../../ui/format';
import { ProblemNotice } from '../../ui/ProblemNotice';
import type { Made } from '../../state/made';

/** It was created, and cannot be shown yet. */
export const NotRead = ({ made: { account, problem } }: { made: Made }) => (
  <div className="form">
    <p className="form-line">
      Domo created the {kindWord(account.kind)} under id{' '}
      <span className="lk-mono">{account.id}</span>. Reading it again failed; a sync brings it here.
    </p>
    {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
    <div className="form-foot">
      <span className="form-gap" />
      <Button autoFocus onClick={closeDialog}>
        Done
      </Button>
    </div>
  </div>
);
