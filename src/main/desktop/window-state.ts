/** Where the window was, kept in the data folder for the next start. Without zod: the window waits for it. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { screen, type BrowserWindow } from 'electron';
import { sync as write } from 'write-file-atomic';

export interface WindowState {
  readonly bounds: WindowBounds;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

const stateFilePath = (home: string): string => join(home, 'window-state.json');

/** Milliseconds after the last movement. */
const SETTLE_MS = 500;

/** As it was left, moved onto a screen that exists; null at a first start. A damaged file is set aside. */
export function restoreWindowState(home: string, least: WindowSize): WindowState | null {
  const state = readStateFile(stateFilePath(home));
  if (state === null) return null;
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    ({ workArea }) => workArea,
  );
  return { ...state, bounds: fitToScreens(state.bounds, workAreas, least) };
}

/** Keeps it from now on. A folder that cannot be written keeps nothing: the status says so already. */
export function saveWindowStateOnChange(window: BrowserWindow, home: string): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    try {
      write(stateFilePath(home), `${JSON.stringify(captureState(window))}\n`, { mode: 0o600 });
    } catch {
      // See above.
    }
  };
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLE_MS);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('maximize', keepSoon);
  window.on('unmaximize', keepSoon);
  window.on('enter-full-screen', keepSoon);
  window.on('leave-full-screen', keepSoon);
  window.on('close', keep);
}

const captureState = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  maximised: window.isMaximized(),
  fullScreen: window.isFullScreen(),
});

function readStateFile(file: string): WindowState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const state = parseWindowState(text);
  if (state === null) setAside(file);
  return state;
}

function setAside(file: string): void {
  try {
    renameSync(file, `${file}.damaged`);
  } catch {
    // Where it cannot be moved, nothing can be kept either.
  }
}

/** Null for anything else. */
export function parseWindowState(text: string): WindowState | null {
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** No screen is this large; a number that is none of a screen would be refused by the system. */
const isPixels = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 100_000;

const isState = (value: unknown): value is WindowState =>
  isObject(value) &&
  isObject(value['bounds']) &&
  ['x', 'y', 'width', 'height'].every((name) =>
    isPixels((value['bounds'] as Record<string, unknown>)[name]),
  ) &&
  typeof value['maximised'] === 'boolean' &&
  typeof value['fullScreen'] === 'boolean';

/** Where a window goes that was kept: onto a screen that exists. Pure. */

export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a window that have to be on a screen for a hand to take hold of it. */
const MIN_VISIBLE_PIXELS = 100;

/** As it was, where enough of it can be seen; else in the middle of the first screen. Never below `least`. */
export function fitToScreens(
  kept: WindowBounds,
  workAreas: readonly WindowBounds[],
  least: WindowSize,
): WindowBounds {
  const [first] = workAreas;
  if (first === undefined) return kept;
  const area = workAreas.find((each) => isReachable(kept, each));
  const size = clampSize(area ?? first, kept, least);
  if (area) return { x: kept.x, y: Math.max(kept.y, area.y), ...size };
  return {
    x: Math.max(first.x, first.x + Math.round((first.width - size.width) / 2)),
    y: Math.max(first.y, first.y + Math.round((first.height - size.height) / 2)),
    ...size,
  };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high));

const clampSize = (
  area: WindowBounds,
  { width, height }: WindowSize,
  least: WindowSize,
): WindowSize => ({
  width: clamp(width, least.width, area.width),
  height: clamp(height, least.height, area.height),
});

/** By its upper edge, where its title is. */
function isReachable(window: WindowBounds, area: WindowBounds): boolean {
  const across =
    Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const below = area.y + area.height - Math.max(window.y, area.y);
  const shown = window.y + window.height - area.y;
  return across >= MIN_VISIBLE_PIXELS && below >= MIN_VISIBLE_PIXELS && shown >= MIN_VISIBLE_PIXELS;
}
