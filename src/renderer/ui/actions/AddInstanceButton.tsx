import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';

/** For views that have nothing to show without an instance. */
export const AddInstanceButton = () => (
  <Button
    onClick={() => {
      openDialog({ name: 'add' });
    }}
  >
    Add instance…
  </Button>
);
