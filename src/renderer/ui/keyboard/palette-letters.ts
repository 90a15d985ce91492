/**
 * Letters that are typed right after the key that opens the palette, before its input is drawn: they are kept for it.
 * What has the focus until then must not act on them.
 */
import { usePalette } from '../../state/palette';

let kept = '';

const isInDialog = (): boolean =>
  document.activeElement?.closest('[role="dialog"]') instanceof Element;

/** Called once, when the window starts. */
export function keepPaletteLetters(): void {
  usePalette.subscribe((now, before) => {
    if (now.openCount !== before.openCount || !now.open) kept = '';
  });
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (!usePalette.getState().open || isInDialog() || ctrlKey || metaKey || altKey) return;
      const isText = [...key].length === 1;
      if (!isText && key !== 'Enter') return;
      if (isText) kept += key;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** For the input, once it has the focus. */
export function takePaletteLetters(): string {
  const letters = kept;
  kept = '';
  return letters;
}
