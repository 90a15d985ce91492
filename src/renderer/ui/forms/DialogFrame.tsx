import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { leaveDialog, useDialogs } from '../../state/dialogs';
import { useTypedText } from '../../state/typed-text';
import { t } from '../../../contract/texts';

interface Props {
  title: string;
  size: number;
  /** What runs in it goes on when it is closed, so a click beside it does not close it. */
  keepsRunning?: boolean;
  children: ReactNode;
}

/** A dialog whose form changes something. It cannot be closed while the outcome is pending. */
export function DialogFrame({ title, size, keepsRunning = false, children }: Props) {
  const waiting = useDialogs(({ pendingLabel }) => pendingLabel !== null);
  const asked = useTypedText(({ leave }) => leave !== null);
  return (
    <Modal
      opened
      onClose={leaveDialog}
      title={title}
      size={size}
      // The question above it has the keys meanwhile.
      closeOnEscape={!asked}
      closeOnClickOutside={!asked && !keepsRunning}
      trapFocus={!asked}
      closeButtonProps={{ 'aria-label': t('Close'), disabled: waiting }}
    >
      {children}
    </Modal>
  );
}
