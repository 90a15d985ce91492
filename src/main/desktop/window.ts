/** The one window. */
import { BrowserWindow, nativeTheme, app } from 'electron';
import { APP_ORIGIN } from './app-protocol';
import { showMinimised } from './show-minimised';
import { showOnce } from './show-once';
import { saveWindowStateOnChange, restoreWindowState } from './window-state';
import { HIDDEN_FLAG } from './runtime';

/** The ground of each theme, so that nothing flashes before the page paints. */
const backgroundColours = { light: '#f6f7f9', dark: '#101318' };

const defaultSize = { width: 1440, height: 900 };
const minimumSize = { width: 900, height: 560 };

export interface WindowOptions {
  readonly preloadFile: string;
  /** The data folder. */
  readonly home: string;
  /** Started at login: it is there, and in nobody's way. */
  readonly minimised: boolean;
}

export function createWindow({ preloadFile, home, minimised }: WindowOptions): BrowserWindow {
  const kept = restoreWindowState(home, minimumSize);
  const window = new BrowserWindow({
    ...(kept?.bounds ?? defaultSize),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Latchkey',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors
      ? backgroundColours.dark
      : backgroundColours.light,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // The page's code is the same at every start: keep it compiled.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  showOnce(window, () => {
    if (kept?.maximised) window.maximize();
    if (kept?.fullScreen) window.setFullScreen(true);
    if (minimised) showMinimised(window);
    else window.show();
    saveWindowStateOnChange(window, home);
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** Brings it to the front, from wherever it is. */
export function showWindow(window: BrowserWindow | null): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Tells a benchmark when the window is usable. Off unless LATCHKEY_MARKS is set. */

const waitUntilUsable = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => root.dataset.usable === 'true' && resolve(performance.timeOrigin + (performance.getEntriesByName('latchkey:usable')[0]?.startTime ?? performance.now()));
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

export function printUsableTime(window: BrowserWindow): void {
  if (process.env['LATCHKEY_MARKS'] !== '1') return;
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript(waitUntilUsable).then((at: number) => {
      process.stderr.write(`latchkey:usable ${at}\n`);
    });
  });
}

/** How Latchkey is started, the first time and while it runs. */

/** Started by the system at login, not by a hand. */
export const isStartedHidden = (argv: readonly string[]): boolean =>
  argv.includes(HIDDEN_FLAG) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/** A second start shows the first window, and hands over what it was started with. */
export function focusOnSecondStart(
  currentWindow: () => BrowserWindow | null,
  follow: (argv: readonly string[]) => void,
): void {
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(HIDDEN_FLAG)) showWindow(currentWindow());
    follow(argv);
  });
}
