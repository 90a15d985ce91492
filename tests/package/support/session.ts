/** An ordinary user at a screen, with a keychain: starts the installed program as a desktop does. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CommandResult } from '../../../build/lib/command';
import { attach } from '../../harness/chromium-port';
import { freePort } from '../../harness/free-port';
import { PrivateDesktop } from '../../harness/private-desktop';
import { until } from '../../harness/until';
import { VirtualDisplay } from '../../harness/virtual-display';
import type { User } from './machine';
import { isMain, runningOf, type Seen } from './processes';

export const entry = '/usr/share/applications/latchkey.desktop';
export const program = '/usr/lib/latchkey/latchkey-desktop';

export interface Driven {
  readonly page: Page;
  /** Ends the program as its user would, and waits until it is gone. */
  readonly quit: () => Promise<void>;
}

export class Session {
  private constructor(
    readonly user: User,
    private readonly desktop: PrivateDesktop,
    private readonly display: VirtualDisplay,
  ) {}

  static async open(user: User): Promise<Session> {
    const desktop = new PrivateDesktop(user);
    await desktop.startBus();
    await desktop.startKeyring('unlocked');
    return new Session(user, desktop, await VirtualDisplay.start());
  }

  /** Runs a program as the user. */
  run(command: string, args: readonly string[], input = ''): Promise<CommandResult> {
    const { uid, gid, home } = this.user;
    const child = spawn(command, args, { uid, gid, cwd: home, env: this.env() });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      // What a launcher started may keep its output open for as long as it runs.
      child.once('exit', (code) => {
        setTimeout(() => {
          const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString('utf8');
          resolve({ code: code ?? -1, stdout: text(out), stderr: text(err) });
        }, 100);
      });
    });
  }

  /** Opens a desktop entry, with a link where there is one. */
  async launch(file: string, ...links: readonly string[]): Promise<void> {
    const ended = await this.run('gio', ['launch', file, ...links]);
    if (ended.code !== 0) throw new Error(`gio launch: ${ended.stderr}`);
  }

  /**
   * Opens a copy of the desktop entry that lets a test drive the window through Chromium's port. Only a drivable package
   * has one (decision 059).
   */
  async drive(): Promise<Driven> {
    const port = await freePort();
    const copy = join(this.user.home, 'driven.desktop');
    const exec = `Exec=${program} --remote-debugging-port=${port} %U`;
    writeFileSync(copy, readFileSync(entry, 'utf8').replace(/^Exec=.*$/m, exec));
    await this.launch(copy);
    const { browser, page } = await attach(port);
    return {
      page,
      quit: async () => {
        await this.quit();
        await browser.close();
      },
    };
  }

  /** Closes the window, which ends the program. */
  async quit(): Promise<void> {
    const window = await this.window('Latchkey');
    await this.key(window, 'ctrl+q');
    await until('the end of the program', () => Promise.resolve(this.running().length === 0));
  }

  /** The number of a window, once it is on the screen. */
  window(title: string): Promise<string> {
    return until(`the window ${title}`, async () => {
      const args = ['search', '--onlyvisible', '--name', title];
      return (await this.run('xdotool', args)).stdout.trim().split('\n').at(-1);
    });
  }

  /** The numbers of the windows of a class, by which a dock finds their desktop entry. */
  async windowsOf(name: string): Promise<readonly string[]> {
    const args = ['search', '--onlyvisible', '--class', `^${name}$`];
    return (await this.run('xdotool', args)).stdout.trim().split('\n');
  }

  /** Nothing manages windows here, so the one that keys go to is named. */
  async key(window: string, ...keys: readonly string[]): Promise<void> {
    await this.run('xdotool', ['windowfocus', '--sync', window, 'key', '--delay', '50', ...keys]);
  }

  /** Answers the system's own save dialog as a person does: types a path, and confirms. */
  async saveAs(file: string): Promise<void> {
    const window = await this.window('Export to CSV');
    const select = ['windowfocus', '--sync', window, 'key', 'ctrl+a'];
    await this.run('xdotool', [...select, 'type', '--delay', '30', file]);
    await this.key(window, 'Return');
  }

  mains(): readonly number[] {
    return this.running()
      .filter(isMain)
      .map(({ pid }) => pid);
  }

  private running(): readonly Seen[] {
    return runningOf(program).filter(({ uid }) => uid === this.user.uid);
  }

  async close(): Promise<void> {
    for (const pid of this.mains()) process.kill(pid, 'SIGKILL');
    await this.desktop.close();
    await this.display.close();
  }

  private env(): NodeJS.ProcessEnv {
    const { PATH, LANG } = process.env;
    const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = this.desktop.env;
    const { name, home } = this.user;
    const person = { HOME: home, USER: name, LOGNAME: name, PATH, LANG };
    // What programs write for their user differs from desktop to desktop.
    const screen = { DISPLAY: this.display.name, XDG_CURRENT_DESKTOP: 'GNOME' };
    return { ...person, ...screen, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR };
  }
}
