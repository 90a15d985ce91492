/** Which shortcut of the page a pressed key is. */
import { pageShortcuts, type PageShortcut } from '../../contract/shortcuts';
import { isMac } from '../ui/keyboard/platform';
import { isTextInput, takesSigns } from '../ui/keyboard/focus';

/** Cmd means the same as Ctrl. In text inputs on a Mac, Ctrl with a letter edits text instead. */
export const isControlPressed = ({ ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  metaKey || (ctrlKey && !(isMac() && isTextInput(target)));

/** On keyboards that type digits with Shift, only the code identifies the key. */
function digitOf({ key, code }: KeyboardEvent): string | null {
  const [, digit] = /^Digit([0-9])$/u.exec(code) ?? /^([0-9])$/u.exec(key) ?? [];
  return digit ?? null;
}

/** The pressed key as in the list: `Ctrl+Shift+O`. */
function pressedKey(event: KeyboardEvent): string {
  const { key, altKey, shiftKey } = event;
  const control = isControlPressed(event);
  // The keyboard's own way to a sign, such as Shift for ?, says nothing.
  const typed = !control && !altKey && [...key].length === 1;
  if (typed) return key;
  const main = (control ? digitOf(event) : null) ?? (key.length === 1 ? key.toUpperCase() : key);
  return [control && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', main].filter(Boolean).join('+');
}

const byKey = new Map<string, PageShortcut>(
  (Object.keys(pageShortcuts) as PageShortcut[]).flatMap((name) =>
    pageShortcuts[name].keys.map((key) => [key, name] as const),
  ),
);

/** Null: none. A key that types something is none where text is typed, or where keys have their own meaning. */
export function matchShortcut(event: KeyboardEvent): PageShortcut | null {
  const key = pressedKey(event);
  const found = byKey.get(key) ?? null;
  if (found === null || ([...key].length === 1 && takesSigns(event.target))) return null;
  // On a Mac, Alt with an arrow goes over a word.
  return event.altKey && isMac() && isTextInput(event.target) ? null : found;
}
