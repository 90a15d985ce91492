/**
 * What the store's file was like when the last program closed it: a file beside the store. When it is different at the
 * next start, something else wrote it, such as a backup that was restored or a program that copies folders.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readFileOrNull, replaceFile } from './replace-file';
import { STORE_FILE } from './store-files';

const FILE = 'inventory.closed.json';

/**
 * True when nothing has changed the store since a program closed it. False says only that nobody knows. A log is none that
 * an orderly close leaves.
 */
export const isAsClosed = (folder: string): boolean =>
  isAsSaved(folder) && (sizeOf(join(folder, `${STORE_FILE}-wal`)) ?? 0) === 0;

/**
 * To be called while no program has the store open, and its log is in the file. The log itself goes only with the thread,
 * whose statements keep it open. Never fails: without it, the next start checks the store.
 */
export function saveClosedState(folder: string): void {
  if (isAsSaved(folder)) return;
  try {
    replaceFile(join(folder, FILE), describeStore(folder));
  } catch {
    // A full disk, say.
  }
}

const isAsSaved = (folder: string): boolean =>
  readFileOrNull(join(folder, FILE)) === describeStore(folder);

/** `ctime` too, in nanoseconds: many programs that copy or restore a file give it its former `mtime`. */
function describeStore(folder: string): string {
  const found = statSync(join(folder, STORE_FILE), { bigint: true, throwIfNoEntry: false });
  if (!found) return 'null';
  const { size, mtimeNs, ctimeNs } = found;
  return JSON.stringify({ size: `${size}`, mtimeNs: `${mtimeNs}`, ctimeNs: `${ctimeNs}` });
}

const sizeOf = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.size;
