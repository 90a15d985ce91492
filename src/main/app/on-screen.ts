/** Where a window goes that was kept: onto a screen that exists. Pure. */

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a window that have to be on a screen for a hand to take hold of it. */
const HOLD = 100;

/** As it was, where enough of it can be seen; else in the middle of the first screen. Never below `least`. */
export function onScreen(kept: Bounds, workAreas: readonly Bounds[], least: Size): Bounds {
  const [first] = workAreas;
  if (first === undefined) return kept;
  const area = workAreas.find((each) => canBeHeld(kept, each));
  const size = sizeIn(area ?? first, kept, least);
  if (area) return { x: kept.x, y: Math.max(kept.y, area.y), ...size };
  return {
    x: Math.max(first.x, first.x + Math.round((first.width - size.width) / 2)),
    y: Math.max(first.y, first.y + Math.round((first.height - size.height) / 2)),
    ...size,
  };
}

const between = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high));

const sizeIn = (area: Bounds, { width, height }: Size, least: Size): Size => ({
  width: between(width, least.width, area.width),
  height: between(height, least.height, area.height),
});

/** By its upper edge, where its title is. */
function canBeHeld(window: Bounds, area: Bounds): boolean {
  const across =
    Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const below = area.y + area.height - Math.max(window.y, area.y);
  const shown = window.y + window.height - area.y;
  return across >= HOLD && below >= HOLD && shown >= HOLD;
}
