/** Stores that were set aside: files next to the store, which keep their bytes and can take its place again. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_FILE } from './store-files';

/** A file and the log and index that SQLite keeps next to it. */
export const FILE_SUFFIXES = ['', '-wal', '-shm'] as const;

/** `damaged`: it could not be read. `replaced`: it gave way to one that was restored. */
export type SetAsideReason = 'damaged' | 'replaced';

const namePattern = /^inventory\.db\.(?:damaged|replaced)-[\w-]*Z$/;

export interface SetAsideFile {
  /** In the data folder. */
  readonly name: string;
  readonly bytes: number;
  /** Last change of its data: epoch ms. */
  readonly changedAt: number;
}

/** Renames the store. Returns the path that it has now; null when there was nothing to rename. */
export function setAside(folder: string, reason: SetAsideReason): string | null {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = join(folder, `${STORE_FILE}.${reason}-${stamp}`);
  return renameStore(join(folder, STORE_FILE), aside) ? aside : null;
}

/** Puts a file that was set aside into the place of the store, which must be free. */
export function takeBack(folder: string, name: string): void {
  renameStore(join(folder, name), join(folder, STORE_FILE));
}

/** Newest name first. */
export const listSetAsideFiles = (folder: string): SetAsideFile[] =>
  readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse()
    .flatMap((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return found?.isFile() === true
        ? [{ name, bytes: found.size, changedAt: Math.round(found.mtimeMs) }]
        : [];
    });

function renameStore(from: string, to: string): boolean {
  const found = FILE_SUFFIXES.filter((suffix) => existsSync(from + suffix));
  for (const suffix of found) renameSync(from + suffix, to + suffix);
  return found.length > 0;
}

/** Removes a file that is no store yet, and what SQLite keeps next to it. */
export function removeStoreFiles(file: string): void {
  for (const suffix of [...FILE_SUFFIXES, '-journal'])
    rmSync(file + suffix, { force: true, recursive: true });
}
