/** The desktop app: makes the parts, wires them, opens the window. */
import { join } from 'node:path';
import { app, clipboard, powerMonitor, shell, type BrowserWindow } from 'electron';
import { commandIn, runCommand } from './app/command-line';
import { setUpContextMenu } from './app/context-menu';
import { CrashReports } from './app/crash/reports';
import { reloadAfterCrash, watchCrashes } from './app/crash/watch';
import { createDesktop } from './app/desktop';
import { hardenApp, hardenSession } from './app/hardening';
import { Inbox } from './app/inbox';
import { setUpLinks } from './app/links';
import { printMarks } from './app/marks';
import { setUpMenu } from './app/menu';
import { APP_ORIGIN, registerAppScheme, serveApp } from './app/protocol';
import { isEvaluation } from './app/runtime';
import { watchScreenLock } from './app/screen-lock';
import { SecretClipboard } from './app/secret-clipboard';
import { focusOnSecondStart, startsHidden } from './app/starts';
import { createWindow } from './app/window';
import type { Composition } from './compose';
import { homeFolder } from './home';
import { electronKeychainHost } from './keychain/electron-host';

const codeFolder = __dirname;
const home = homeFolder();
let window: BrowserWindow | null = null;
const currentWindow = (): BrowserWindow | null => window;
const secrets =
  process.platform === 'linux'
    ? new SecretClipboard(clipboard, watchScreenLock)
    : new SecretClipboard(clipboard);
const reports = new CrashReports(join(home, 'crash-reports'));

const command = commandIn(process.argv);
if (command === null) openWindow();
else void runCommand(command, codeFolder);

function openWindow(): void {
  // Chromium's own files stay apart from Latchkey's.
  app.setPath('userData', join(home, 'window'));
  if (app.requestSingleInstanceLock()) start();
  else app.quit();
}

function start(): void {
  watchCrashes(reports, codeFolder);
  registerAppScheme();
  hardenApp();
  const inbox = new Inbox();
  const links = setUpLinks(inbox.tell);
  focusOnSecondStart(currentWindow, links.followFrom);
  app.on('window-all-closed', () => {
    app.quit();
  });
  links.followFrom(process.argv);
  void app.whenReady().then(() => open(inbox));
}

async function open(inbox: Inbox): Promise<void> {
  serveApp(join(codeFolder, '../renderer'));
  hardenSession();
  // The page takes longest to come, so its process starts first; the rest of main is loaded beside it.
  window = createWindow({
    preloadFile: join(codeFolder, '../preload/index.js'),
    home,
    minimised: startsHidden(process.argv),
  });
  window.on('closed', () => {
    window = null;
  });
  reloadAfterCrash(window);
  setUpContextMenu(window);
  const [{ compose }, { openChannel, sendEvent }, { setUpQuit }, { Taskbar }, { createLife }] =
    await Promise.all([
      import('./compose'),
      import('./ipc/channel'),
      import('./app/quit'),
      import('./app/taskbar'),
      import('./app/life'),
    ]);
  const composition: Composition = compose({
    codeFolder,
    keychainHost: electronKeychainHost,
    about: {
      version: app.getVersion(),
      electron: process.versions.electron,
      evaluation: isEvaluation(process.versions.electron),
      platform: process.platform,
    },
    desktop: createDesktop(currentWindow, secrets),
    life: createLife({ reports, underWay: () => composition.dispatcher.underWay() }),
    announce: (event) => {
      sendEvent(window, event);
    },
    // The kind of the error alone: its text may carry what must not be printed.
    onUnexpected: (operation, error) => {
      process.stderr.write(`unexpected failure in ${operation}: ${kindOf(error)}\n`);
    },
  });
  // Not told on Linux: see `screen-lock.ts`.
  powerMonitor.on('lock-screen', () => void secrets.clear());
  printMarks(window);
  const { dispatcher } = composition;
  openChannel({ dispatcher, currentWindow, origin: APP_ORIGIN, watch: new Taskbar(currentWindow) });
  inbox.open(window, sendEvent);
  setUpQuit({
    window,
    underWay: dispatcher.underWay,
    close: () => Promise.allSettled([composition.close(), secrets.clear()]),
  });
  setUpMenu({
    choose: (item) => {
      sendEvent(window, { event: 'menuChosen', item });
    },
    openCrashReports: () => void shell.openPath(reports.made()),
  });
}

const kindOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${firstFrame(error.stack)}` : typeof error;

/** Where it was raised, without its message. */
const firstFrame = (stack: string | undefined): string =>
  stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim() ?? '';
