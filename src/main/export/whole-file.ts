/**
 * Writes a file under another name beside the target, and renames it when it is complete. Devices and pipes are written
 * into.
 */
import { chown, lstat, open, rename, rm } from 'node:fs/promises';
import { fail, type Problem } from '../../contract';
import { createCountingSink, type ByteSink, type CountingSink } from './byte-sink';
import { toFileProblem } from './file-problem';
import { findOutputTarget, type OutputFile } from './output-target';
import { newPartFile, removeLeftParts } from './part-files';
import { throwIfOwn, throwIfReadOnly, throwIfReplacing } from './replaceable';
import { throwIfCancelled } from './until-aborted';

/** Where an export is written. */
export interface FileTarget {
  /** An absolute path, or `-` for standard output. */
  readonly file: string;
  readonly signal: AbortSignal;
  /**
   * What happened to the store, or why there is none: an export has less in it than the user expects then, and must
   * not replace a good file. Null when all is well.
   */
  readonly storeProblem: Problem | null;
  /** The same when all was read: rows may have been left out meanwhile. */
  readonly storeProblemNow?: () => Promise<Problem | null>;
  /** The data folder: nothing is written there. Its files are replaced by nobody else. */
  readonly ownFolder?: string;
  /** Creates a new file. Tests simulate a full disk with it. */
  readonly create?: (file: string) => Promise<OutputFile>;
}

/** A second file that appears with the first: neither does without the other being complete. */
export interface Companion {
  readonly file: string;
  /** Its text, once the first file is complete. `hash`: the SHA-256 of that file. */
  readonly text: (written: { readonly bytes: number; readonly hash: string }) => string;
}

/** Readable by its owner only, like the store: an export names people and systems. */
const createFile = (file: string): Promise<OutputFile> => open(file, 'wx', 0o600);

/** Writes any text. Fails like `writeWholeFile`. */
export const writeTextFile = (
  texts: AsyncIterable<string> | Iterable<string>,
  target: FileTarget,
): Promise<number> =>
  writeWholeFile(target, async (sink) => {
    for await (const text of texts) await sink.writeText(text);
  });

/**
 * Resolves with the number of bytes. Fails with `cannotWriteFile`, `diskFull` or `cancelled`; with `invalidRequest` for
 * a companion of what is no file. Files that existed before then stay unchanged.
 */
export async function writeWholeFile(
  target: FileTarget,
  write: (sink: ByteSink) => Promise<void>,
  companion: Companion | null = null,
): Promise<number> {
  const { file, signal, storeProblem, storeProblemNow, ownFolder } = target;
  let isReplaced = true;
  // The file of which a failure is about.
  let current = file;
  try {
    const found = await findOutputTarget(file);
    isReplaced = found.kind === 'file';
    if (found.kind === 'stream') {
      if (companion) fail('invalidRequest', 'Only a file can have a manifest.');
      return (await writeAndClose(await found.open(), signal, write, false)).bytes();
    }
    const beside = companion && (await findFile((current = companion.file)));
    current = file;
    const replaced = beside === null ? [found.file] : [found.file, beside];
    for (const each of replaced) {
      await throwIfOwn(each, ownFolder);
      await throwIfReadOnly(each);
      await throwIfReplacing(each, storeProblem);
    }
    return await replaceFiles(replaced, async ([part = '', besidePart = '']) => {
      const { create = createFile } = target;
      const sink = await writeAndClose(await create(part), signal, write, companion !== null);
      const bytes = sink.bytes();
      if (companion) {
        const text = companion.text({ bytes, hash: sink.hash() ?? '' });
        current = companion.file;
        await writeAndClose(await create(besidePart), signal, (to) => to.writeText(text), false);
        current = file;
      }
      const problem = (await storeProblemNow?.()) ?? null;
      for (const each of replaced) await throwIfReplacing(each, problem);
      return bytes;
    });
  } catch (error) {
    throw toFileProblem(error, current, isReplaced);
  }
}

async function findFile(file: string): Promise<string> {
  const found = await findOutputTarget(file);
  return found.kind === 'file' ? found.file : fail('cannotWriteFile', `${file} is no file.`);
}

/** The parts get the names of the files, in their order, when all are written. */
async function replaceFiles<T>(
  files: readonly string[],
  write: (parts: readonly string[]) => Promise<T>,
): Promise<T> {
  for (const file of files) await removeLeftParts(file);
  const parts = files.map(newPartFile);
  try {
    const written = await write(parts);
    for (const [at, part] of parts.entries()) {
      const file = files[at] ?? '';
      await keepOwner(file, part);
      await rename(part, file);
    }
    return written;
  } catch (error) {
    for (const part of parts) await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** As root, a file stays with its owner. */
async function keepOwner(file: string, part: string): Promise<void> {
  const [there, made] = await Promise.all(
    [file, part].map((each) => lstat(each).catch(() => null)),
  );
  if (there && made && (there.uid !== made.uid || there.gid !== made.gid))
    await chown(part, there.uid, there.gid).catch(() => undefined);
}

async function writeAndClose(
  output: OutputFile,
  signal: AbortSignal,
  write: (sink: ByteSink) => Promise<void>,
  hashed: boolean,
): Promise<CountingSink> {
  try {
    const sink = createCountingSink(output, hashed);
    await write(sink);
    await output.sync();
    throwIfCancelled(signal);
    return sink;
  } finally {
    await output.close();
  }
}
