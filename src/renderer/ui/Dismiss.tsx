import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

/** Takes away what was told. */
export const Dismiss = ({ onDismiss }: { onDismiss: () => void }) => (
  <ActionIcon variant="subtle" color="gray" aria-label="Dismiss" onClick={onDismiss}>
    <IconX size={15} aria-hidden />
  </ActionIcon>
);
