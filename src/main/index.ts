/** Starts the desktop app: creates the services, connects them and opens the window. */
import { markStart } from './start-marks';
import { join } from 'node:path';
import { app, clipboard, ipcMain, powerMonitor, shell, type BrowserWindow } from 'electron';
import { sortArguments } from './accepted-switches';
import { startAgain, withoutUnsafe } from './safe-environment';
import { findCommand, runPackagedCommand } from './desktop/packaged-command-line';
import { setUpContextMenu, setUpMenu } from './desktop/menu';
import { CrashReports } from './desktop/crash/crash-reports';
import { reloadAfterCrash, watchCrashes } from './desktop/crash/watch-crashes';
import { createDesktop } from './desktop/desktop';
import { hardenApp, hardenSession } from './desktop/hardening';
import { PageEventQueue } from './desktop/page-event-queue';
import { openLinksFromSystem } from './desktop/open-links';
import { focusOnSecondStart, isStartedHidden, createWindow } from './desktop/window';
import { startKeychainEarly } from './desktop/early-keychain';
import { markFirstCalls, printUsableTime } from './desktop/usable-time';
import { firstPage, lockWhenAway, showLockState, systemPrompt } from './desktop/lock-window';
import { APP_ORIGIN, LOCK_ORIGIN, registerAppScheme, serveApp } from './desktop/app-protocol';
import { textsOf } from './desktop/page-texts';
import { isEvaluationRuntime } from './desktop/runtime';
import { wantPortalWithPath } from './desktop/save-dialog';
import { watchScreenLock } from './desktop/screen-lock';
import { systemProxy } from './desktop/system-proxy';
import { SecretClipboard, selectionOf } from './desktop/secret-clipboard';
import type { LatchkeyEvent } from '../contract';
import type { Composition } from './compose';
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
  // Chromium's own files get a folder of their own.
  app.setPath('userData', join(home, 'window'));
  if (app.requestSingleInstanceLock()) startDesktop();
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
  const [
    { compose },
    { openIpcChannel, observeAll, sendEvent },
    { setUpQuit },
    { Taskbar, buildQuitQuestion },
    { createAppServices },
    { EndedJobs },
    { JobNotifications },
    { canNotify, showJobNotification },
    { startTokenWarnings },
    { ScheduledCheck },
    { OtherPrograms },
    { SampleSwitch },
  ] = await Promise.all([
    import('./compose'),
    import('./api/ipc-channel'),
    import('./desktop/quit'),
    import('./desktop/running-jobs'),
    import('./desktop/app-services'),
    import('./desktop/ended-jobs'),
    import('./desktop/job-notifications'),
    import('./desktop/show-job-notification'),
    import('./desktop/token-warnings'),
    import('./scheduled-check'),
    import('./other-programs'),
    import('./sample/sample-switch'),
  ]);
  markStart('main loaded');
  const endedJobs = new EndedJobs({
    isLocked: () => composition.lock.isLocked(),
    onEnd: () => {
      pageEvents.push({ event: 'jobEnded' });
    },
  });
  const about = {
    version: app.getVersion(),
    electron: process.versions.electron,
    evaluation: isEvaluationRuntime(process.versions.electron),
    platform: process.platform,
  };
  const announce = (event: LatchkeyEvent): void => {
    sendEvent(window, event);
  };
  const composition: Composition = compose({
    codeFolder,
    keychainHost,
    proxyFor: systemProxy,
    about,
    desktop: createDesktop(currentWindow, secretClipboard),
    appServices: createAppServices({
      reports,
      endedJobs,
      sample: {
        isOpen: () => sample.isOpen(),
        open: () => sample.open(),
        leave: () => sample.leave(),
      },
      runningOperations: () => composition.dispatcher.runningOperations(),
    }),
    announce,
    systemPrompt: systemPrompt(),
    onLockChange: (locked) => {
      if (locked) {
        endedJobs.leavePage();
        scheduledCheck.cancel();
      }
      showLockState(locked, { currentWindow, pageEvents, secretClipboard });
    },
    ...faultReports,
  });
  // Electron does not send this event on Linux: see `screen-lock.ts`.
  powerMonitor.on('lock-screen', () => void secretClipboard.clear());
  lockWhenAway(composition.lock, window);
  if (composition.lock.isLocked()) pageEvents.hold();
  printUsableTime(window);
  markStart('parts ready');
  void composition.workspace.store().then(() => {
    markStart('store open');
  });
  const sample = new SampleSwitch({
    real: composition.dispatcher,
    isLocked: () => composition.lock.isLocked(),
    isBusy: () => buildQuitQuestion(composition.dispatcher.runningOperations()) !== null,
    // Most never open it.
    openSample: async () =>
      (await import('./sample/sample-company')).openSampleCompany({
        about,
        threadFile: join(codeFolder, 'store-thread.js'),
        comparingFile: join(codeFolder, 'comparing-thread.js'),
        announce: () => undefined,
        ...faultReports,
      }),
  });
  const { dispatcher } = composition;
  const scheduledCheck = new ScheduledCheck({
    check: (signal) => composition.workspace.checkStore(signal),
    record: composition.workspace.checks.record,
    runningOperations: dispatcher.runningOperations,
    isLocked: () => composition.lock.isLocked(),
    isOnBattery: () => powerMonitor.onBatteryPower,
  });
  scheduledCheck.start();
  const otherPrograms = new OtherPrograms({
    folder: home,
    store: () => composition.workspace.store(),
    announce,
    dropClient: (profileId) => {
      composition.workspace.dropClient(profileId);
    },
    followPassphrase: () => composition.lock.followFile(),
  });
  otherPrograms.start();
  window.on('focus', otherPrograms.look);
  startTokenWarnings({
    home,
    store: () => composition.workspace.store(),
    isLocked: () => composition.lock.isLocked(),
    canShow: canNotify,
    show: (text) => {
      showJobNotification(text, currentWindow);
    },
  });
  const observer = observeAll([
    new Taskbar(currentWindow),
    endedJobs,
    new JobNotifications({
      isOn: async () =>
        canNotify() && (await (await composition.workspace.store()).getSettings()).notifyAfterJobs,
      isFocused: () => currentWindow()?.isFocused() ?? false,
      show: (text) => {
        showJobNotification(text, currentWindow);
      },
    }),
    scheduledCheck,
    markFirstCalls(),
  ]);
  openIpcChannel({
    ipc: ipcMain,
    dispatcher: sample.dispatcher,
    currentWindow,
    origins: [APP_ORIGIN, LOCK_ORIGIN],
    observer,
  });
  pageEvents.connect(window, sendEvent);
  setUpQuit({
    window,
    runningOperations: dispatcher.runningOperations,
    close: () => {
      scheduledCheck.stop();
      otherPrograms.stop();
      return Promise.allSettled([composition.close(), sample.leave(), secretClipboard.clear()]);
    },
  });
  setUpMenu({
    choose: (item) => {
      sendEvent(window, { event: 'menuChosen', item });
    },
    lock: () => {
      if (composition.lock.status().state === 'off') {
        sendEvent(window, { event: 'menuChosen', item: 'settings' });
      } else composition.lock.lock();
    },
    openCrashReports: () => void shell.openPath(reports.ensureFolder()),
  });
}

/** Only the kind of an error, because its text may contain a secret. */
const faultReports = {
  onUnexpected: (operation: string, error: unknown): void => {
    process.stderr.write(`unexpected failure in ${operation}: ${describeError(error)}\n`);
  },
  onUndeclared: (operation: string, code: string): void => {
    process.stderr.write(`undeclared Problem in ${operation}: ${code}\n`);
  },
};

const describeError = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${firstFrame(error.stack)}` : typeof error;

/** Where the error was thrown, without its message. */
const firstFrame = (stack: string | undefined): string =>
  stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim() ?? '';
