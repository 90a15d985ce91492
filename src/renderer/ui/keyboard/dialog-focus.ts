/**
 * Where the focus is in a dialog that opens: on its first field or its primary button, never on its X. The code of
 * a dialog is loaded when it is first opened, so what is typed before it is drawn is kept for it.
 */
import { closeDialog, useDialogs } from '../../state/dialogs';
import { palette, usePalette } from '../../state/palette';
import { closeSheet, useSheet } from '../../state/sheet';
import { isTextInput } from './focus';

const closeSelector = '.mantine-Modal-close';
/** Of the guide and the list of keys, which may lie above a dialog. */
const sheetSelector = '[data-sheet]';
const fieldSelector =
  'textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="hidden"])';
const primarySelector = 'button[type="submit"], button[data-variant="filled"]';
const tabStopSelector = `${fieldSelector}, input, button, a[href], [tabindex="0"]`;

interface WatchedDialog {
  /** Null: it is not drawn yet. */
  readonly find: () => HTMLElement | null;
  /** What Escape does until it is drawn. */
  readonly close: () => void;
}

const dialogOf = (selector: string): HTMLElement | null =>
  document.querySelector(selector)?.closest<HTMLElement>('[role="dialog"]') ?? null;

const openDialog: WatchedDialog = {
  find: () => dialogOf(`${closeSelector}:not(${sheetSelector})`),
  close: closeDialog,
};
const openSheet: WatchedDialog = {
  find: () => dialogOf(sheetSelector),
  close: closeSheet,
};
/** A dialog too, but without an X. */
const openPalette: WatchedDialog = {
  find: () => dialogOf('[role="combobox"][data-autofocus]'),
  close: palette.close,
};

const canHaveFocus = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [data-disabled]') &&
  element.tabIndex >= 0 &&
  element.closest('[aria-hidden="true"]') === null &&
  element.getClientRects().length > 0;

const firstOf = (scope: Element, selector: string): HTMLElement | null =>
  [...scope.querySelectorAll<HTMLElement>(selector)].find(canHaveFocus) ?? null;

/** Whether the button removes something: Enter must not do that right after the dialog has opened. */
const isDanger = (button: HTMLElement): boolean => button.dataset['danger'] !== undefined;

/** Null: it is not drawn yet, or what shall have the focus is still disabled. */
function firstFocusOf(dialog: HTMLElement): HTMLElement | null {
  const marked = dialog.querySelector<HTMLElement>('[data-autofocus]');
  if (marked !== null) return canHaveFocus(marked) ? marked : null;
  const body = dialog.querySelector('.mantine-Modal-body');
  if (body === null) return null;
  const field = firstOf(body, fieldSelector);
  if (field !== null) return field;
  const primary = firstOf(body, primarySelector);
  if (primary !== null && !isDanger(primary)) return primary;
  return firstOf(body, tabStopSelector);
}

/** As if it was typed: React hears of it by the event. */
function typeInto(element: HTMLElement, text: string): void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  // Null: an input without a cursor, such as one for numbers.
  const { selectionStart, selectionEnd } = element;
  if (selectionStart === null || selectionEnd === null) return;
  element.setRangeText(text, selectionStart, selectionEnd, 'end');
  const typed = { bubbles: true, inputType: 'insertText', data: text };
  element.dispatchEvent(new InputEvent('input', typed));
}

/** Keys that were pressed before the dialog could take them: text, and Enter at its end. */
class EarlyKeys {
  private text = '';
  private enter = false;

  add(key: string): void {
    if (key === 'Enter') this.enter = true;
    else if (!this.enter) this.text += key;
  }

  /** Text for a button is dropped; Enter presses it. Enter in a field does nothing: what it sends was not seen. */
  giveTo(element: HTMLElement): void {
    if (isTextInput(element)) {
      if (this.text !== '') typeInto(element, this.text);
    } else if (this.enter && this.text === '') element.click();
  }
}

/** Watches one dialog from its opening to its end; the function stops that. */
function watchDialog({ find, close }: WatchedDialog): () => void {
  let placed = false;
  /** The user chose where the focus goes: it is not moved any more. */
  let movedByUser = false;
  let last: HTMLElement | null = null;
  /** What had the focus has gone with its step, and the next step has no field yet. */
  let lost = false;
  const early = new EarlyKeys();

  const place = (): void => {
    const dialog = find();
    if (placed || dialog === null) return;
    const { activeElement } = document;
    const chosen =
      activeElement instanceof HTMLElement &&
      dialog.contains(activeElement) &&
      activeElement !== dialog &&
      !activeElement.matches(closeSelector)
        ? activeElement
        : firstFocusOf(dialog);
    if (chosen === null) {
      if (activeElement !== dialog) dialog.focus({ preventScroll: true });
      return;
    }
    placed = true;
    chosen.focus({ preventScroll: true });
    early.giveTo(chosen);
  };
  /**
   * A step that takes the place of another gets the focus: on its first field, else on the dialog. Never on its button:
   * who presses Enter twice would send what was not looked at.
   */
  const placeInStep = (): void => {
    const dialog = find();
    if (dialog === null || last === null) return;
    const { activeElement } = document;
    if (!lost) lost = !last.isConnected && activeElement === document.body;
    if (!lost) return;
    if (activeElement === document.body) dialog.focus({ preventScroll: true });
    else if (activeElement !== dialog) lost = false;
    const body = dialog.querySelector('.mantine-Modal-body');
    const field = lost && body !== null ? firstOf(body, fieldSelector) : null;
    if (field === null) return;
    lost = false;
    field.focus({ preventScroll: true });
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (!target.matches(closeSelector)) {
      if (find()?.contains(target) === true) last = target;
      return;
    }
    // The dialog gives its X the focus when it opens.
    if (movedByUser || find()?.contains(target) === false) return;
    if (placed && last?.isConnected === true && canHaveFocus(last)) last.focus();
    else {
      placed = false;
      place();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (key === 'Tab') {
      movedByUser = find() !== null;
      lost = false;
    }
    // A key that is held down presses the button of one step, and not that of the next one too.
    if (key === 'Enter' && repeat && !(event.target instanceof HTMLTextAreaElement))
      event.preventDefault();
    if (placed || movedByUser) return;
    // An element of the page has the focus until the dialog is drawn, and must not act on these keys.
    const isText = [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
    if (isText || key === 'Enter') {
      // The key that opened the dialog may still be down.
      if (!repeat) early.add(key);
    } else if (key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onPointerDown = (): void => {
    movedByUser = true;
  };
  const observer = new MutationObserver(() => {
    if (!movedByUser) place();
    placeInStep();
  });
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'data-disabled', 'style'],
  });
  document.addEventListener('focusin', onFocusIn);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('pointerdown', onPointerDown, { capture: true });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocusIn);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('pointerdown', onPointerDown, { capture: true });
  };
}

/** Called once, when the window starts. */
export function placeDialogFocus(): void {
  let stop: (() => void) | null = null;
  useDialogs.subscribe(({ dialog, openCount }, before) => {
    if (dialog !== null && openCount === before.openCount) return;
    stop?.();
    stop = dialog === null ? null : watchDialog(openDialog);
  });
  // They may not be loaded yet when they are opened for the first time.
  let stopPalette: (() => void) | null = null;
  usePalette.subscribe(({ open }, before) => {
    if (open === before.open) return;
    stopPalette?.();
    stopPalette = open ? watchDialog(openPalette) : null;
  });
  let stopSheet: (() => void) | null = null;
  useSheet.subscribe(({ sheet }, before) => {
    if (sheet === before.sheet) return;
    stopSheet?.();
    stopSheet = sheet === null ? null : watchDialog(openSheet);
  });
}
