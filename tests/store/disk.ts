/** A small disk of its own, to be filled or made read-only. Only root on Linux may mount one. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const mount = (folder: string, ...options: readonly string[]): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'latchkey-test', folder], {
    stdio: 'pipe',
  });
};

export class Disk {
  private constructor(readonly folder: string) {}

  /** `size` as mount takes it, such as `512k`. */
  static mount(size: string): Disk {
    const folder = temporaryFolder('disk');
    try {
      mount(folder, `size=${size}`);
    } catch (error) {
      rmdirSync(folder);
      throw error;
    }
    return new Disk(folder);
  }

  setReadOnly(): void {
    mount(this.folder, 'remount', 'ro');
  }

  resize(size: string): void {
    mount(this.folder, 'remount', `size=${size}`);
  }

  /** Leaves no room on it. */
  fill(): void {
    const file = openSync(this.filling, 'w');
    try {
      for (;;) writeSync(file, Buffer.alloc(64 * 1024));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  /** Takes back what filled it. */
  empty(): void {
    rmSync(this.filling);
  }

  private get filling(): string {
    return join(this.folder, 'fill');
  }

  /** Also while a file on it is still open somewhere. */
  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder], { stdio: 'pipe' });
    rmdirSync(this.folder);
  }
}

/** Why no disk can be mounted here; null when one can. */
export function cannotMount(): string | null {
  if (process.platform !== 'linux') return 'needs tmpfs, which is of Linux';
  try {
    Disk.mount('64k').unmount();
    return null;
  } catch {
    return 'this process may not mount a disk (needs root)';
  }
}
