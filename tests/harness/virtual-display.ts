/** A screen of its own for windows under test: nothing pops up on the desktop of whoever runs them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { end } from './end';

export class VirtualDisplay {
  private constructor(
    /** For the environment variable DISPLAY. */
    readonly name: string,
    private readonly server: ChildProcess,
  ) {}

  /** Starts an X server on a number that it chooses itself. */
  static async start(size = '1600x1000'): Promise<VirtualDisplay> {
    const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise<string>((resolve, reject) => {
      server.stdio[3]?.once('data', (chunk: Buffer) => {
        resolve(chunk.toString('utf8').trim());
      });
      server.once('error', reject);
      server.once('exit', (code) => {
        reject(new Error(`Xvfb ended with ${String(code)} before it had a display`));
      });
    });
    return new VirtualDisplay(`:${number}`, server);
  }

  /** Starts a window manager: without one no window can be minimised, nor brought to the front. It ends with the screen. */
  manage(): void {
    const env = { ...process.env, DISPLAY: this.name };
    spawn('jwm', [], { env, stdio: 'ignore' }).once('error', (error) => {
      throw error;
    });
  }

  close(): Promise<void> {
    return end(this.server);
  }
}
