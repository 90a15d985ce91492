/** The one window. */
import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './protocol';
import { keepWindowState, keptWindowState } from './window-state';

/** The ground of each theme, so that nothing flashes before the page paints. */
const ground = { light: '#f6f7f9', dark: '#101318' };

const usual = { width: 1440, height: 900 };
const least = { width: 900, height: 560 };

export interface WindowOptions {
  readonly preloadFile: string;
  /** The data folder. */
  readonly home: string;
  /** Started at login: it is there, and in nobody's way. */
  readonly minimised: boolean;
}

export function createWindow({ preloadFile, home, minimised }: WindowOptions): BrowserWindow {
  const kept = keptWindowState(home, least);
  const window = new BrowserWindow({
    ...(kept?.bounds ?? usual),
    minWidth: least.width,
    minHeight: least.height,
    title: 'Latchkey',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
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
  window.once('ready-to-show', () => {
    if (kept?.maximised) window.maximize();
    if (kept?.fullScreen) window.setFullScreen(true);
    if (minimised) showMinimised(window);
    else window.show();
    keepWindowState(window, home);
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** Under X11, minimising a window that was never shown shows it, in front of all others. */
function showMinimised(window: BrowserWindow): void {
  if (process.platform === 'linux') window.showInactive();
  window.minimize();
}

/** Brings it to the front, from wherever it is. */
export function showWindow(window: BrowserWindow | null): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
