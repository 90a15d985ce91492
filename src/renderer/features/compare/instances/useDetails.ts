/** Whether the details of a cell stand beside the matrix; remembered. */
import { useCallback, useState } from 'react';
import { recall, remember } from '../../../state/remembered';

const NAME = 'instanceDetails';
/** Px: in a narrower window they would leave too little of the matrix. */
const WIDE = 1200;

export interface Details {
  open: boolean;
  show: (open: boolean) => void;
}

export function useDetails(): Details {
  const [open, setOpen] = useState(() => {
    const chosen = recall(NAME);
    return chosen === null ? window.innerWidth >= WIDE : chosen === 'open';
  });
  const show = useCallback((next: boolean): void => {
    remember(NAME, next ? 'open' : 'closed');
    setOpen(next);
  }, []);
  return { open, show };
}
