/** Saves size and position of the window in the data folder. Does not use zod, since the window waits for this file. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { screen, type BrowserWindow } from 'electron';
import { readOwnFile, writeOwnFile } from '../own-files';

export interface WindowState {
  readonly bounds: WindowBounds;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

const stateFilePath = (home: string): string => join(home, 'window-state.json');

/** Milliseconds between the last movement and the save. */
const SETTLE_MS = 500;

/** The saved state, moved onto an existing screen; null at a first start. A damaged file is renamed. */
export function restoreWindowState(home: string, least: WindowSize): WindowState | null {
  const state = readStateFile(stateFilePath(home));
  if (state === null) return null;
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    ({ workArea }) => workArea,
  );
  return { ...state, bounds: fitToScreens(state.bounds, workAreas, least) };
}

/** Saves the state on every change. A folder that cannot be written is ignored: the status reports it. */
export function saveWindowStateOnChange(window: BrowserWindow, home: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    try {
      writeOwnFile(stateFilePath(home), `${JSON.stringify(captureState(window))}\n`);
    } catch {
      // See above.
    }
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('enter-full-screen', saveSoon);
  window.on('leave-full-screen', saveSoon);
  window.on('close', save);
}

const captureState = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  maximised: window.isMaximized(),
  fullScreen: window.isFullScreen(),
});

function readStateFile(file: string): WindowState | null {
  let text: string;
  try {
    text = readOwnFile(file).toString('utf8');
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
    // If the file cannot be renamed, it cannot be replaced either.
  }
}

/** Null if the text is not a window state. */
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

/** Electron refuses numbers that cannot be coordinates. No screen is larger than this. */
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

/** Pixels of a window that have to be on a screen so that the user can grab it. */
const MIN_VISIBLE_PIXELS = 100;

/** The saved bounds if enough of them is visible, else the middle of the first screen. Never smaller than `least`. */
export function fitToScreens(
  saved: WindowBounds,
  workAreas: readonly WindowBounds[],
  least: WindowSize,
): WindowBounds {
  const [first] = workAreas;
  if (first === undefined) return saved;
  const area = workAreas.find((each) => isReachable(saved, each));
  const size = clampSize(area ?? first, saved, least);
  if (area) return { x: saved.x, y: Math.max(saved.y, area.y), ...size };
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

/** Whether enough of the upper edge, with the title bar, is on the screen. */
function isReachable(window: WindowBounds, area: WindowBounds): boolean {
  const across =
    Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const below = area.y + area.height - Math.max(window.y, area.y);
  const shown = window.y + window.height - area.y;
  return across >= MIN_VISIBLE_PIXELS && below >= MIN_VISIBLE_PIXELS && shown >= MIN_VISIBLE_PIXELS;
}
