/** Which element gets the focus when the focused one disappears, and which elements handle keys themselves. */
import { useEffect, useState } from 'react';
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

/** Gives the focus back, when the component is removed, to what had it before the component was drawn. */
export function useGiveFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
      // A dialog places the focus itself.
      if (document.querySelector('[aria-modal="true"]') === null) restoreFocus();
    },
    [before],
  );
}

/**
 * Called once, when the window starts. A button that waits for an answer is disabled meanwhile, and Chromium takes the
 * focus from it: it gets the focus back with the answer, unless something else has it by then.
 */
export function keepFocusOfBusyButtons(): void {
  let focused: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => {
    focused = target;
  });
  document.addEventListener('focusout', ({ target }) => {
    if (target === focused && !isDisabled(target)) focused = null;
  });
  new MutationObserver(() => {
    if (!(focused instanceof HTMLElement) || document.activeElement !== document.body) return;
    if (focused.isConnected && !isDisabled(focused)) focused.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['disabled'] });
}

const isDisabled = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(':disabled');

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
