import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { leaveDialog, useDialogs, closePendingDialog } from '../../state/dialogs';
import clsx from 'clsx';
import formStyles from './form.module.css';
import { t } from '../../../contract/texts';

interface FormFooterProps {
  /** The label of the submit button. */
  submit: string;
  busy: boolean;
  disabled: boolean;
  /** Why the button is disabled, if the form does not show it. */
  disabledReason?: string | null;
  /** The action removes something. */
  danger?: boolean;
  /** Further buttons, on the left. */
  children?: ReactNode;
}

/** The buttons of every form. */
export function FormFooter({
  submit,
  busy,
  disabled,
  disabledReason = null,
  danger = false,
  children,
}: FormFooterProps) {
  const pendingLabel = useDialogs((state) => state.pendingLabel);
  return (
    <div className={formStyles['foot']}>
      {pendingLabel !== null && <PendingNotice label={pendingLabel} />}
      {children}
      <span className={clsx(formStyles['gap'], 'lk-dim lk-small')} aria-live="polite">
        {disabledReason}
      </span>
      <Button variant="subtle" color="gray" disabled={pendingLabel !== null} onClick={leaveDialog}>
        {t('Cancel')}
      </Button>
      <Button
        type="submit"
        loading={busy}
        disabled={disabled}
        {...(danger ? { color: 'red', 'data-danger': true } : {})}
      >
        {submit}
      </Button>
    </div>
  );
}

/** Milliseconds. Most answers arrive earlier, and then the form does not change. */
const SHOW_AFTER_MS = 600;

/** Shown in a form whose outcome is pending, with a button that closes the dialog before. */
export function PendingNotice({ label }: { label: string }) {
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
            <span className="lk-name">{label}</span>
            {t(': Domo has not answered yet. This dialog stays open until the outcome is known.')}
          </span>
          <Button variant="default" size="compact-xs" onClick={closePendingDialog}>
            {t('Close and notify me later')}
          </Button>
        </>
      )}
    </div>
  );
}
