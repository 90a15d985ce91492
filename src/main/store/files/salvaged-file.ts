/** The file with what could be read of a damaged store, until it takes the place of the store. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { computer, isProcessRunning } from '../../own-process';
import { removeStoreFiles } from './set-aside';
import { STORE_FILE } from './store-files';

const PREFIX = `${STORE_FILE}.salvaged-${computer}-`;

/** One for each process: several may find the damage at once. */
export const salvagedPath = (folder: string): string => join(folder, `${PREFIX}${process.pid}`);

/** To be called when the store is open. Another process that runs may still need its own. */
export function removeLeftSalvages(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const pid = Number(/^\d+/u.exec(name.slice(PREFIX.length))?.[0]);
    if (pid === process.pid || !isProcessRunning(pid))
      removeStoreFiles(join(folder, `${PREFIX}${pid}`));
  }
}

/** Tells whether a file is still the one that was read. */
export function describeFileState(file: string): string {
  const { ino, size, mtimeMs } = statSync(file);
  return [ino, size, mtimeMs].join(' ');
}
