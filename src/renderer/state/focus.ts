/** Where the focus goes when what had it is no longer there. */
import { useEffect } from 'react';

/** What opens over the page, and is gone when it has done its work. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"]';
/** The one row or cell of a grid that Tab reaches. */
const currentOfGrid = '[data-row][tabindex="0"], [data-place][tabindex="0"]';

/** What had the focus last, of what belongs to the page itself. */
let last: Element | null = null;

/** Once, at the start. */
export function followFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest(passing) === null) last = target;
  });
}

/** Back to what had the focus, else to the row that keys act on. What has it meanwhile keeps it. */
export function focusBack(): void {
  if (document.activeElement !== document.body) return;
  const there = last instanceof HTMLElement && last.isConnected ? last : null;
  there?.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(currentOfGrid)?.focus({ preventScroll: true });
}

/** Gives the focus back when a part of the page goes that may have had it. */
export function useFocusBack(): void {
  useEffect(() => focusBack, []);
}
