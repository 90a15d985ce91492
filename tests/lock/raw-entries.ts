/** What the keychain really holds for a data folder, read without Latchkey's vault. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeychainClient } from '../../src/main/keychain/keychain-client';
import type { Desk } from '../harness/desk';

const LIMIT_MS = 60_000;

/** @param accounts names of entries, such as `key:store`. Entries that are not there are left out. */
export async function rawEntries(
  desk: Desk,
  accounts: readonly string[],
): Promise<Record<string, string>> {
  const vaultId = readFileSync(join(desk.home, 'vault-id'), 'utf8').trim();
  const client = new KeychainClient({
    host: (file) => {
      const child = fork(file, {
        env: desk.env(),
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        execArgv: [],
      });
      return {
        send: (message) => child.send(message as object),
        onMessage: (listener) => child.on('message', listener),
        onExit: (listener) => child.once('exit', listener),
        kill: () => child.kill('SIGKILL'),
      };
    },
    processFile: resolve('out', 'main', 'keychain-process.js'),
    limit: LIMIT_MS,
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
