/** Folders in the system's temporary folder, and the removal of those that a killed program left there. */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computer, isProcessRunning } from './own-process';

/**
 * `store-copy`: a copy of the whole store. `command`: what Chromium writes during a command. `window`: what it writes
 * while a window is open whose data folder cannot be written.
 */
export type TemporaryFolderUse = 'store-copy' | 'command' | 'window';

const prefixOf = (use: TemporaryFolderUse): string => `latchkey-${use}-${computer}-`;

/** A new, empty folder for the owner only, whose name tells which process it is of. Throws the error of the file system. */
export const makeTemporaryFolder = (use: TemporaryFolderUse): string =>
  mkdtempSync(join(tmpdir(), `${prefixOf(use)}${process.pid}-`));

/** Never fails: a file in use must not keep a program from ending. */
export function removeTemporaryFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next start tries again.
  }
}

/** To be called at a start. What cannot be removed stays. */
export function removeLeftFolders(use: TemporaryFolderUse): void {
  for (const folder of listLeftFolders(use)) removeTemporaryFolder(folder);
}

function listLeftFolders(use: TemporaryFolderUse): readonly string[] {
  const prefix = prefixOf(use);
  try {
    return readdirSync(tmpdir())
      .filter((name) => name.startsWith(prefix) && isLeft(name.slice(prefix.length)))
      .map((name) => join(tmpdir(), name))
      .filter(isOwn);
  } catch {
    return [];
  }
}

function isLeft(rest: string): boolean {
  const [, pid] = /^(\d+)-[^-]+$/u.exec(rest) ?? [];
  return pid !== undefined && !isProcessRunning(Number(pid));
}

/** Everybody may write into the temporary folder, so a name alone proves nothing. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}
