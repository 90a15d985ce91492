/**
 * Detects the locking of the screen on Linux, where Electron has no event for it. Desktops and login managers announce
 * it on D-Bus. dbus-monitor listens for it only while a caller needs it. If dbus-monitor or a bus is missing, the lock
 * is not detected.
 */
import { spawn, type ChildProcess } from 'node:child_process';

/** Interfaces of the desktops that lock the screen themselves. */
const screenSavers = ['org.freedesktop', 'org.gnome', 'org.cinnamon', 'org.mate', 'org.xfce'];

const signalFilters = {
  session: screenSavers.map(
    (name) => `type='signal',interface='${name}.ScreenSaver',member='ActiveChanged'`,
  ),
  // Of any session: clearing the clipboard when another session locks does no harm.
  system: ["type='signal',interface='org.freedesktop.login1.Session',member='Lock'"],
};

/** The output of dbus-monitor for the two signals. `ActiveChanged` is false when the screen is unlocked. */
const lockPatterns = { session: /^ {3}boolean true$/mu, system: /; member=Lock$/mu };

/**
 * Calls `locked` once, unless it is stopped before. Returns the function that stops it. Ends after `ms` milliseconds,
 * so that no process remains even if Latchkey was killed.
 */
export function watchScreenLock(
  locked: () => void,
  ms: number,
  env: NodeJS.ProcessEnv = process.env,
): () => void {
  const listeners: ChildProcess[] = [];
  const stop = (): void => {
    for (const listener of listeners.splice(0)) listener.kill();
  };
  for (const bus of ['session', 'system'] as const) {
    const seconds = String(Math.ceil(ms / 1000) + 1);
    const listener = spawn(
      'timeout',
      [seconds, 'dbus-monitor', `--${bus}`, ...signalFilters[bus]],
      {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    listeners.push(listener);
    listener.once('error', () => undefined);
    let output = '';
    listener.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!lockPatterns[bus].test(output) || !listeners.includes(listener)) return;
      stop();
      locked();
    });
  }
  return stop;
}
