/** The temporary files beside an export's target: their names, and the removal of those that a killed program left. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { computer, isProcessRunning } from '../own-process';

// Only a part of the name: the whole name and a suffix could be longer than the file system allows.
const prefixOf = (file: string): string => `.${basename(file).slice(0, 50)}.${computer}-`;

/** A new name in the target's folder, which tells whose file it is. */
export const newPartFile = (file: string): string =>
  join(dirname(file), `${prefixOf(file)}${process.pid}.${randomUUID()}.part`);

/** Removes what killed programs left beside this target. What cannot be removed stays: it harms no export. */
export async function removeLeftParts(file: string): Promise<void> {
  const prefix = prefixOf(file);
  const names = await readdir(dirname(file)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const [, pid] = /^(\d+)\.[0-9a-f-]{36}\.part$/u.exec(name.slice(prefix.length)) ?? [];
    if (pid === undefined || isProcessRunning(Number(pid))) continue;
    await rm(join(dirname(file), name), { force: true }).catch(() => undefined);
  }
}
