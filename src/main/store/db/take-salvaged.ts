/** What takes the place of a damaged store: what could be read of it, if that was tried and still holds. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeFileState, removeLeftSalvages } from '../files/salvaged-file';
import { isFolderOrTooShort } from './cut-store';
import { withStoreUnused } from './file-locks';
import { StoreCheckNeeded, type CheckedStore, type SalvagedStore } from './judge-marks';
import { failNoRoom, failNotSalvaged } from './store-errors';

type Checked = CheckedStore | 'cannotCheck' | null;

/**
 * Null: nothing can be read. Throws `StoreCheckNeeded` where nobody tried, or the file changed since. Fails with `diskFull`
 * or `storeUnavailable` where it may be read another time: an empty store in its place would lose that. To be called under
 * the exclusive lock.
 */
export function takeSalvaged(file: string, checked: Checked): SalvagedStore | null {
  if (!existsSync(file) || isFolderOrTooShort(file)) return null;
  const salvaged = checked === 'cannotCheck' ? 'nothing' : checked?.salvaged;
  if (salvaged === 'nothing') return null;
  if (salvaged === 'diskFull') return failNoRoom(dirname(file));
  if (salvaged === 'failed') return failNotSalvaged(file);
  if (salvaged !== undefined && isStillThere(file, salvaged)) return salvaged;
  // Fails while another program has it open: then nothing is replaced.
  withStoreUnused(dirname(file), () => undefined);
  removeUnusedSalvages(dirname(file), checked);
  throw new StoreCheckNeeded(marksOf(checked), 'salvage');
}

const marksOf = (checked: Checked): readonly string[] =>
  checked === 'cannotCheck' ? [] : (checked?.marks ?? []);

/** Whether the store is still the one that was read: another program may have changed or replaced it meanwhile. */
const isStillThere = (file: string, { file: from, readFrom }: SalvagedStore): boolean =>
  existsSync(from) && describeFileState(file) === readFrom;

/** What was salvaged for this opening, and by programs that were killed. */
export function removeUnusedSalvages(folder: string, checked: Checked): void {
  const salvaged = checked === 'cannotCheck' ? undefined : checked?.salvaged;
  removeLeftSalvages(folder, typeof salvaged === 'object' ? salvaged.file : null);
}
