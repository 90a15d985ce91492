import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { closeDialog, useDialogs, closePendingDialog } from '../../state/dialogs';
import clsx from 'clsx';
import formStyles from './form.module.css';

interface FormFooterProps {
  /** The verb of the one primary button. */
  submit: string;
  busy: boolean;
  disabled: boolean;
  /** Why it is disabled, where that cannot be seen. */
  disabledReason?: string | null;
  /** It takes something away. */
  danger?: boolean;
  /** What else can be done, at the other side. */
  children?: ReactNode;
}

/** The buttons of every form. */
export function FormFooter({
  submit,
  busy,
  disabled,
  disabledReason: why = null,
  danger = false,
  children,
}: FormFooterProps) {
  const waitingFor = useDialogs((state) => state.pendingLabel);
  return (
    <div className={formStyles['foot']}>
      {waitingFor !== null && <PendingNotice words={waitingFor} />}
      {children}
      <span className={clsx(formStyles['gap'], 'lk-dim lk-small')} aria-live="polite">
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

/** Milliseconds: most answers come before, and nothing moves under the hand then. */
const SHOW_AFTER_MS = 600;

/** In the foot of a form that waits for the end of what it sent: for what, and how not to stay for it. */
export function PendingNotice({ words }: { words: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setLate(true);
    }, SHOW_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <div className={formStyles['wait']} role="status">
      {late && (
        <>
          <span>
            <span className="lk-name">{words}</span>: no answer yet. This stays open until it is
            known how that ends.
          </span>
          <Button variant="default" size="compact-xs" onClick={closePendingDialog}>
            Close and tell me later
          </Button>
        </>
      )}
    </div>
  );
}
