/** How Latchkey is started, the first time and while it runs. */
import { app, type BrowserWindow } from 'electron';
import { HIDDEN } from './hidden';
import { showWindow } from './window';

/** Started by the system at login, not by a hand. */
export const startsHidden = (argv: readonly string[]): boolean =>
  argv.includes(HIDDEN) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/** A second start shows the first window, and hands over what it was started with. */
export function focusOnSecondStart(
  currentWindow: () => BrowserWindow | null,
  follow: (argv: readonly string[]) => void,
): void {
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(HIDDEN)) showWindow(currentWindow());
    follow(argv);
  });
}
