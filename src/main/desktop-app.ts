/**
 * The desktop app behind its window: the services, and what connects them to the window and the system. The window opens
 * before this is loaded, because it is most of main.
 */
import { join } from 'node:path';
import { app, ipcMain, powerMonitor, shell, type BrowserWindow } from 'electron';
import type { LatchkeyEvent } from '../contract';
import { observeAll, openIpcChannel, sendEvent, type CallObserver } from './api/ipc-channel';
import { compose, type Composition } from './compose';
import { createAppServices } from './desktop/app-services';
import { APP_ORIGIN, LOCK_ORIGIN } from './desktop/app-protocol';
import type { CrashReports } from './desktop/crash/crash-reports';
import { createDesktop } from './desktop/desktop';
import { EndedJobs } from './desktop/ended-jobs';
import { JobNotifications } from './desktop/job-notifications';
import { LockPageSwitch, lockWhenAway, systemPrompt } from './desktop/lock-window';
import { setUpMenu } from './desktop/menu';
import type { PageEventQueue } from './desktop/page-event-queue';
import { setUpQuit } from './desktop/quit';
import { buildQuitQuestion, Taskbar } from './desktop/running-jobs';
import { isEvaluationRuntime } from './desktop/runtime';
import type { SecretClipboard } from './desktop/secret-clipboard';
import { canNotify, showJobNotification } from './desktop/show-job-notification';
import { systemProxy } from './desktop/system-proxy';
import { startTokenWarnings } from './desktop/token-warnings';
import { markFirstCalls, printUsableTime } from './desktop/usable-time';
import { faultReports } from './fault-reports';
import type { KeychainHost } from './keychain/keychain-client';
import { OtherPrograms } from './other-programs';
import { SampleSwitch } from './sample/sample-switch';
import { ScheduledCheck } from './scheduled-check';
import { markStart } from './start-marks';

/** What exists before the app is loaded. */
export interface DesktopAppOptions {
  readonly home: string;
  /** Of the compiled files. */
  readonly codeFolder: string;
  readonly currentWindow: () => BrowserWindow | null;
  readonly keychainHost: KeychainHost;
  readonly pageEvents: PageEventQueue;
  readonly reports: CrashReports;
  readonly secretClipboard: SecretClipboard;
}

export class DesktopApp {
  private readonly about = {
    version: app.getVersion(),
    electron: process.versions.electron,
    evaluation: isEvaluationRuntime(process.versions.electron),
    platform: process.platform,
  };
  /** Aborted at the lock; another one after unlocking. */
  private lockSignal = new AbortController();
  private readonly announce = (event: LatchkeyEvent): void => {
    // The page of the lock learns nothing of what goes on. The other one reads everything when it comes back.
    if (!this.composition.lock.isLocked()) sendEvent(this.options.currentWindow(), event);
  };
  private readonly endedJobs: EndedJobs;
  private readonly composition: Composition;
  private readonly sample: SampleSwitch;
  private readonly scheduledCheck: ScheduledCheck;
  private readonly otherPrograms: OtherPrograms;

  constructor(private readonly options: DesktopAppOptions) {
    this.endedJobs = new EndedJobs({
      isLocked: () => this.composition.lock.isLocked(),
      onEnd: () => {
        options.pageEvents.push({ event: 'jobEnded' });
      },
    });
    this.composition = this.composeServices();
    this.sample = this.createSampleSwitch();
    this.scheduledCheck = this.createScheduledCheck();
    this.otherPrograms = this.createOtherPrograms();
  }

  /** Connects the window, and starts what runs by itself. Call this once. */
  start(window: BrowserWindow): void {
    const { composition, options } = this;
    // Electron does not send this event on Linux: see `screen-lock.ts`.
    powerMonitor.on('lock-screen', () => void options.secretClipboard.clear());
    lockWhenAway(composition.lock, window);
    if (composition.lock.isLocked()) options.pageEvents.hold();
    printUsableTime(window);
    markStart('parts ready');
    void composition.workspace.store().then(() => {
      markStart('store open');
    });
    this.scheduledCheck.start();
    this.otherPrograms.start();
    window.on('focus', this.otherPrograms.look);
    this.warnOfTokens();
    openIpcChannel({
      ipc: ipcMain,
      dispatcher: this.sample.dispatcher,
      currentWindow: options.currentWindow,
      origins: [APP_ORIGIN, LOCK_ORIGIN],
      observer: this.createObserver(),
      isLocked: () => composition.lock.isLocked(),
    });
    options.pageEvents.connect(window, sendEvent);
    this.setUpQuit(window);
    this.setUpMenu();
  }

  private composeServices(): Composition {
    const { codeFolder, keychainHost, currentWindow, secretClipboard, reports, pageEvents } =
      this.options;
    const pages = new LockPageSwitch({ currentWindow, pageEvents, secretClipboard });
    return compose({
      codeFolder,
      keychainHost,
      proxyFor: systemProxy,
      about: this.about,
      desktop: createDesktop(currentWindow, secretClipboard, () => this.lockSignal.signal),
      appServices: createAppServices({
        reports,
        endedJobs: this.endedJobs,
        sample: {
          isOpen: () => this.sample.isOpen(),
          open: () => this.sample.open(),
          leave: () => this.sample.leave(),
        },
        runningOperations: () => this.composition.dispatcher.runningOperations(),
      }),
      announce: this.announce,
      systemPrompt: systemPrompt(),
      onLockChange: (locked) => {
        if (!locked) this.lockSignal = new AbortController();
        else {
          this.lockSignal.abort();
          this.endedJobs.leavePage();
          this.scheduledCheck.cancel();
        }
        pages.show(locked);
      },
      ...faultReports,
    });
  }

  private createSampleSwitch(): SampleSwitch {
    const { codeFolder } = this.options;
    const { dispatcher, lock } = this.composition;
    return new SampleSwitch({
      real: dispatcher,
      isLocked: () => lock.isLocked(),
      isBusy: () => buildQuitQuestion(dispatcher.runningOperations()) !== null,
      // Most never open it.
      openSample: async () =>
        (await import('./sample/sample-company')).openSampleCompany({
          about: this.about,
          threadFile: join(codeFolder, 'store-thread.js'),
          comparingFile: join(codeFolder, 'comparing-thread.js'),
          announce: () => undefined,
          ...faultReports,
        }),
    });
  }

  private createScheduledCheck(): ScheduledCheck {
    const { workspace, dispatcher, lock } = this.composition;
    return new ScheduledCheck({
      check: (signal) => workspace.checkStore(signal),
      record: workspace.checks.record,
      runningOperations: dispatcher.runningOperations,
      isLocked: () => lock.isLocked(),
      isOnBattery: () => powerMonitor.onBatteryPower,
    });
  }

  private createOtherPrograms(): OtherPrograms {
    const { workspace, lock } = this.composition;
    return new OtherPrograms({
      folder: this.options.home,
      store: () => workspace.store(),
      announce: this.announce,
      dropClient: (profileId) => {
        workspace.dropClient(profileId);
      },
      followPassphrase: () => lock.followFile(),
    });
  }

  private warnOfTokens(): void {
    const { workspace, lock } = this.composition;
    startTokenWarnings({
      home: this.options.home,
      store: () => workspace.store(),
      isLocked: () => lock.isLocked(),
      canShow: canNotify,
      show: this.notify,
    });
  }

  /** Follows the calls of the page. */
  private createObserver(): CallObserver {
    const { currentWindow } = this.options;
    const { workspace } = this.composition;
    return observeAll([
      new Taskbar(currentWindow),
      this.endedJobs,
      new JobNotifications({
        isOn: async () =>
          canNotify() && (await (await workspace.store()).getSettings()).notifyAfterJobs,
        isFocused: () => currentWindow()?.isFocused() ?? false,
        show: this.notify,
      }),
      this.scheduledCheck,
      markFirstCalls(),
    ]);
  }

  private readonly notify = (text: Parameters<typeof showJobNotification>[0]): void => {
    showJobNotification(text, this.options.currentWindow);
  };

  private setUpQuit(window: BrowserWindow): void {
    const { composition, sample, options } = this;
    setUpQuit({
      window,
      runningOperations: composition.dispatcher.runningOperations,
      close: () => {
        this.scheduledCheck.stop();
        this.otherPrograms.stop();
        const parts = [composition.close(), sample.leave(), options.secretClipboard.clear()];
        return Promise.allSettled(parts);
      },
    });
  }

  private setUpMenu(): void {
    const { lock } = this.composition;
    setUpMenu({
      choose: (item) => {
        this.announce({ event: 'menuChosen', item });
      },
      lock: () => {
        if (lock.status().state === 'off') {
          this.announce({ event: 'menuChosen', item: 'settings' });
        } else lock.lock();
      },
      openCrashReports: () => void shell.openPath(this.options.reports.ensureFolder()),
    });
  }
}
