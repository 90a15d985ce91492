/** Puts a store that was set aside back into its place. */
import { join } from 'node:path';
import { fail } from '../../../contract';
import { setAside, takeBack } from '../files/set-aside';
import { acquireFileLock, IN_USE_FILE, withExclusiveLockAsync } from './file-locks';

/**
 * The store that is there now is set aside. This program must have closed it. Fails with `storeUnavailable`, and changes
 * nothing, while another program has it open.
 */
export async function restoreStoreFile(folder: string, name: string): Promise<void> {
  await withExclusiveLockAsync(folder, () => {
    const unused =
      acquireFileLock(join(folder, IN_USE_FILE), 'exclusive', 0) ??
      fail('storeUnavailable', 'Another program has the store open.', {
        next: 'Close other windows and commands of Latchkey, then restore again.',
      });
    try {
      setAside(folder, 'replaced');
      takeBack(folder, name);
    } finally {
      unused.release();
    }
    return Promise.resolve();
  });
}
