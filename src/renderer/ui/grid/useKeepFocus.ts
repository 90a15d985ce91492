import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { gridItemPosition, gridItemSelector } from './grid-items';
import type { GridPosition } from './grid-navigation';

interface KeepFocusOptions {
  scroller: RefObject<HTMLElement | null>;
  /** Finds the one item of the grid that Tab reaches. */
  tabStopSelector: string;
  /** The focus reached an item, or an element inside an item. */
  onFocusReached: (position: GridPosition) => void;
}

/**
 * Keeps the focus in a grid that has it. The focused element may disappear when fewer rows are left, or may now
 * show another row. Elements inside an item have no keys of their own, so the focus moves from them to the item.
 */
export function useKeepFocus({ scroller, tabStopSelector, onFocusReached }: KeepFocusOptions) {
  const hasFocus = useRef(false);
  useEffect(() => {
    if (!hasFocus.current) return;
    const { activeElement } = document;
    const inside = scroller.current?.contains(activeElement) === true;
    if (activeElement !== document.body && !inside) return;
    const tabStop = scroller.current?.querySelector<HTMLElement>(tabStopSelector);
    if (tabStop !== activeElement) tabStop?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target }: FocusEvent): void => {
      const item = target.closest<HTMLElement>(gridItemSelector);
      const position = item === null ? null : gridItemPosition(item);
      hasFocus.current = position !== null;
      if (item === null || position === null) return;
      onFocusReached(position);
      if (item !== target) item.focus({ preventScroll: true });
    },
    onBlur: ({ target }: FocusEvent): void => {
      // A window that loses the focus still has an active element, and gets the focus back there.
      if (document.activeElement !== target) hasFocus.current = false;
    },
  };
}
