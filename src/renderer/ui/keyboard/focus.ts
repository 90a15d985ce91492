/** Where the focus goes when what had it is no longer there. */
import { useEffect } from 'react';

/** What opens over the page, and is gone when it has done its work. */
const overlaySelector = '[role="dialog"], [role="menu"], [role="listbox"]';
/** The one row or cell of a grid that Tab reaches. */
const gridTabStopSelector = '[data-row][tabindex="0"], [data-place][tabindex="0"]';

/** What had the focus last, of what belongs to the page itself. */
let lastFocused: Element | null = null;

/** Once, at the start. */
export function trackPageFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest(overlaySelector) === null) lastFocused = target;
  });
}

/** Back to what had the focus, else to the row that keys act on. What has it meanwhile keeps it. */
export function restoreFocus(): void {
  if (document.activeElement !== document.body) return;
  const there = lastFocused instanceof HTMLElement && lastFocused.isConnected ? lastFocused : null;
  there?.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(gridTabStopSelector)?.focus({ preventScroll: true });
}

/** Gives the focus back when a part of the page goes that may have had it. */
export function useRestoreFocus(): void {
  useEffect(() => restoreFocus, []);
}

const textInputSelector =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';
/** What has opened a menu or a list keeps the focus until that is drawn. */
const openerSelector = '[aria-haspopup][aria-expanded="true"]';
const ownKeysSelector = `${textInputSelector}, [role="menu"], [role="listbox"], [role="dialog"], ${openerSelector}`;

const isWithin = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Whether keys write something there. */
export const isTextInput = (target: EventTarget | null): boolean =>
  isWithin(target, textInputSelector);

/** Whether keys mean something of their own there: in a field, a menu, a list or a dialog, or on what opened one. */
export const handlesOwnKeys = (target: EventTarget | null): boolean =>
  isWithin(target, ownKeysSelector);
