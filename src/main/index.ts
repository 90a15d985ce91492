/** The desktop app: makes the parts, wires them, opens the window. */
import { join } from 'node:path';
import { app, clipboard, powerMonitor, type BrowserWindow } from 'electron';
import { commandIn, runCommand } from './app/command-line';
import { createDesktop } from './app/desktop';
import { hardenApp, hardenSession } from './app/hardening';
import { printMarks } from './app/marks';
import { setMenu } from './app/menu';
import { APP_ORIGIN, registerAppScheme, serveApp } from './app/protocol';
import { isEvaluation } from './app/runtime';
import { SecretClipboard } from './app/secret-clipboard';
import { createWindow } from './app/window';
import type { Composition } from './compose';
import { homeFolder } from './home';
import { electronKeychainHost } from './keychain/electron-host';

const codeFolder = __dirname;
let window: BrowserWindow | null = null;
let composition: Composition | null = null;
const secrets = new SecretClipboard(clipboard);

const command = commandIn(process.argv);
if (command === null) openWindow();
else void runCommand(command, codeFolder);

function openWindow(): void {
  // Chromium's own files stay apart from Latchkey's.
  app.setPath('userData', join(homeFolder(), 'window'));
  if (app.requestSingleInstanceLock()) start();
  else app.quit();
}

function start(): void {
  registerAppScheme();
  hardenApp();
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => {
    app.quit();
  });
  quitAfterClosing();
  void app.whenReady().then(open);
}

async function open(): Promise<void> {
  serveApp(join(codeFolder, '../renderer'));
  hardenSession();
  // The page takes longest to come, so its process starts first; the rest of main is loaded beside it.
  window = createWindow(join(codeFolder, '../preload/index.js'));
  window.on('closed', () => {
    window = null;
  });
  const [{ compose }, { openChannel, sendEvent }] = await Promise.all([
    import('./compose'),
    import('./ipc/channel'),
  ]);
  composition = compose({
    codeFolder,
    keychainHost: electronKeychainHost,
    about: {
      version: app.getVersion(),
      electron: process.versions.electron,
      evaluation: isEvaluation(process.versions.electron),
      platform: process.platform,
    },
    desktop: createDesktop(() => window, secrets),
    announce: (event) => {
      sendEvent(window, event);
    },
    // The kind of the error alone: its text may carry what must not be printed.
    onUnexpected: (operation, error) => {
      process.stderr.write(`unexpected failure in ${operation}: ${kindOf(error)}\n`);
    },
  });
  powerMonitor.on('lock-screen', () => void secrets.clear());
  printMarks(window);
  openChannel({
    dispatcher: composition.dispatcher,
    currentWindow: () => window,
    origin: APP_ORIGIN,
  });
  setMenu();
}

const kindOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${firstFrame(error.stack)}` : typeof error;

/** Where it was raised, without its message. */
const firstFrame = (stack: string | undefined): string =>
  stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim() ?? '';

function focusWindow(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** The store is closed before the process ends, so that its log is folded into the file; no secret stays behind. */
function quitAfterClosing(): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed || !composition) return;
    event.preventDefault();
    void Promise.allSettled([composition.close(), secrets.clear()]).finally(() => {
      closed = true;
      app.quit();
    });
  });
}
