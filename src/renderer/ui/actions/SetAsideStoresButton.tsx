import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';
import { t } from '../../../contract/texts';

/** Opens the list of stores that were set aside. */
export const SetAsideStoresButton = ({ variant = 'default' }: { variant?: string }) => (
  <Button
    variant={variant}
    onClick={() => {
      openDialog({ name: 'setAside' });
    }}
  >
    {t('Stores that were set aside…')}
  </Button>
);
