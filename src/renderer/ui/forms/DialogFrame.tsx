import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeDialog, useDialogs } from '../../state/dialogs';

interface Props {
  title: string;
  size: number;
  /** A click outside the dialog does not close it, so that typed input is not lost. */
  hasInput?: boolean;
  children: ReactNode;
}

/** A dialog whose form changes something. It cannot be closed while the outcome is pending. */
export function DialogFrame({ title, size, hasInput = false, children }: Props) {
  const waiting = useDialogs(({ pendingLabel }) => pendingLabel !== null);
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={title}
      size={size}
      closeOnClickOutside={!hasInput}
      closeButtonProps={{ 'aria-label': 'Close', disabled: waiting }}
    >
      {children}
    </Modal>
  );
}
