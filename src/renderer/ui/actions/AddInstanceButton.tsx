import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';
import { t } from '../../../contract/texts';

/** For views that have nothing to show without an instance. */
export const AddInstanceButton = () => (
  <Button
    onClick={() => {
      openDialog({ name: 'add' });
    }}
  >
    {t('Add instance…')}
  </Button>
);
