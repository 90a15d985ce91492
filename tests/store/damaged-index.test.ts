/** An index that lacks accounts: it is made again, and where nothing can be written, the user is told what helps. */

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import type { Store } from '../../src/main/store/store-types';
import { temporaryFolder } from '../support/temporary-folder';
import { cannotMount, Disk } from './disk';
import { account, filter, profile } from './rows';
import { KEY, open, problemFrom } from './store-in-thread';

const ACCOUNTS = 20;

/** As damage would leave it: the index has no entry for some of the accounts. */
function damageIndex(folder: string): void {
  const database = connectDatabase(join(folder, STORE_FILE), KEY);
  database.exec(`
    DROP INDEX accounts_by_name;
    CREATE INDEX accounts_by_name ON accounts (sort_name, row) WHERE id > 5;
    PRAGMA writable_schema = ON;
    UPDATE sqlite_master SET sql = replace(sql, ' WHERE id > 5', '') WHERE name = 'accounts_by_name';
    PRAGMA writable_schema = OFF`);
  database.close();
}

async function fillAndDamage(folder: string): Promise<void> {
  const store = await open(folder);
  await store.addProfile(profile('acme'));
  const accounts = Array.from({ length: ACCOUNTS }, (_, at) => account(at + 1));
  await store.saveAccountList('acme', 'account', accounts, 1);
  await store.close();
  damageIndex(folder);
}

const search = (store: Store) =>
  store.searchAccounts(filter(), { field: 'displayName', direction: 'ascending' }, 0, 100);

describe('an index that lacks accounts', () => {
  it('is made again, and no account is missing', async () => {
    const folder = temporaryFolder('store');
    await fillAndDamage(folder);
    const { rows, total } = await search(await open(folder));
    expect([rows.length, total]).toEqual([ACCOUNTS, ACCOUNTS]);
  });
});

const reason = cannotMount();

describe.skipIf(reason !== null)('an index that lacks accounts on a read-only disk', () => {
  let disk: Disk;
  beforeEach(() => {
    disk = Disk.mount('8m');
  });
  afterEach(() => {
    disk.unmount();
  });

  it('shows no list with holes, and says that the folder must be writable', async () => {
    await fillAndDamage(disk.folder);
    disk.setReadOnly();
    const store = await open(disk.folder);
    expect(await problemFrom(search(store))).toMatchObject({
      code: 'storeDamaged',
      message: 'An index of the store is damaged, and cannot be made again here.',
      next: 'Make the data folder writable for yourself, then start Latchkey again: it makes the index again.',
    });
    // What needs no index is still there.
    expect(await store.listProfiles()).toHaveLength(1);
    await store.close();
  });
});
