/** A private session bus and Secret Service for one test, in every state that a keychain can be in. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../../build/lib/which';
import { end } from './end';
import { until } from './until';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';

const PASSWORD = 'test-password';

/** Names no service that the bus may start by itself: a keychain that is missing stays missing. */
const busIn = (
  folder: string,
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Why these tests cannot run here; null when they can. */
export function cannotRun(): string | null {
  if (process.platform !== 'linux') return 'a private Secret Service can only be started on Linux';
  for (const program of ['dbus-daemon', 'gnome-keyring-daemon']) {
    if (which(program) === null) return `${program} is not installed`;
  }
  return null;
}

export class PrivateDesktop {
  private readonly folder = temporaryFolder('keychain');
  private bus: ChildProcess | null = null;
  private keyring: ChildProcess | null = null;
  private address = '';

  /** @param owner who the desktop belongs to, where that is not whoever runs this. */
  constructor(
    private readonly owner: { readonly uid: number; readonly gid: number } | null = null,
  ) {
    this.give(this.folder);
  }

  /** What a program on this desktop has as its environment. It has no display, so nothing can prompt. */
  get env(): NodeJS.ProcessEnv {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
    return {
      ...rest,
      DBUS_SESSION_BUS_ADDRESS: this.address,
      XDG_RUNTIME_DIR: join(this.folder, 'run'),
      XDG_DATA_HOME: join(this.folder, 'data'),
      XDG_CACHE_HOME: join(this.folder, 'cache'),
    };
  }

  /** Takes over what lies in another's keyring, before its own is started. */
  takeKeyringOf(other: PrivateDesktop): void {
    cpSync(join(other.folder, 'data'), join(this.folder, 'data'), { recursive: true });
  }

  async startBus(): Promise<void> {
    for (const name of ['run', 'data', 'cache']) {
      mkdirSync(join(this.folder, name), { recursive: true, mode: 0o700 });
      this.give(join(this.folder, name));
    }
    const settings = join(this.folder, 'bus.conf');
    writeFileSync(settings, busIn(join(this.folder, 'run')));
    const bus = spawn('dbus-daemon', [`--config-file=${settings}`, '--nofork', '--print-address'], {
      ...this.owner,
      env: this.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.bus = bus;
    this.address = (await firstLine(bus)).trim();
  }

  /** Starts the Secret Service, unlocked or (once it has been unlocked before) locked. */
  async startKeyring(state: 'unlocked' | 'locked'): Promise<void> {
    const unlock = state === 'unlocked' ? ['--unlock'] : [];
    const keyring = spawn(
      'gnome-keyring-daemon',
      ['--foreground', '--components=secrets', ...unlock],
      { ...this.owner, env: this.env, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    this.keyring = keyring;
    keyring.stdin.end(state === 'unlocked' ? PASSWORD : '');
    await this.untilServiceAnswers();
  }

  async stopKeyring(): Promise<void> {
    const keyring = this.keyring;
    this.keyring = null;
    if (keyring) await end(keyring);
  }

  /** Locks the keyring while the service goes on, as a desktop does after some idle time. */
  lockKeyring(): void {
    const lock = spawnSync(
      'dbus-send',
      [
        '--session',
        '--print-reply',
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        'array:objpath:/org/freedesktop/secrets/collection/login',
      ],
      { env: this.env, encoding: 'utf8' },
    );
    if (lock.status !== 0) throw new Error(`the keyring could not be locked: ${lock.stderr}`);
  }

  /** Freezes the service: it takes requests and answers none, as one that waits at a prompt does. */
  freezeKeyring(): void {
    this.keyring?.kill('SIGSTOP');
  }

  thawKeyring(): void {
    this.keyring?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    this.thawKeyring();
    await this.stopKeyring();
    if (this.bus) await end(this.bus);
    removeTemporaryFolder(this.folder);
  }

  private give(folder: string): void {
    if (this.owner) chownSync(folder, this.owner.uid, this.owner.gid);
  }

  private async untilServiceAnswers(): Promise<void> {
    const args = [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    ];
    const ask = { ...this.owner, env: this.env, encoding: 'utf8' } as const;
    await until('the Secret Service', () =>
      Promise.resolve(spawnSync('dbus-send', args, ask).stdout.includes('true')),
    );
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => {
      resolve(chunk.toString('utf8').split('\n')[0] ?? '');
    });
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error('the session bus ended'));
    });
  });
}
