import type { ReactNode } from 'react';
import { useFocusBack } from '../state/focus';
import { hasOwnKeys } from '../state/typing';
import './drawer.css';

interface Props {
  label: string;
  busy?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** What stands beside a grid. Escape closes it, and the focus goes back to the grid. */
export function SidePart({ label, busy, onClose, children }: Props) {
  useFocusBack();
  return (
    <aside
      className="drawer"
      aria-label={label}
      aria-busy={busy}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || hasOwnKeys(event.target)) return;
        onClose();
      }}
    >
      {children}
    </aside>
  );
}
