import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeDialog } from '../../state/dialogs';

interface Props {
  /** The verb of the one primary button. */
  submit: string;
  busy: boolean;
  disabled: boolean;
  /** It takes something away. */
  danger?: boolean;
  /** What else can be done, at the other side. */
  children?: ReactNode;
}

/** The buttons of every form about an instance. */
export const FormFoot = ({ submit, busy, disabled, danger = false, children }: Props) => (
  <div className="form-foot">
    {children}
    <span className="form-gap" />
    <Button variant="subtle" color="gray" onClick={closeDialog}>
      Cancel
    </Button>
    <Button type="submit" loading={busy} disabled={disabled} {...(danger ? { color: 'red' } : {})}>
      {submit}
    </Button>
  </div>
);
