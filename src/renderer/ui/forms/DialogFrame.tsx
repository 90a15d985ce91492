import { Modal, type ModalProps } from '@mantine/core';
import { leaveDialog, useDialogs } from '../../state/dialogs';
import { useDialogCovered } from '../../state/sheet';
import { t } from '../../../contract/texts';

interface Props extends Pick<ModalProps, 'title' | 'size' | 'children'> {
  /** A click beside it does not close it: it has steps, or what runs in it goes on. */
  keepsRunning?: boolean;
  /** An open list in it has Escape. */
  keepsEscape?: boolean;
}

/** A dialog. It cannot be closed while the outcome of what it sent is pending. */
export function DialogFrame({ keepsRunning = false, keepsEscape = false, ...modal }: Props) {
  const waiting = useDialogs(({ pendingLabel }) => pendingLabel !== null);
  // What is above it has the keys meanwhile.
  const covered = useDialogCovered();
  return (
    <Modal
      {...modal}
      opened
      onClose={leaveDialog}
      closeOnEscape={!covered && !keepsEscape}
      closeOnClickOutside={!covered && !keepsRunning}
      closeButtonProps={{ 'aria-label': t('Close'), disabled: waiting }}
    />
  );
}
