/** Locks and unlocks the window: what makes Latchkey lock, and which page is shown. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { app, powerMonitor, systemPreferences, type BrowserWindow } from 'electron';
import type { AppLock } from '../lock/app-lock';
import { lockIfIdle, secondsWithoutInput, type IdleCheck } from '../lock/lock-if-idle';
import { APP_ORIGIN, LOCK_ORIGIN } from './app-protocol';
import type { PageEventQueue } from './page-event-queue';
import type { SecretClipboard } from './secret-clipboard';
import { watchScreenLock } from './screen-lock';

/** Ms between two looks at how long there was no input. */
const IDLE_CHECK_MS = 5_000;
/** Ms that one listener for the lock of the screen lives, on Linux. */
const WATCH_MS = 10 * 60_000;

const appPage = `${APP_ORIGIN}/index.html`;
/** Of another origin, so that Chromium gives it a process of its own, and the process of the app ends. */
const lockPage = `${LOCK_ORIGIN}/lock.html`;

/** The page for a start, known before the rest of main is loaded. */
export const firstPage = (home: string): string => (isLockedAtStart(home) ? lockPage : appPage);

/** Also where the file is a link that leads nowhere: Latchkey is locked then, and says why. */
export const isLockedAtStart = (home: string): boolean => {
  try {
    return lstatSync(join(home, 'lock.json'), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

export interface LockPages {
  readonly currentWindow: () => BrowserWindow | null;
  readonly pageEvents: Pick<PageEventQueue, 'hold' | 'release'>;
  readonly secretClipboard: Pick<SecretClipboard, 'clear'>;
}

/** Shows the page that belongs to the state. The other page and its process are gone then, and a copied secret too. */
export class LockPageSwitch {
  /** Of the page that is being loaded. */
  private stopWaiting = (): void => undefined;

  constructor(private readonly pages: LockPages) {}

  show(locked: boolean): void {
    const { currentWindow, pageEvents, secretClipboard } = this.pages;
    if (locked) {
      pageEvents.hold();
      void secretClipboard.clear();
    }
    const window = currentWindow();
    if (!window || window.isDestroyed()) return;
    this.whenShown(window, locked ? lockPage : appPage, () => {
      if (!locked) pageEvents.release();
    });
    void window.loadURL(locked ? lockPage : appPage);
  }

  private whenShown(window: BrowserWindow, url: string, finish: () => void): void {
    const { webContents } = window;
    const look = (): void => {
      // One that was begun before can end now.
      if (webContents.getURL() !== url) return;
      this.stopWaiting();
      // Nothing leads back to the page of the other state.
      webContents.navigationHistory.clear();
      finish();
      // The page has a new process, which does not have the keyboard by itself.
      if (window.isFocused()) webContents.focus();
    };
    this.stopWaiting();
    webContents.on('did-finish-load', look);
    this.stopWaiting = () => {
      if (!window.isDestroyed()) webContents.off('did-finish-load', look);
    };
  }
}

/** Locks when the user is away: no input, suspend, or the lock of the screen. */
export function lockWhenAway(lock: AppLock, window: BrowserWindow): void {
  const isUnlocked = (): boolean => lock.status().state === 'unlocked';
  const lockNow = (): void => {
    if (isUnlocked()) lock.lock();
  };
  powerMonitor.on('suspend', lockNow);
  powerMonitor.on('lock-screen', lockNow);
  // Electron has no event for it on Linux. Nothing listens as long as no passphrase is set.
  let stopWatching: (() => void) | null = null;
  app.once('will-quit', () => stopWatching?.());
  const lastInput = trackInput(window);
  const check: IdleCheck = {
    isUnlocked,
    idleMinutes: () => lock.status().idleMinutes,
    idleSeconds: () =>
      secondsWithoutInput(systemIdleSeconds(), (performance.now() - lastInput()) / 1000),
    lock: lockNow,
  };
  setInterval(() => {
    if (process.platform === 'linux' && isUnlocked()) stopWatching ??= watchScreen(lockNow);
    lockIfIdle(check);
  }, IDLE_CHECK_MS).unref();
}

/** Null on Wayland, where no program is told about input to others. */
const systemIdleSeconds = (): number | null =>
  process.platform === 'linux' && (process.env['WAYLAND_DISPLAY'] ?? '') !== ''
    ? null
    : powerMonitor.getSystemIdleTime();

/** When the window last got input, in ms of a clock that nobody can set. */
function trackInput(window: BrowserWindow): () => number {
  let at = performance.now();
  const note = (): void => {
    at = performance.now();
  };
  window.webContents.on('input-event', note);
  window.on('focus', note);
  return () => at;
}

/** One listener after the other, because each lives for a limited time. Returns how to stop. */
function watchScreen(locked: () => void): () => void {
  let stop = (): void => undefined;
  const start = (): void => {
    const stopListener = watchScreenLock(() => {
      clearTimeout(timer);
      locked();
      start();
    }, WATCH_MS);
    const timer = setTimeout(() => {
      stopListener();
      start();
    }, WATCH_MS);
    timer.unref();
    stop = () => {
      clearTimeout(timer);
      stopListener();
    };
  };
  start();
  return () => {
    stop();
  };
}

/** Touch ID on a Mac that has it; null elsewhere. */
export const systemPrompt = (
  platform: NodeJS.Platform = process.platform,
): (() => Promise<void>) | null =>
  platform === 'darwin' && systemPreferences.canPromptTouchID()
    ? () => systemPreferences.promptTouchID('unlock Latchkey')
    : null;
