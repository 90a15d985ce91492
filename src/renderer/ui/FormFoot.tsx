import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeDialog, useDialogs } from '../state/dialogs';
import { Waiting } from './Waiting';

interface Props {
  /** The verb of the one primary button. */
  submit: string;
  busy: boolean;
  disabled: boolean;
  /** Why it is disabled, where that cannot be seen. */
  why?: string | null;
  /** It takes something away. */
  danger?: boolean;
  /** What else can be done, at the other side. */
  children?: ReactNode;
}

/** The buttons of every form. */
export function FormFoot({ submit, busy, disabled, why = null, danger = false, children }: Props) {
  const waitingFor = useDialogs((state) => state.waitingFor);
  return (
    <div className="form-foot">
      {waitingFor !== null && <Waiting words={waitingFor} />}
      {children}
      <span className="form-gap lk-dim lk-small" aria-live="polite">
        {why}
      </span>
      <Button variant="subtle" color="gray" disabled={waitingFor !== null} onClick={closeDialog}>
        Cancel
      </Button>
      <Button
        type="submit"
        loading={busy}
        disabled={disabled}
        {...(danger ? { color: 'red' } : {})}
      >
        {submit}
      </Button>
    </div>
  );
}
