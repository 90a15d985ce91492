/** Small files of the store, which are there completely or not at all. */
import { readOwnFile, writeOwnFile } from '../../own-files';

/** Writes for the owner only, and waits until the disk has it. Throws the error of the file system. */
export const replaceFile = writeOwnFile;

/** Null when it is missing or cannot be read, because it is a link or a pipe, say. */
export function readFileOrNull(file: string): string | null {
  try {
    return readOwnFile(file).toString('utf8');
  } catch {
    return null;
  }
}
