import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface KeepFocusOptions {
  scroller: RefObject<HTMLElement | null>;
  /** Finds the one element of the grid that Tab reaches. */
  tabStopSelector: string;
  /** The focus came to an element of the grid, or to something in it. */
  onFocusReached: (element: HTMLElement) => void;
  /** How elements are found that can be reached. */
  itemSelector: string;
}

/**
 * Keeps the focus in a grid that has it: its element may go, when fewer rows are left, or show another row. What lies
 * in a row has no keys of its own, so the focus goes to the row.
 */
export function useKeepFocus({
  scroller,
  tabStopSelector: selector,
  itemSelector: each,
  onFocusReached: onReached,
}: KeepFocusOptions) {
  const held = useRef(false);
  useEffect(() => {
    if (!held.current) return;
    const { activeElement } = document;
    const inside = scroller.current?.contains(activeElement) === true;
    if (activeElement !== document.body && !inside) return;
    const wanted = scroller.current?.querySelector<HTMLElement>(selector);
    if (wanted !== activeElement) wanted?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target }: FocusEvent): void => {
      const element = target.closest<HTMLElement>(each);
      held.current = element !== null;
      if (element === null) return;
      onReached(element);
      if (element !== target) element.focus({ preventScroll: true });
    },
    onBlur: ({ target }: FocusEvent): void => {
      // A window that is left keeps its focus for the time when it is looked at again.
      if (document.activeElement !== target) held.current = false;
    },
  };
}
