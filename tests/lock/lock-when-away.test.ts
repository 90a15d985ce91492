/** What locks an open window: the timer that looks for input, suspend, and the lock of the screen. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppLock } from '../../src/main/lock/app-lock';
import { lockBench, PASSPHRASE } from './lock-bench';

const MINUTE = 60_000;

const system = vi.hoisted(() => ({ idleSeconds: 0, watching: [] as (() => void)[], stopped: 0 }));
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  const powerMonitor = Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => system.idleSeconds,
  });
  return { app: new EventEmitter(), powerMonitor };
});
// `tests/desktop/screen-lock.test.ts` shows on a real bus what it hears.
vi.mock('../../src/main/desktop/screen-lock', () => ({
  watchScreenLock: (locked: () => void) => {
    system.watching.push(locked);
    return () => {
      system.stopped += 1;
    };
  },
}));
const { app, powerMonitor } = (await import('electron')) as unknown as {
  app: EventEmitter;
  powerMonitor: EventEmitter;
};
const { lockWhenAway } = await import('../../src/main/desktop/lock-window');

const { start } = lockBench();
let lock: AppLock;
let window: EventEmitter & { webContents: EventEmitter };

beforeEach(async () => {
  Object.assign(system, { idleSeconds: 0, stopped: 0 });
  system.watching.length = 0;
  vi.stubEnv('WAYLAND_DISPLAY', '');
  ({ lock } = start());
  window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() });
  await lock.setPassphrase(PASSPHRASE, null);
  vi.useFakeTimers();
  lockWhenAway(lock, window as unknown as BrowserWindow);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
});

/** Time passes, and nobody touches the computer. */
function leaveAlone(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;) {
    vi.advanceTimersByTime(1000);
    system.idleSeconds += 1;
  }
}

it('locks within seconds of the chosen minutes without input, and not before', async () => {
  leaveAlone(10 * MINUTE - 1000);
  expect(lock.isLocked()).toBe(false);
  leaveAlone(6000);
  expect(lock.isLocked()).toBe(true);
  // Locked, it looks on: nothing locks twice.
  leaveAlone(MINUTE);
  await lock.unlock(PASSPHRASE);
  expect(lock.isLocked()).toBe(false);
});

it('follows a changed number of minutes', async () => {
  await lock.setIdleMinutes(1);
  leaveAlone(MINUTE + 6000);
  expect(lock.isLocked()).toBe(true);
});

it.each(['input-event', 'focus'])('does not lock after %s in its window', (event) => {
  leaveAlone(9 * MINUTE);
  (event === 'focus' ? window : window.webContents).emit(event);
  leaveAlone(9 * MINUTE);
  expect(lock.isLocked()).toBe(false);
  leaveAlone(MINUTE + 6000);
  expect(lock.isLocked()).toBe(true);
});

it('does not lock while the system gets input for other programs', () => {
  leaveAlone(9 * MINUTE);
  system.idleSeconds = 0;
  leaveAlone(9 * MINUTE);
  expect(lock.isLocked()).toBe(false);
});

it.runIf(process.platform === 'linux')('goes by its window alone on Wayland', () => {
  vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0');
  leaveAlone(9 * MINUTE);
  // The clock of the system means nothing there.
  system.idleSeconds = 0;
  leaveAlone(MINUTE + 6000);
  expect(lock.isLocked()).toBe(true);
});

it.each(['suspend', 'lock-screen'])('locks at once on %s', (event) => {
  powerMonitor.emit(event);
  expect(lock.isLocked()).toBe(true);
  powerMonitor.emit(event);
});

it.runIf(process.platform === 'linux')('locks when the screen of Linux is locked', async () => {
  expect(system.watching).toHaveLength(0);
  leaveAlone(6000);
  expect(system.watching).toHaveLength(1);
  system.watching[0]?.();
  expect(lock.isLocked()).toBe(true);
  // It listens again, for the next time, and ten minutes later with a new listener.
  await lock.unlock(PASSPHRASE);
  expect(system.watching).toHaveLength(2);
  leaveAlone(9 * MINUTE);
  window.emit('focus');
  leaveAlone(2 * MINUTE);
  expect(system.watching).toHaveLength(3);
  const before = system.stopped;
  app.emit('will-quit');
  expect(system.stopped).toBe(before + 1);
});
