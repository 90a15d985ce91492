/**
 * Files that say that a program has the store open, found damage in it, or found it changed from outside. A mark that was
 * not removed belongs to a program that was killed or aborted, perhaps by the store: libsql aborts on invalid UTF-8.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOwnFile } from '../../own-files';

const OPEN_MARK_PREFIX = 'inventory.opened-';
const DAMAGE_MARK_FILE = 'inventory.damage-found';
const UNKNOWN_MARK_FILE = 'inventory.changed-outside';

/** To be called before anything is read. Returns how to remove the mark. Does nothing where nothing can be written. */
export function markOpened(folder: string): () => void {
  const file = join(folder, `${OPEN_MARK_PREFIX}${randomBytes(8).toString('hex')}`);
  try {
    writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  } catch {
    return () => undefined;
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/**
 * Damage deep in a file shows when it is first read there, perhaps weeks after it was opened. The next start then
 * looks at the whole file, which would take too long at every start. Throws the error of the file system.
 */
export function markDamaged(folder: string): void {
  writeOwnFile(join(folder, DAMAGE_MARK_FILE), '');
}

/**
 * Something else than Latchkey changed the store since it was closed. As a mark, since of several programs that check it
 * then only one may set it aside. Does nothing where nothing can be written.
 */
export function markUnknown(folder: string): void {
  try {
    writeOwnFile(join(folder, UNKNOWN_MARK_FILE), '');
  } catch {
    // It is opened unchecked, and the mark of whoever opens it is missing then too.
  }
}

export const isUnknownMark = (name: string): boolean => name === UNKNOWN_MARK_FILE;

export const isDamageMark = (name: string): boolean => name === DAMAGE_MARK_FILE;

/** The names of all marks, of this program and of others. A folder is none: no program of Latchkey makes one. */
export const listMarks = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter(
      (name) => name.startsWith(OPEN_MARK_PREFIX) || isDamageMark(name) || isUnknownMark(name),
    );

export function removeMarks(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true });
}
