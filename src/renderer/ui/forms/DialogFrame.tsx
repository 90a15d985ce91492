import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeDialog, useDialogs } from '../../state/dialogs';

interface Props {
  title: string;
  size: number;
  /** What was typed is not lost by a click beside it. */
  hasInput?: boolean;
  children: ReactNode;
}

/** A dialog whose form changes something: it cannot be closed by the way while the end of that is not known. */
export function DialogFrame({ title, size, hasInput: typed = false, children }: Props) {
  const waiting = useDialogs(({ pendingLabel: waitingFor }) => waitingFor !== null);
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={title}
      size={size}
      closeOnClickOutside={!typed}
      closeButtonProps={{ 'aria-label': 'Close', disabled: waiting }}
    >
      {children}
    </Modal>
  );
}
