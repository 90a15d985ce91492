/** Stores that were set aside: files next to the store, which keep their bytes and can take its place again. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_FILE } from './store-files';
import { forgetWriteCount } from './write-count';

/** A file and the log and index that SQLite keeps next to it. */
export const FILE_SUFFIXES = ['', '-wal', '-shm'] as const;

/** `damaged`: it could not be read. `replaced`: it gave way to one that was restored. */
export type SetAsideReason = 'damaged' | 'replaced';

const namePattern =
  /^inventory\.db\.(?<reason>damaged|replaced)-(?<day>[\d-]+)T(?<h>\d\d)-(?<m>\d\d)-(?<s>\d\d)-(?<ms>\d{3})Z$/;

export interface SetAsideFile {
  /** In the data folder. */
  readonly name: string;
  readonly reason: SetAsideReason;
  /** From its name: epoch ms. Null if the name has no time that can be. */
  readonly setAsideAt: number | null;
  readonly bytes: number;
  /** Last change of its data: epoch ms. */
  readonly changedAt: number;
}

/** Renames the store. Returns the path that it has now; null when there was nothing to rename. */
export function setAside(folder: string, reason: SetAsideReason): string | null {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = join(folder, `${STORE_FILE}.${reason}-${stamp}`);
  forgetWriteCount(folder);
  return renameStore(join(folder, STORE_FILE), aside) ? aside : null;
}

/** Puts a file that was set aside into the place of the store, which must be free. */
export function takeBack(folder: string, name: string): void {
  renameStore(join(folder, name), join(folder, STORE_FILE));
}

/** Newest first. */
export const listSetAsideFiles = (folder: string): SetAsideFile[] =>
  readdirSync(folder)
    .flatMap((name) => {
      const named = readName(name);
      if (!named) return [];
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      if (found?.isFile() !== true) return [];
      return [{ name, ...named, bytes: found.size, changedAt: Math.round(found.mtimeMs) }];
    })
    .sort((one, other) => (other.setAsideAt ?? 0) - (one.setAsideAt ?? 0));

function readName(name: string): Pick<SetAsideFile, 'reason' | 'setAsideAt'> | null {
  const parts = namePattern.exec(name)?.groups;
  if (!parts) return null;
  const { day = '', h = '', m = '', s = '', ms = '' } = parts;
  const at = Date.parse(`${day}T${h}:${m}:${s}.${ms}Z`);
  return {
    reason: parts['reason'] === 'replaced' ? 'replaced' : 'damaged',
    setAsideAt: Number.isNaN(at) ? null : at,
  };
}

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
