/**
 * The part of systemd that tells programs of a suspend (org.freedesktop.login1), imitated by python-dbusmock on the bus
 * of a desktop: a machine that runs tests cannot be suspended. What hears it is Electron itself.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { DBUSMOCK, SYSTEM_PYTHON } from '../../build/prepare/needs';
import { end } from './end';
import type { PrivateDesktop } from './private-desktop';
import { until } from './until';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';

/** Why it cannot be imitated here; null when it can. */
export const noLoginService = (): string | null =>
  existsSync(DBUSMOCK) ? null : 'python3-dbusmock is not installed';

export class LoginService {
  private constructor(
    private readonly service: ChildProcess,
    /** For a program that asks the system's bus: the bus of the desktop is both. */
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(desktop: PrivateDesktop): Promise<LoginService> {
    const address = desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    const env = { DBUS_SYSTEM_BUS_ADDRESS: address };
    const service = spawn(SYSTEM_PYTHON, ['-m', 'dbusmock', '--template', 'logind'], {
      env: { ...desktop.env, ...env },
      stdio: 'ignore',
    });
    const login = new LoginService(service, env);
    await until('the login service', () =>
      Promise.resolve(login.call('org.freedesktop.DBus.Peer.Ping') === 0),
    );
    return login;
  }

  /** Says that the machine is about to sleep, or that it woke up. */
  say(state: 'sleeps' | 'woke'): void {
    const asleep = state === 'sleeps' ? '[<true>]' : '[<false>]';
    const status = this.call(
      'org.freedesktop.DBus.Mock.EmitSignal',
      `${NAME}.Manager`,
      'PrepareForSleep',
      'b',
      asleep,
    );
    if (status !== 0) throw new Error('the login service did not send its signal');
  }

  async close(): Promise<void> {
    await end(this.service);
  }

  private call(method: string, ...args: readonly string[]): number | null {
    const address = this.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '';
    return spawnSync(
      'gdbus',
      [
        'call',
        '--address',
        address,
        '--dest',
        NAME,
        '--object-path',
        PATH,
        '--method',
        method,
        ...args,
      ],
      { stdio: 'ignore' },
    ).status;
  }
}
