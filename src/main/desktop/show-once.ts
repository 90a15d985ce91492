/** When a new window is shown: as soon as there is something to see in it, and in any case. */
import type { BrowserWindow, WebContents } from 'electron';

/** Milliseconds until a window is shown that gave no sign: an empty one says more than none. */
const LIMIT = 10_000;

export interface Showable extends Pick<BrowserWindow, 'isDestroyed'> {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
  readonly webContents: Pick<WebContents, 'once'>;
}

/**
 * Calls `show` once, at the first of three. On Wayland a hidden window may never paint, so `ready-to-show`, which waits
 * for its first picture, never comes; elsewhere it comes with the end of the load.
 */
export function showOnce(window: Showable, show: () => void, limit = LIMIT): void {
  let waiting = true;
  const end = (): void => {
    waiting = false;
    clearTimeout(timer);
  };
  const first = (): void => {
    if (!waiting || window.isDestroyed()) return;
    end();
    show();
  };
  const timer = setTimeout(first, limit);
  window.once('ready-to-show', first);
  window.webContents.once('did-finish-load', first);
  window.once('closed', end);
}
