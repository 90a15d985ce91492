/** Shows a new window minimised, in the way that each system needs. */
import type { BrowserWindow } from 'electron';

/** Milliseconds in which a compositor draws a new window. A later focus comes from the user. */
const NEW_WINDOW_MS = 5_000;

export interface Minimisable extends Pick<
  BrowserWindow,
  'showInactive' | 'minimize' | 'isMinimized' | 'isDestroyed'
> {
  once(event: 'focus' | 'minimize', listener: () => void): unknown;
  removeListener(event: 'focus', listener: () => void): unknown;
}

/**
 * Under X11, minimising a window that was never shown shows it in front of all others. A Wayland compositor ignores the
 * request if the window is not drawn yet, and then focuses the new window. So on focus the window is minimised again.
 */
export function showMinimised(
  window: Minimisable,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'linux') {
    window.showInactive();
    minimiseOnFocus(window);
  }
  window.minimize();
}

function minimiseOnFocus(window: Minimisable): void {
  const minimise = (): void => {
    end();
    if (!window.isDestroyed() && !window.isMinimized()) window.minimize();
  };
  const end = (): void => {
    clearTimeout(timer);
    window.removeListener('focus', minimise);
  };
  const timer = setTimeout(end, NEW_WINDOW_MS);
  window.once('focus', minimise);
  window.once('minimize', end);
}
