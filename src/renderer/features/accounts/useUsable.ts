/** Tells, once and after it was painted, that the window can be used. */
import { useEffect } from 'react';

let told = false;

export function tellUsable(): void {
  if (told) return;
  told = true;
  // The first frame callback runs before the paint, the second one after it.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      performance.mark('latchkey:usable');
      document.documentElement.dataset['usable'] = 'true';
    });
  });
}

export function useUsable(ready: boolean): void {
  useEffect(() => {
    if (ready) tellUsable();
  }, [ready]);
}
