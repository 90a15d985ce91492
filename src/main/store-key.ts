/** The key of the store's file in the keychain, and what it tells about a file that is missing. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenVault } from './keychain/token-vault';
import { writeOwnFile } from './own-files';
import { hasStoreTraces } from './store/files/store-files';
import { failMissingKey } from './workspace-problems';

/** There from just before the key is made until the store is. */
const FIRST_START_FILE = 'inventory.first-start';

/**
 * Made on first use; fails with `storeUnavailable` where a store needs another one. A key without any file of a store was
 * made for one that is gone: the damage notice says so, before a new store is created.
 */
export async function readStoreKey(
  vault: Pick<TokenVault, 'getOrCreateKey'>,
  home: string,
): Promise<string> {
  const key = await vault.getOrCreateKey('store', () => {
    if (hasStoreTraces(home)) failMissingKey('the store', home);
    markFirstStart(home);
  });
  const isGone = !key.fresh && !hasStoreTraces(home) && !existsSync(join(home, FIRST_START_FILE));
  if (isGone) {
    // Loaded when needed: its schema is not for the start.
    const { addDamageNotice } = await import('./store/files/damage-notice');
    addDamageNotice(
      home,
      `The store in ${home} was missing, and so was the backup of the instances. A new store was created: add the instances again.`,
    );
  }
  return key.hex;
}

/** Without it, a first start that is killed before the store is made would look like a loss. */
function markFirstStart(home: string): void {
  try {
    writeOwnFile(join(home, FIRST_START_FILE), '');
  } catch {
    // Nothing can be created there, so the store says what is wrong.
  }
}

export function endFirstStart(home: string): void {
  try {
    rmSync(join(home, FIRST_START_FILE), { force: true });
  } catch {
    // It stays until the next start.
  }
}
