import { Button } from '@mantine/core';
import clsx from 'clsx';
import { closeDialog } from '../../state/dialogs';
import formStyles from './form.module.css';
import { t } from '../../../contract/texts';

interface Props {
  cancelling: boolean;
  onCancel: () => void;
}

/** The buttons of a dialog whose job goes on when the dialog is closed. */
export const RunningFooter = ({ cancelling, onCancel }: Props) => (
  <div className={formStyles['foot']}>
    <span className={clsx(formStyles['gap'], 'lk-dim lk-small')}>
      {cancelling && t('Cancelling: requests in progress finish first')}
    </span>
    <Button variant="subtle" color="gray" disabled={cancelling} onClick={onCancel}>
      {t('Cancel')}
    </Button>
    <Button variant="default" onClick={closeDialog}>
      {t('Close')}
    </Button>
  </div>
);
