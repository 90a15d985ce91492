/** A desk whose store has the accounts of a fleet, without a sync that would read them. */
import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeychainClient } from '../../../src/main/keychain/keychain-client';
import { STORE_FILE } from '../../../src/main/store/files/store-files';
import type { Store } from '../../../src/main/store/store-types';
import { Desk } from '../../harness/desk';
import { keychainHostOn } from '../../harness/keychain-host';
import { STORE_KEY } from '../../support/service';
import { openFleetStore, type FleetSize } from '../parts/fleet-store';

const VAULT_ID = '00000000-0000-4000-8000-000000000000';
const LIMIT_MS = 60_000;

/** `prepare`: what else the store is to have. */
export async function openFleetDesk(
  size: FleetSize,
  folder?: string,
  prepare?: (store: Store) => Promise<void>,
): Promise<Desk> {
  const filled = await openFleetStore({
    ...size,
    contents: 'all',
    ...(folder === undefined ? {} : { folder }),
  });
  await prepare?.(filled.store);
  await filled.store.close();
  const desk = await Desk.open();
  cpSync(join(filled.folder, STORE_FILE), join(desk.home, STORE_FILE));
  writeFileSync(join(desk.home, 'vault-id'), VAULT_ID);
  const keychain = new KeychainClient({
    host: keychainHostOn(desk.env()),
    processFile: resolve('out', 'main', 'keychain-process.js'),
    limit: LIMIT_MS,
    onLateAnswer: () => undefined,
  });
  await keychain.call({
    method: 'set',
    service: `Latchkey ${VAULT_ID}`,
    account: 'key:store',
    value: STORE_KEY,
  });
  keychain.close();
  return desk;
}
