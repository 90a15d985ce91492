/**
 * How many transactions the store had when a program closed it: a file beside the store. A store that has had fewer is an
 * earlier one that was put back. One that was written since has had more, so a program that was killed raises no alarm.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addDamageNotice } from './damage-notice';
import { readFileOrNull, replaceFile } from './replace-file';
import { WRITE_COUNT_FILE } from './store-files';

const writeCountSchema = z.object({ store: z.string(), writes: z.number() });
export type WriteCount = z.infer<typeof writeCountSchema>;

export const EARLIER_STORE_NOTE =
  'The store is an earlier one that was put back: what Latchkey stored since then is missing.';

/** Does nothing when the disk has this count, or a higher one. Never fails: a lower count is still true. */
export function saveWriteCount(folder: string, { store, writes }: WriteCount): void {
  const saved = readWriteCount(folder);
  if (saved?.store === store && saved.writes >= writes) return;
  try {
    replaceFile(join(folder, WRITE_COUNT_FILE), JSON.stringify({ store, writes }));
  } catch {
    // A full disk, say.
  }
}

/** Whether a store of the folder is an earlier one that was put back. */
export function isEarlierStore(folder: string, { store, writes }: WriteCount): boolean {
  const saved = readWriteCount(folder);
  return saved?.store === store && saved.writes > writes;
}

/** Notes it once when the store that is being opened is an earlier one; from then on it counts. */
export function noteEarlierStore(folder: string, opened: WriteCount): void {
  if (!isEarlierStore(folder, opened)) return;
  addDamageNotice(folder, EARLIER_STORE_NOTE, EARLIER_STORE_NOTE);
  forgetWriteCount(folder);
}

/** The store gave way to another one. */
export function forgetWriteCount(folder: string): void {
  rmSync(join(folder, WRITE_COUNT_FILE), { force: true });
}

function readWriteCount(folder: string): WriteCount | null {
  try {
    const text = readFileOrNull(join(folder, WRITE_COUNT_FILE)) ?? '';
    return writeCountSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
