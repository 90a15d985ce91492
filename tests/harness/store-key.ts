/** The key of a desk's store, so that a test can change what is in the file. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeychainVault } from '../../src/main/keychain/keychain-vault';
import type { Desk } from './desk';
import { keychainHostOn } from './keychain-host';
import { HANGING_MS } from '../support/time-limit';

/** 32 bytes as hex, from the keychain of the desk. Fails with the keychain's Problem. */
export async function readStoreKey(desk: Desk): Promise<string> {
  const vault = new KeychainVault({
    host: keychainHostOn(desk.env()),
    processFile: resolve('out', 'main', 'keychain-process.js'),
    vaultId: readFileSync(join(desk.home, 'vault-id'), 'utf8').trim(),
    limit: HANGING_MS,
    withExclusiveLock: (work) => work(),
  });
  try {
    const { hex } = await vault.getOrCreateKey('store', () => {
      throw new Error('the desk has no store yet');
    });
    return hex;
  } finally {
    vault.close();
  }
}
