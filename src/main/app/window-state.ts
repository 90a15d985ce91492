/** Where the window was, kept in the data folder for the next start. Without zod: the window waits for it. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { screen, type BrowserWindow } from 'electron';
import { sync as write } from 'write-file-atomic';
import { onScreen, type Bounds, type Size } from './on-screen';

export interface WindowState {
  readonly bounds: Bounds;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

const fileIn = (home: string): string => join(home, 'window-state.json');

/** Milliseconds after the last movement. */
const SETTLE = 500;

/** As it was left, moved onto a screen that exists; null at a first start. A damaged file is set aside. */
export function keptWindowState(home: string, least: Size): WindowState | null {
  const state = read(fileIn(home));
  if (state === null) return null;
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    ({ workArea }) => workArea,
  );
  return { ...state, bounds: onScreen(state.bounds, workAreas, least) };
}

/** Keeps it from now on. A folder that cannot be written keeps nothing: the status says so already. */
export function keepWindowState(window: BrowserWindow, home: string): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    try {
      write(fileIn(home), `${JSON.stringify(stateOf(window))}\n`, { mode: 0o600 });
    } catch {
      // See above.
    }
  };
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLE);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('maximize', keepSoon);
  window.on('unmaximize', keepSoon);
  window.on('enter-full-screen', keepSoon);
  window.on('leave-full-screen', keepSoon);
  window.on('close', keep);
}

const stateOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  maximised: window.isMaximized(),
  fullScreen: window.isFullScreen(),
});

function read(file: string): WindowState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const state = stateIn(text);
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
export function stateIn(text: string): WindowState | null {
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
