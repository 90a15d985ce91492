/**
 * Makes a bar of buttons one tab stop: Tab enters and leaves it, arrow keys, Home and End move within it. Text inputs
 * keep their own tab stop, since arrow keys move the cursor there.
 */
import { useEffect, useRef, type RefObject } from 'react';

const itemSelector = 'button, a[href], input[type="radio"], input[type="checkbox"]';

interface Move {
  step: 1 | -1 | 'first' | 'last';
  /** Menus of a row are reached by the keys along the row only. */
  skipsMenus: boolean;
}

function moveOf(key: string, axis: 'row' | 'column'): Move | null {
  const skipsMenus = axis === 'column';
  if (key === 'Home') return { step: 'first', skipsMenus };
  if (key === 'End') return { step: 'last', skipsMenus };
  if (key === 'ArrowRight') return { step: 1, skipsMenus: false };
  if (key === 'ArrowLeft') return { step: -1, skipsMenus: false };
  if (axis === 'row') return null;
  if (key === 'ArrowDown') return { step: 1, skipsMenus };
  return key === 'ArrowUp' ? { step: -1, skipsMenus } : null;
}

/** The ref is for the bar. `column`: its buttons are above each other, so ArrowDown and ArrowUp move too. */
export function useOneTabStop<Bar extends HTMLElement>(
  axis: 'row' | 'column' = 'row',
): RefObject<Bar | null> {
  const ref = useRef<Bar>(null);
  useEffect(() => {
    const bar = ref.current;
    return bar === null ? undefined : keepOneTabStop(bar, axis);
  }, [axis]);
  return ref;
}

function keepOneTabStop(bar: HTMLElement, axis: 'row' | 'column'): () => void {
  let current: HTMLElement | null = null;
  const items = (): HTMLElement[] =>
    [...bar.querySelectorAll<HTMLElement>(itemSelector)].filter(
      (item) => !item.matches(':disabled'),
    );
  const update = (): void => {
    const all = items();
    // What is shown is where Tab enters the bar.
    const shown = all.find((item) => item.ariaCurrent === 'true');
    if (shown !== undefined && !bar.contains(document.activeElement)) current = shown;
    else if (current === null || !all.includes(current)) current = shown ?? all[0] ?? null;
    for (const item of all) {
      const tabIndex = item === current ? 0 : -1;
      if (item.tabIndex !== tabIndex) item.tabIndex = tabIndex;
    }
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !items().includes(target)) return;
    current = target;
    update();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    const all = items();
    const move = moveOf(key, axis);
    if (move === null || !(target instanceof HTMLElement) || !all.includes(target)) return;
    const reached = all.filter(
      (item) => item === target || !(move.skipsMenus && item.ariaHasPopup !== null),
    );
    const at = reached.indexOf(target);
    const next =
      move.step === 'first' ? reached[0] : reached.at(move.step === 'last' ? -1 : at + move.step);
    // Beyond an end is the other end.
    (next ?? reached[0])?.focus();
    // An arrow key would choose another radio button.
    event.preventDefault();
  };
  update();
  const observer = new MutationObserver(update);
  observer.observe(bar, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'tabindex', 'aria-current'],
  });
  bar.addEventListener('focusin', onFocusIn);
  bar.addEventListener('keydown', onKeyDown);
  return () => {
    observer.disconnect();
    bar.removeEventListener('focusin', onFocusIn);
    bar.removeEventListener('keydown', onKeyDown);
  };
}
