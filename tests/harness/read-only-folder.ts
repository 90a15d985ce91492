/** A folder that one program cannot write, whoever runs it: only a mount stops root. Only root on Linux may mount one. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

/** Mounts the folder read-only for one program, and runs it. */
const MOUNT_AND_RUN = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';

/** The command that runs another one, for which the folder is read-only. */
export const inReadOnlyFolder = (
  folder: string,
  command: readonly string[],
): readonly [program: string, ...args: string[]] => [
  'unshare',
  '-m',
  'sh',
  '-c',
  MOUNT_AND_RUN,
  folder,
  ...command,
];

export function cannotMountReadOnly(): boolean {
  if (process.platform !== 'linux') return true;
  const [program, ...args] = inReadOnlyFolder(temporaryFolder('mount'), ['true']);
  return spawnSync(program, args, { stdio: 'ignore' }).status !== 0;
}

/** A program that runs another one with the arguments that it gets, and for which the folder is read-only. */
export function programInReadOnlyFolder(folder: string, program: string): string {
  const file = join(temporaryFolder('program'), 'read-only.sh');
  const words = inReadOnlyFolder(folder, [program]).map(quoted).join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o700 });
  return file;
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
