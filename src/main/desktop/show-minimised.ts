/** Shows a new window minimised, on systems that each want it in another way. */
import type { BrowserWindow } from 'electron';

/** Milliseconds in which a compositor draws a new window: a focus later on is somebody's wish. */
const FRESH = 5_000;

export interface Minimisable extends Pick<
  BrowserWindow,
  'showInactive' | 'minimize' | 'isMinimized' | 'isDestroyed'
> {
  once(event: 'focus' | 'minimize', listener: () => void): unknown;
  removeListener(event: 'focus', listener: () => void): unknown;
}

/**
 * Under X11, minimising a window that was never shown shows it, in front of all others. A Wayland compositor loses the
 * wish when it comes before the window is drawn, and gives the focus to whatever is new: then it is asked once more.
 */
export function showMinimised(
  window: Minimisable,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'linux') {
    window.showInactive();
    againOnFocus(window);
  }
  window.minimize();
}

function againOnFocus(window: Minimisable): void {
  const again = (): void => {
    end();
    if (!window.isDestroyed() && !window.isMinimized()) window.minimize();
  };
  const end = (): void => {
    clearTimeout(timer);
    window.removeListener('focus', again);
  };
  const timer = setTimeout(end, FRESH);
  window.once('focus', again);
  window.once('minimize', end);
}
