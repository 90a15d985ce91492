import { Modal } from '@mantine/core';
import { closeDialog } from '../../state/dialogs';
import { CloneProgress } from './CloneProgress';
import '../../ui/forms/form.css';
import './clone.css';

/** What is being made or was made last, seen again. */
export default function CloneResultsDialog() {
  return (
    <Modal opened onClose={closeDialog} title="Making it in other instances" size={660}>
      <CloneProgress />
    </Modal>
  );
}
