/** Starts the desktop app: opens the window, then loads the rest of main. */
import { markStart } from './start-marks';
import { join } from 'node:path';
import { app, clipboard, type BrowserWindow } from 'electron';
import { sortArguments } from './accepted-switches';
import { startAgain, withoutUnsafe } from './safe-environment';
import { findCommand, runPackagedCommand } from './desktop/packaged-command-line';
import { setUpContextMenu } from './desktop/menu';
import { CrashReports } from './desktop/crash/crash-reports';
import { reloadAfterCrash, watchCrashes } from './desktop/crash/watch-crashes';
import { hardenApp, hardenSession } from './desktop/hardening';
import { PageEventQueue } from './desktop/page-event-queue';
import { openLinksFromSystem } from './desktop/open-links';
import { focusOnSecondStart, isStartedHidden, createWindow } from './desktop/window';
import { startKeychainEarly } from './desktop/early-keychain';
import { firstPage } from './desktop/lock-window';
import { registerAppScheme, serveApp } from './desktop/app-protocol';
import { textsOf } from './desktop/page-texts';
import { wantPortalWithPath } from './desktop/save-dialog';
import { watchScreenLock } from './desktop/screen-lock';
import { SecretClipboard, selectionOf } from './desktop/secret-clipboard';
import { takeWindowFolder } from './desktop/window-folder';
import { homeFolder } from './home-folder';

/** Whether tests can drive this package: false in all that is shipped (decision 059). The compiler knows it. */
declare const __DRIVABLE__: boolean;

const codeFolder = __dirname;
const home = homeFolder();
let window: BrowserWindow | null = null;
const currentWindow = (): BrowserWindow | null => window;
const secretClipboard =
  process.platform === 'linux'
    ? new SecretClipboard(clipboard, watchScreenLock, selectionOf(clipboard))
    : new SecretClipboard(clipboard);
const reports = new CrashReports(join(home, 'crash-reports'));

const startArguments = process.argv.slice(1);
if (__DRIVABLE__)
  process.stderr.write('latchkey:drivable This build is for tests: any program can drive it.\n');
// Only a package refuses switches: development and its tests need the inspector.
const refusesSwitches = app.isPackaged && !__DRIVABLE__;
const safe = withoutUnsafe({
  env: process.env,
  args: refusesSwitches ? startArguments : ['--', ...startArguments],
});
if (safe) {
  // This process stays until the other ends, and Chromium opens its port later than now.
  if (refusesSwitches) {
    for (const name of sortArguments(startArguments).refused) app.commandLine.removeSwitch(name);
  }
  const conditions = { env: safe.env, args: refusesSwitches ? safe.args : startArguments };
  void startAgain(conditions, null, app.whenReady()).then((code) => {
    app.exit(code);
  });
} else start();

function start(): void {
  const command = findCommand(process.argv);
  if (command === null) startWithWindow();
  else void runPackagedCommand(command, codeFolder);
}

function startWithWindow(): void {
  if (takeWindowFolder(app, home)) startDesktop();
  else app.quit();
}

function startDesktop(): void {
  watchCrashes(reports, codeFolder);
  registerAppScheme();
  hardenApp();
  wantPortalWithPath(app.commandLine);
  const pageEvents = new PageEventQueue();
  const links = openLinksFromSystem(pageEvents.push);
  focusOnSecondStart(currentWindow, links.followFrom);
  app.on('window-all-closed', () => {
    app.quit();
  });
  links.followFrom(process.argv);
  void app.whenReady().then(() => openMainWindow(pageEvents));
}

async function openMainWindow(pageEvents: PageEventQueue): Promise<void> {
  markStart('app ready');
  const pageFolder = join(codeFolder, '../renderer');
  const texts = textsOf(pageFolder, app.getLocale(), refusesSwitches ? {} : process.env);
  const servedPage = serveApp(pageFolder, texts);
  hardenSession();
  const keychainHost = startKeychainEarly(home, codeFolder);
  // The keychain and the page take longest, so their processes start first. The rest of main loads meanwhile.
  window = createWindow({
    preloadFile: join(codeFolder, '../preload/index.js'),
    home,
    minimised: isStartedHidden(process.argv),
    page: firstPage(home),
  });
  markStart('window created');
  window.on('closed', () => {
    window = null;
  });
  reloadAfterCrash(window);
  setUpContextMenu(window);
  // While main loads, it answers nothing.
  await servedPage;
  const { DesktopApp } = await import('./desktop-app');
  markStart('main loaded');
  new DesktopApp({
    home,
    codeFolder,
    currentWindow,
    keychainHost,
    pageEvents,
    reports,
    secretClipboard,
  }).start(window);
}
