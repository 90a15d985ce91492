/** The file with what could be read of a damaged store, until it takes the place of the store. */
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { computer, isProcessRunning } from '../../own-process';
import { STORE_FILE } from './store-files';

const PREFIX = `${STORE_FILE}.salvaged-${computer}-`;

/** Another one at each call: several programs may find the damage at once. */
export const newSalvagedPath = (folder: string): string =>
  join(folder, `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`);

/** A complete one that a program left which was killed before it could put it into its place; null when there is none. */
export function findLeftSalvage(folder: string): string | null {
  const name = readdirSync(folder).find((one) => isLeft(one) && !one.includes('.part'));
  return name === undefined ? null : join(folder, name);
}

/** To be called when the store is open. Another process that runs may still need its own. `own`: what is not needed. */
export function removeLeftSalvages(folder: string, own: string | null): void {
  for (const name of readdirSync(folder))
    if (isLeft(name) || join(folder, name) === own) rmSync(join(folder, name), { force: true });
}

function isLeft(name: string): boolean {
  if (!name.startsWith(PREFIX)) return false;
  const pid = Number(/^\d+/u.exec(name.slice(PREFIX.length))?.[0] ?? process.pid);
  return pid !== process.pid && !isProcessRunning(pid);
}

/** Tells whether a file, and the log beside it, are still those that were read. */
export function describeFileState(file: string): string {
  const { ino, size, mtimeMs } = statSync(file);
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return [ino, size, mtimeMs, log?.size ?? 0].join(' ');
}
