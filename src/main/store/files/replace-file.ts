/** Small files of the store, which are there completely or not at all. */
import { readFileSync } from 'node:fs';
import { sync as writeFileSync } from 'write-file-atomic';

/** Writes for the owner only, and waits until the disk has it. Throws the error of the file system. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

/** Null when it is missing or cannot be read. */
export function readFileOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
