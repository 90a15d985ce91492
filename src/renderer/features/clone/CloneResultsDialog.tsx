import { Modal } from '@mantine/core';
import { closeDialog } from '../../state/dialogs';
import { CloneProgress } from './CloneProgress';
import { t } from '../../../contract/texts';

/** The progress or the results of the last clone. */
export default function CloneResultsDialog() {
  return (
    <Modal opened onClose={closeDialog} title={t('Clone results')} size={660}>
      <CloneProgress />
    </Modal>
  );
}
