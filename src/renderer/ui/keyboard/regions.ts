/** The parts of the window that F6 goes through: rail, title bar, filters, grid, side panel, status line. */
import { gridTabStopSelector } from '../grid/grid-items';

/** Marks an element as a region. */
export const region = { 'data-region': true } as const;

const regionSelector = '[data-region]';
const textFilterSelector = '[data-text-filter]';
const tabStopSelector =
  'button:not(:disabled, [tabindex="-1"]), input:not(:disabled, [tabindex="-1"]), [tabindex="0"]';

const regions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(regionSelector)].filter(
    (element) => element.getClientRects().length > 0,
  );

/** Goes to the next region, or with -1 to the one before; after the last comes the first. */
export function goToRegion(step: 1 | -1): void {
  const all = regions();
  const at = all.findIndex((element) => element.contains(document.activeElement));
  const start = at < 0 && step < 0 ? 0 : at;
  for (let moved = 1; moved <= all.length; moved += 1) {
    const next = all[(start + step * moved + all.length * 2) % all.length];
    if (next !== undefined && focusIn(next)) return;
  }
}

/** The row of the grid that Tab reaches; false when there is no grid. */
export function enterGrid(): boolean {
  const tabStop = document.querySelector<HTMLElement>(gridTabStopSelector);
  tabStop?.focus();
  return tabStop !== null;
}

/** False when nothing in the region can have the focus. */
function focusIn(element: HTMLElement): boolean {
  const target = [gridTabStopSelector, textFilterSelector, tabStopSelector]
    .map((selector) => element.querySelector<HTMLElement>(selector))
    .find((found) => found !== null);
  // A status line without a job has only words; a reader reads them.
  if (target === undefined) element.tabIndex = -1;
  (target ?? element).focus();
  return element.contains(document.activeElement);
}

/**
 * Brings the focus back after a view has gone with what had it: to the grid, as soon as that is drawn. Until then it
 * is on the view itself, never on the page as a whole.
 */
export function focusNewView(): () => void {
  const main = document.querySelector<HTMLElement>('main');
  const isLost = (): boolean =>
    document.activeElement === document.body || document.activeElement === main;
  if (main === null || !isLost() || enterGrid()) return () => undefined;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
  const observer = new MutationObserver(() => {
    if (!isLost() || enterGrid()) observer.disconnect();
  });
  observer.observe(main, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
  };
}
