/** Finds programs on the PATH. */
import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The system to search. Tests pass another one. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a file can be run. */
  readonly runs: (file: string) => boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  runs: isExecutable,
});

/** The path of a program, or null. */
export function which(program: string, machine: Machine = thisMachine()): string | null {
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
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  if (platform === 'win32') return (env[name] ?? '').split(win32.delimiter);
  // Debian leaves the folders of administrators out of an ordinary user's PATH.
  return [...(env['PATH'] ?? '').split(posix.delimiter), '/usr/sbin', '/sbin'];
}

/** The endings of a program's name. Windows has no permission to execute, and decides by the ending. */
function endingsOf({ platform, env }: Machine): string[] {
  return platform === 'win32' ? (env['PATHEXT'] ?? '.EXE').toLowerCase().split(';') : [''];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
