import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../contract';
import { closeDialog } from '../state/dialogs';
import { ProblemNotice } from './ProblemNotice';

interface Props {
  /** Why the account could not be read again; null when it could. */
  problem: Problem | null;
  /** What is not as it should be. */
  warning?: ReactNode;
  children: ReactNode;
}

/** Domo accepted the change; what is known of it, and what is not. */
export const Saved = ({ problem, warning = null, children }: Props) => (
  <div className="form" role="status">
    <div className="form-good">
      <IconCircleCheck size={16} aria-hidden />
      <div className="form-saved">{children}</div>
    </div>
    {warning}
    {problem !== null && (
      <>
        <p className="form-line">It could not be read again, so what is shown here is older.</p>
        <ProblemNotice problem={problem} tone="amber" />
      </>
    )}
    <div className="form-foot">
      <span className="form-gap" />
      <Button autoFocus onClick={closeDialog}>
        Done
      </Button>
    </div>
  </div>
);
