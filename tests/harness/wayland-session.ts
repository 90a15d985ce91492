/** A Wayland compositor of its own for windows under test: weston, drawn on a virtual display that has a mouse and keys. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../../build/lib/which';
import { end, hasEnded } from './end';
import { until } from './until';
import { VirtualDisplay } from './virtual-display';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';
import { HANGING_MS } from '../support/time-limit';

const SOCKET = 'wayland-latchkey';

/** Why no such session can be started here; null when one can. */
export function noWayland(): string | null {
  if (process.platform !== 'linux') return 'Wayland is on Linux';
  const lacking = ['weston', 'wl-paste', 'xdotool'].find((program) => which(program) === null);
  return lacking === undefined ? null : `${lacking} is not installed`;
}

export class WaylandSession {
  private constructor(
    private readonly folder: string,
    private readonly display: VirtualDisplay,
    private readonly compositor: ChildProcess,
    private readonly printed: () => string,
  ) {}

  static async start(): Promise<WaylandSession> {
    // Of nobody else: the compositor makes its socket there, and wants that only its user may read it.
    const folder = temporaryFolder('wayland');
    const display = await VirtualDisplay.start();
    const compositor = spawn(
      'weston',
      [
        '--backend=x11-backend.so',
        '--use-pixman',
        '--width=1600',
        '--height=1000',
        `--socket=${SOCKET}`,
        '--no-config',
        // It would lock its screen.
        '--idle-time=0',
      ],
      {
        env: {
          ...process.env,
          DISPLAY: display.name,
          WAYLAND_DISPLAY: '',
          XDG_RUNTIME_DIR: folder,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const lines: string[] = [];
    compositor.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
    compositor.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
    const session = new WaylandSession(folder, display, compositor, () => lines.join(''));
    try {
      await session.untilItListens();
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** For a program that opens its windows here, and finds no X server. A whole path needs no XDG_RUNTIME_DIR. */
  get env(): NodeJS.ProcessEnv {
    return {
      WAYLAND_DISPLAY: join(this.folder, SOCKET),
      XDG_SESSION_TYPE: 'wayland',
      DISPLAY: undefined,
    };
  }

  /**
   * Clicks in the middle of the screen, as a hand does: what a test tells a page is no input to Wayland. The mouse comes
   * from elsewhere, for one that does not move is not noticed.
   */
  click(): void {
    const args = 'mousemove 10 10 mousemove 760 510 click 1'.split(' ');
    const clicked = spawnSync('xdotool', args, {
      env: { ...process.env, DISPLAY: this.display.name },
      timeout: HANGING_MS,
    });
    if (clicked.status !== 0) throw new Error(`xdotool ended with ${String(clicked.status)}`);
  }

  /** What another program finds on the clipboard; null: nothing. */
  paste(): string | null {
    const { status, stdout, stderr } = spawnSync('wl-paste', ['--no-newline'], {
      env: { ...process.env, ...this.env, XDG_RUNTIME_DIR: this.folder },
      encoding: 'utf8',
      timeout: HANGING_MS,
    });
    if (status === 0) return stdout;
    if (status === 1) return null;
    throw new Error(`wl-paste ended with ${String(status)}: ${stderr}`);
  }

  async close(): Promise<void> {
    await end(this.compositor);
    await this.display.close();
    removeTemporaryFolder(this.folder);
  }

  private async untilItListens(): Promise<void> {
    await until('the Wayland compositor', () => {
      if (hasEnded(this.compositor)) {
        throw new Error(`weston ended before it listened: ${this.printed()}`);
      }
      return Promise.resolve(existsSync(join(this.folder, SOCKET)));
    });
  }
}
