/** The temporary files beside an export's target: their names, and the removal of those that a killed program left. */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Numbers of processes mean something on one computer only, and a folder can be shared by several. */
const computer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

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

function isProcessRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
