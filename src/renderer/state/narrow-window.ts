/** A window with little room, also one at 200 %: the instances are a strip, and a side panel covers the grid. */

/** As in the style sheets. */
export const NARROW_WINDOW = '(max-width: 760px)';

export const isNarrowWindow = (): boolean => window.matchMedia(NARROW_WINDOW).matches;
