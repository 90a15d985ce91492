/** Which element gets the focus when the focused one disappears, and which elements handle keys themselves. */
import { useEffect } from 'react';
import { gridTabStopSelector } from '../grid/grid-items';

/** Elements that open over the page and close again. */
const overlaySelector = '[role="dialog"], [role="menu"], [role="listbox"]';

/** The last element of the page itself that had the focus. */
let lastFocused: Element | null = null;

/** Called once, when the window starts. */
export function trackPageFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest(overlaySelector) === null) lastFocused = target;
  });
}

/**
 * Returns the focus to the element that last had it, or to the tab stop of a grid when that element is gone.
 * Does nothing when another element has the focus by now.
 */
export function restoreFocus(): void {
  if (document.activeElement !== document.body) return;
  if (lastFocused instanceof HTMLElement && lastFocused.isConnected)
    lastFocused.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(gridTabStopSelector)?.focus({ preventScroll: true });
}

/** Returns the focus when the component that uses this hook is removed. */
export function useRestoreFocus(): void {
  useEffect(() => restoreFocus, []);
}

const textInputSelector =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';
/** A button that opened a menu or a list keeps the focus until the menu or list is drawn. */
const openerSelector = '[aria-haspopup][aria-expanded="true"]';
const signsSelector = `${textInputSelector}, [role="menu"], [role="listbox"], ${openerSelector}`;
const ownKeysSelector = `${signsSelector}, [role="dialog"]`;

const isWithin = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Whether the user types text there. */
export const isTextInput = (target: EventTarget | null): boolean =>
  isWithin(target, textInputSelector);

/** Whether a sign that is typed there is for what has the focus: a text, or a list that is searched by typing. */
export const takesSigns = (target: EventTarget | null): boolean => isWithin(target, signsSelector);

/** Whether keys have their own meaning there: in an input, menu, list or dialog, or on the button that opened one. */
export const handlesOwnKeys = (target: EventTarget | null): boolean =>
  isWithin(target, ownKeysSelector);
