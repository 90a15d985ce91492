/**
 * Reads and writes small files without being led elsewhere. A link in the data folder could lead to a file that is not
 * Latchkey's; a pipe or a device in the place of a file would hang a program for ever, or fill its memory.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';

/** More than any of Latchkey's own small files has. */
const MAX_OWN_BYTES = 16 * 1024 * 1024;

// Windows has neither, and no pipes in folders; its links are found by `lstat`.
const NO_FOLLOW = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;
const NO_WAITING = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

/** The file is none that may be read or written. `reason` completes "cannot be read, because it is …". */
export class UnusableFile extends Error {
  constructor(readonly reason: string) {
    super(`The file is ${reason}.`);
    this.name = 'UnusableFile';
  }
}

export class FileTooLarge extends UnusableFile {}

const A_LINK = 'a link to another file';
const A_FOLDER = 'a folder and no file';
const A_SPECIAL_FILE = 'a pipe, a device or the like and no regular file';

/** For a message: what the file is, or the code of the file system. */
export const fileFault = (error: unknown): string =>
  error instanceof UnusableFile
    ? `it is ${error.reason}`
    : error instanceof Error && 'code' in error
      ? String(error.code)
      : 'unknown error';

/** A file of the data folder. Fails with `UnusableFile`, or the error of the file system. */
export function readOwnFile(file: string, maxBytes = MAX_OWN_BYTES): Buffer {
  refuseLink(file);
  return readRegularFile(file, maxBytes, NO_FOLLOW);
}

/** A file that the user chose, which may be a link. Fails as `readOwnFile`. */
export const readChosenFile = (file: string, maxBytes = MAX_OWN_BYTES): Buffer =>
  readRegularFile(file, maxBytes, 0);

function readRegularFile(file: string, maxBytes: number, flags: number): Buffer {
  const opened = openRegularFile(file, constants.O_RDONLY | flags);
  try {
    return readAtMost(opened, maxBytes);
  } finally {
    closeSync(opened);
  }
}

function openRegularFile(file: string, flags: number): number {
  // Opening a pipe would wait for a writer.
  const opened = openSync(file, flags | NO_WAITING);
  const found = fstatSync(opened);
  if (found.isFile()) return opened;
  closeSync(opened);
  throw new UnusableFile(found.isDirectory() ? A_FOLDER : A_SPECIAL_FILE);
}

const CHUNK_BYTES = 64 * 1024;

/** The size is not asked for: a file can grow, and some say 0. */
function readAtMost(opened: number, maxBytes: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const read = readSync(opened, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    length += read;
    if (length > maxBytes) throw new FileTooLarge(`larger than ${toSize(maxBytes)}`);
  }
}

const toSize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${bytes / 1024} KB` : `${bytes / 1024 / 1024} MB`;

const findEntry = (file: string): Stats | undefined => lstatSync(file, { throwIfNoEntry: false });

function refuseLink(file: string): void {
  if (findEntry(file)?.isSymbolicLink() === true) throw new UnusableFile(A_LINK);
}

/** Before a library opens or creates a file of the data folder. Fails with `UnusableFile`. */
export function requireOwnFile(file: string): void {
  const found = findEntry(file);
  if (found?.isSymbolicLink() === true) throw new UnusableFile(A_LINK);
  if (found?.isDirectory() === true) throw new UnusableFile(A_FOLDER);
  if (found && !found.isFile()) throw new UnusableFile(A_SPECIAL_FILE);
}

/** Fails with `UnusableFile` also when another name leads to the same bytes, which are not ours then. */
export function emptyOwnFile(file: string): void {
  requireOwnFile(file);
  const opened = openRegularFile(file, constants.O_WRONLY | NO_FOLLOW);
  try {
    if (fstatSync(opened).nlink > 1) throw new UnusableFile('the same file under another name');
    ftruncateSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Waits until the disk has what was written to a file. Throws the error of the file system. */
export function flushToDisk(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * The whole text or nothing, for the owner only, on the disk when it returns. Takes the place of a link or a pipe, and
 * leaves alone what it leads to. Throws the error of the file system.
 */
export function writeOwnFile(file: string, text: string): void {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    // Fails when it is there already, whatever it is.
    const opened = openSync(unfinished, 'wx', 0o600);
    try {
      writeFileSync(opened, text);
      keepOwner(opened, file);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A command that was run as another user, by `sudo` say, must not take the file away from its owner. */
function keepOwner(opened: number, file: string): void {
  const found = findEntry(file);
  if (found?.isFile() !== true || process.getuid === undefined) return;
  if (found.uid === process.getuid()) return;
  try {
    fchownSync(opened, found.uid, found.gid);
  } catch {
    // Only an administrator may.
  }
}
