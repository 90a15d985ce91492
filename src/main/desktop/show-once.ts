/** Shows a new window as soon as it has content, or at the latest after a time limit. */
import type { BrowserWindow, WebContents } from 'electron';

/** Milliseconds until a window is shown that sent no event: an empty window is better than none. */
const LIMIT = 10_000;

export interface Showable extends Pick<BrowserWindow, 'isDestroyed'> {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
  readonly webContents: Pick<WebContents, 'once'>;
}

/**
 * Calls `show` once: on `ready-to-show`, on `did-finish-load` or after the limit, whichever is first. On Wayland a
 * hidden window may never paint, so `ready-to-show` never comes.
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
