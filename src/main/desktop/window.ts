/** Creates and shows the window. */
import { BrowserWindow, nativeTheme, app } from 'electron';
import { showMinimised } from './show-minimised';
import { showOnce } from './show-once';
import { saveWindowStateOnChange, restoreWindowState } from './window-state';
import { HIDDEN_FLAG } from './runtime';

/** The background of each theme, so that nothing flashes before the page paints. */
const backgroundColours = { light: '#f6f7f9', dark: '#101318' };

const defaultSize = { width: 1440, height: 900 };
const minimumSize = { width: 900, height: 560 };

export interface WindowOptions {
  readonly preloadFile: string;
  /** The data folder. */
  readonly home: string;
  /** Started at login: the window opens minimised. */
  readonly minimised: boolean;
  /** The address of the first page. */
  readonly page: string;
}

export function createWindow({ preloadFile, home, minimised, page }: WindowOptions): BrowserWindow {
  const saved = restoreWindowState(home, minimumSize);
  const window = new BrowserWindow({
    ...(saved?.bounds ?? defaultSize),
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
      // The page's code is the same at every start, so its compiled form is cached, with what runs only later.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
    },
  });
  showOnce(window, () => {
    if (saved?.maximised) window.maximize();
    if (saved?.fullScreen) window.setFullScreen(true);
    if (minimised) showMinimised(window);
    else window.show();
    saveWindowStateOnChange(window, home);
  });
  void window.loadURL(page);
  return window;
}

/** Brings the window to the front, also if it is minimised or hidden. */
export function showWindow(window: BrowserWindow | null): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Whether the system started Latchkey at login. */
export const isStartedHidden = (argv: readonly string[]): boolean =>
  argv.includes(HIDDEN_FLAG) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/** A second start shows the first window and passes its arguments on. */
export function focusOnSecondStart(
  currentWindow: () => BrowserWindow | null,
  openLinks: (argv: readonly string[]) => void,
): void {
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(HIDDEN_FLAG)) showWindow(currentWindow());
    openLinks(argv);
  });
}
