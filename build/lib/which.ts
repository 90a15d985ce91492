/** Where a program is. */
import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

/** Tests give another system. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a file can be run. */
  readonly runs: (file: string) => boolean;
}

const here = (): Machine => ({ platform: process.platform, env: process.env, runs });

/** The path of a program, or null. */
export function which(program: string, machine: Machine = here()): string | null {
  const path = machine.platform === 'win32' ? win32 : posix;
  for (const folder of foldersOf(machine)) {
    for (const ending of endingsOf(machine)) {
      const file = path.join(folder, program + ending);
      if (machine.runs(file)) return file;
    }
  }
  return null;
}

function foldersOf({ platform, env }: Machine): string[] {
  const name = Object.keys(env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  if (platform === 'win32') return (env[name] ?? '').split(win32.delimiter);
  // Debian leaves those of administrators out of an ordinary user's path.
  return [...(env['PATH'] ?? '').split(posix.delimiter), '/usr/sbin', '/sbin'];
}

/** What the name of a program ends with on Windows, where no file has a right to be run. */
function endingsOf({ platform, env }: Machine): string[] {
  return platform === 'win32' ? (env['PATHEXT'] ?? '.EXE').toLowerCase().split(';') : [''];
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
