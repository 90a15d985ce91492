/** n and p, wherever the focus is, as long as nothing is typed and no dialog is open. */
import { useEffect, useRef } from 'react';
import { useDialogs } from '../../state/dialogs';
import { hasOwnKeys } from '../../state/typing';

export function useDifferenceKeys(go: (step: 1 | -1) => Promise<void>): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key !== 'n' && event.key !== 'p') return;
      if (useDialogs.getState().dialog !== null || hasOwnKeys(event.target)) return;
      event.preventDefault();
      void latest.current(event.key === 'n' ? 1 : -1);
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, []);
}
