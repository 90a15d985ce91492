/** Arrow keys, Home and End in the rail: from instance to instance, over headers and menus. */
import type { KeyboardEvent } from 'react';

const STOPS = 'button[aria-current], button[title]';

export function moveFocusInRail(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: stops.length - 1,
  };
  const target = stops[targets[event.key] ?? -1];
  // In the menu of a row, which React counts as inside, these keys are the menu's.
  if (at === -1 || target === undefined) return;
  event.preventDefault();
  target.focus();
}
