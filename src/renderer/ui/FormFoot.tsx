import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeDialog } from '../state/dialogs';

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
export const FormFoot = ({
  submit,
  busy,
  disabled,
  why = null,
  danger = false,
  children,
}: Props) => (
  <div className="form-foot">
    {children}
    <span className="form-gap lk-dim lk-small" aria-live="polite">
      {why}
    </span>
    <Button variant="subtle" color="gray" onClick={closeDialog}>
      Cancel
    </Button>
    <Button type="submit" loading={busy} disabled={disabled} {...(danger ? { color: 'red' } : {})}>
      {submit}
    </Button>
  </div>
);
