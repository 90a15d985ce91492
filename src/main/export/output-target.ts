/** Where the bytes of an export go: into a new file that replaces the old one, or into what cannot be replaced. */
import { constants, fstatSync, type Stats } from 'node:fs';
import { lstat, open, readlink, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The open file. */
export type OutputFile = Pick<FileHandle, 'writeFile' | 'sync' | 'close'>;

export type OutputTarget =
  /** A regular file, or none yet. The path has no link at its end. */
  | { readonly kind: 'file'; readonly file: string }
  /** A device, a pipe, or a file that the shell has open. What was written to it cannot be taken back. */
  | { readonly kind: 'stream'; readonly open: () => Promise<OutputFile> };

/** The name of standard output. */
export const STANDARD_OUTPUT = '-';

/** Follows links. Fails with the system's error, `EISDIR` for a folder. */
export async function findOutputTarget(file: string): Promise<OutputTarget> {
  if (file === STANDARD_OUTPUT) return { kind: 'stream', open: openStandardOutput };
  const there = await statOrNull(file);
  if (there === null) return { kind: 'file', file: await followDanglingLinks(file) };
  if (there.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  // `/dev/stdout` can be a regular file. Replaced, it would not be what the shell has open.
  if (isStandardOutput(there)) return { kind: 'stream', open: openStandardOutput };
  if (there.isFile() && !(await isOpenedByShell(file)))
    return { kind: 'file', file: await realpath(file) };
  return { kind: 'stream', open: () => openStream(file) };
}

/** The folders of open files: `/dev/fd/3` and `/dev/stderr` lead there on Linux. */
const OPEN_FILES = /^(?:\/proc\/\d+(?:\/task\/\d+)?|\/dev)\/fd$/u;

/** Replaced, it would lose what is in it (`3>>file`), and would not be what the shell has open. */
async function isOpenedByShell(file: string): Promise<boolean> {
  const folder = await realpath(dirname(file));
  if (OPEN_FILES.test(folder)) return true;
  const isLink = (await lstat(file)).isSymbolicLink();
  return isLink && isOpenedByShell(resolve(folder, await readlink(file)));
}

const statOrNull = (file: string): Promise<Stats | null> =>
  stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });

/** `stat` has already failed for links that lead to each other, so this ends. */
async function followDanglingLinks(file: string): Promise<string> {
  const isLink = await lstat(file).then(
    (there) => there.isSymbolicLink(),
    () => false,
  );
  return isLink
    ? followDanglingLinks(resolve(await realpath(dirname(file)), await readlink(file)))
    : file;
}

function isStandardOutput(there: Stats): boolean {
  // Windows has no file that stands for it, and its numbers of files are not exact.
  if (process.platform === 'win32') return false;
  try {
    const { dev, ino } = fstatSync(1);
    return there.dev === dev && there.ino === ino;
  } catch {
    return false;
  }
}

/** Never creates or shortens: what had this name a moment ago was no file of its own. Behind what is in it already. */
async function openStream(file: string): Promise<OutputFile> {
  const handle = await open(file, constants.O_WRONLY | constants.O_APPEND);
  return {
    writeFile: (data) => handle.writeFile(data),
    // Pipes and most devices have no disk to wait for.
    sync: () => Promise.resolve(),
    close: () => handle.close(),
  };
}

const openStandardOutput = (): Promise<OutputFile> =>
  Promise.resolve({
    writeFile: (data) =>
      new Promise((done, failed) => {
        process.stdout.write(data, (error) => {
          if (error) failed(error);
          else done();
        });
      }),
    sync: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
