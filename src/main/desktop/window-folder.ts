/** The folder of Chromium's own files, whose lock tells a second start that a window is open. */
import { mkdtempSync, readlinkSync, rmdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { isProcessRunning } from '../own-process';
import { makeTemporaryFolder, removeLeftFolders } from '../temporary-folders';

/**
 * Whether this start is to open a window: false when another window has the data folder, which then shows itself. Where
 * nothing can be written there, Chromium gets a temporary folder: without one, a start would end and say nothing.
 */
export function takeWindowFolder(app: App, home: string): boolean {
  // Chromium still writes there when a window ends, so the next start removes it.
  removeLeftFolders('window');
  const folder = join(home, 'window');
  app.setPath('userData', folder);
  if (app.requestSingleInstanceLock()) return true;
  if (isTaken(folder)) return false;
  useTemporaryFolder(app);
  return true;
}

/** The lock is refused also where it could not be made. */
function isTaken(folder: string): boolean {
  // There it is a file that no other program can open.
  if (process.platform === 'win32') return canMakeFiles(folder);
  try {
    const owner = readlinkSync(join(folder, 'SingletonLock'));
    const [, computer, pid] = /^(.*)-(\d+)$/u.exec(owner) ?? [];
    return computer === hostname() && isProcessRunning(Number(pid));
  } catch {
    return false;
  }
}

function canMakeFiles(folder: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(folder, 'try-')));
    return true;
  } catch {
    return false;
  }
}

function useTemporaryFolder(app: App): void {
  try {
    app.setPath('userData', makeTemporaryFolder('window'));
  } catch {
    // Nothing can be written there either. The folder stays, and Chromium does without what it cannot write.
  }
}
