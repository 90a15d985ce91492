/** Whether the details panel is open; remembered between starts. */
import { useCallback, useState } from 'react';
import { readPreference, savePreference } from '../../../state/preferences';

const PREFERENCE = 'instanceDetails';
/** Px: in a narrower window, the panel would cover too much of the matrix. */
const WIDE_WINDOW = 1200;

export interface InstanceDetailsToggle {
  open: boolean;
  show: (open: boolean) => void;
}

export function useInstanceDetails(): InstanceDetailsToggle {
  const [open, setOpen] = useState(() => {
    const chosen = readPreference(PREFERENCE);
    return chosen === null ? window.innerWidth >= WIDE_WINDOW : chosen === 'open';
  });
  const show = useCallback((next: boolean): void => {
    savePreference(PREFERENCE, next ? 'open' : 'closed');
    setOpen(next);
  }, []);
  return { open, show };
}
