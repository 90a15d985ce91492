import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';

/** Opens the list of stores that were set aside. */
export const SetAsideStoresButton = ({ variant = 'default' }: { variant?: string }) => (
  <Button
    variant={variant}
    onClick={() => {
      openDialog({ name: 'setAside' });
    }}
  >
    Stores that were set aside…
  </Button>
);
