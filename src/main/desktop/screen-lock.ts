/**
 * When the screen is locked on Linux, where Electron does not tell. Desktops and login managers say it on D-Bus, and
 * dbus-monitor hears it. It runs only for as long as somebody needs to know: nothing starts with Latchkey, and where
 * dbus-monitor or a bus is missing nothing is heard, and nothing else happens.
 */
import { spawn, type ChildProcess } from 'node:child_process';

/** Of the desktops that lock by themselves. */
const screenSavers = ['org.freedesktop', 'org.gnome', 'org.cinnamon', 'org.mate', 'org.xfce'];

const signalFilters = {
  session: screenSavers.map(
    (name) => `type='signal',interface='${name}.ScreenSaver',member='ActiveChanged'`,
  ),
  // Of any session: a clipboard that was cleared for another's is no harm.
  system: ["type='signal',interface='org.freedesktop.login1.Session',member='Lock'"],
};

/** What dbus-monitor prints of the two signals; `ActiveChanged` says false where a screen is unlocked. */
const lockPatterns = { session: /^ {3}boolean true$/mu, system: /; member=Lock$/mu };

/**
 * Calls `locked` once, unless it is stopped before. Gives up by itself after `ms`, so that nothing is left of it even
 * where Latchkey was killed.
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
    let said = '';
    listener.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!lockPatterns[bus].test(said) || !listeners.includes(listener)) return;
      stop();
      locked();
    });
  }
  return stop;
}
