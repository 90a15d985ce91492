/**
 * Where a test or the demo runs Latchkey: a data folder of its own and, on Linux, a Secret Service of its
 * own. Elsewhere the system's keychain is used; entries belong to the data folder, so they do not meet
 * those of anybody else.
 */
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { cliFile } from '../../build/lib/paths';
import { PrivateDesktop } from './private-desktop';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';

export interface CliEnded {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export class Desk {
  private constructor(
    readonly home: string,
    /** Null where the system's keychain is used. */
    readonly desktop: PrivateDesktop | null,
  ) {}

  private documentsFolder: string | null = null;
  /** Where a user keeps files. Nothing may be exported into the data folder. */
  get documents(): string {
    return (this.documentsFolder ??= temporaryFolder('documents'));
  }

  static async open(
    keychain: 'unlocked' | 'missing' = 'unlocked',
    home = temporaryFolder('home'),
  ): Promise<Desk> {
    if (process.platform !== 'linux') return new Desk(home, null);
    const desktop = new PrivateDesktop();
    await desktop.startBus();
    if (keychain === 'unlocked') await desktop.startKeyring('unlocked');
    return new Desk(home, desktop);
  }

  /**
   * Another desk with what is on this one. Null where the system's keychain is used: entries belong to the data
   * folder's id, and a copy would share them.
   */
  async copy(): Promise<Desk | null> {
    if (!this.desktop) return null;
    const desktop = new PrivateDesktop();
    desktop.takeKeyringOf(this.desktop);
    const home = temporaryFolder('home');
    cpSync(this.home, home, { recursive: true });
    await desktop.startBus();
    await desktop.startKeyring('unlocked');
    return new Desk(home, desktop);
  }

  /** The environment for Latchkey here. With `screen`, windows can open. */
  env(more: NodeJS.ProcessEnv = {}): Record<string, string> {
    const display = {
      DISPLAY: process.env['DISPLAY'],
      WAYLAND_DISPLAY: process.env['WAYLAND_DISPLAY'],
    };
    const all: NodeJS.ProcessEnv = {
      ...(this.desktop ? { ...this.desktop.env, ...display } : process.env),
      LATCHKEY_HOME: this.home,
      ...more,
    };
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  /** Runs the command line. Resolves however it ends, and rejects only if an operation ended with an undeclared code. */
  cli(
    args: readonly string[],
    input: string | { readonly opened: number } = '',
    more: NodeJS.ProcessEnv = {},
  ): Promise<CliEnded> {
    const child = spawn(process.execPath, [cliFile, ...args], {
      env: this.env({ ...more, DISPLAY: '', WAYLAND_DISPLAY: '' }),
      stdio: [typeof input === 'string' ? 'pipe' : input.opened, 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin?.on('error', () => undefined);
    if (typeof input === 'string') child.stdin?.end(input);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        if (signal) err.push(Buffer.from(`\nended by ${signal}`));
        const stderr = Buffer.concat(err).toString('utf8');
        const undeclared = undeclaredProblem(stderr);
        if (undeclared !== null) {
          reject(new Error(undeclared));
          return;
        }
        resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString('utf8'), stderr });
      });
    });
  }

  async close(): Promise<void> {
    await this.desktop?.close();
    removeTemporaryFolder(this.home);
    if (this.documentsFolder !== null) removeTemporaryFolder(this.documentsFolder);
  }
}

/** The line that main prints when an operation ends with a code that it does not declare; null if there is none. */
export const undeclaredProblem = (printed: string): string | null =>
  /undeclared Problem in .*/iu.exec(printed)?.[0] ?? null;
