/** What the keychain really holds for a data folder, read without Latchkey's vault. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeychainClient } from '../../src/main/keychain/keychain-client';
import type { Desk } from '../harness/desk';
import { keychainHostOn } from '../harness/keychain-host';
import { HANGING_MS } from '../support/time-limit';

/** @param accounts names of entries, such as `key:store`. Entries that are not there are left out. */
export async function rawEntries(
  desk: Desk,
  accounts: readonly string[],
): Promise<Record<string, string>> {
  const vaultId = readFileSync(join(desk.home, 'vault-id'), 'utf8').trim();
  const client = new KeychainClient({
    host: keychainHostOn(desk.env()),
    processFile: resolve('out', 'main', 'keychain-process.js'),
    limit: HANGING_MS,
    onLateAnswer: () => undefined,
  });
  const entries: Record<string, string> = {};
  try {
    for (const account of accounts) {
      const service = `Latchkey ${vaultId}`;
      const value = await client.call({ method: 'get', service, account });
      if (value !== null) entries[account] = value;
    }
    return entries;
  } finally {
    client.restart();
  }
}
