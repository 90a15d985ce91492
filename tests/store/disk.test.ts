/** A disk that is full or read-only costs what could not be written, and nothing that was there. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { openStore } from '../../src/main/store';
import { createStoreChecker } from '../../src/main/store/check/run-store-check';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import type { Store } from '../../src/main/store/store-types';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { account, filter, profile } from './rows';
import { cannotMount, Disk } from './disk';
import { KEY, open, problemFrom, setAside, THREAD_FILE } from './store-in-thread';

const reason = cannotMount();
if (reason !== null) console.warn(`SKIPPED tests/store/disk: ${reason}`);

const byId = { field: 'id', direction: 'ascending' } as const;
const check = createStoreChecker(
  nodeKeychainHost,
  resolve('out', 'main', 'store-check-process.js'),
);
let disk: Disk;

const some = (length: number, more = '') =>
  Array.from({ length }, (_, id) => account(id, { validationReason: more }));

beforeEach(() => {
  if (reason === null) disk = Disk.mount('1m');
});

afterEach(() => {
  if (reason === null) disk.unmount();
});

describe.skipIf(reason !== null)('a full disk', () => {
  it('causes a Problem for the write that meets it, and earlier data stays', async () => {
    const store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    await store.saveAccountList('acme', 'account', some(5), 1);
    const write = store.saveAccountList('acme', 'account', some(2000, 'x'.repeat(500)), 2);
    expect((await problemFrom(write)).code).toBe('diskFull');

    const kept = async () =>
      (await store.searchAccounts(filter({ text: 'account' }), byId, 0, 10)).total;
    expect(await kept()).toBe(5);
    expect(await store.listProfiles()).toHaveLength(1);

    disk.resize('20m');
    await store.saveAccountList('acme', 'account', some(6), 3);
    expect(await kept()).toBe(6);
    await store.close();
    const again = await open(disk.folder);
    expect(again.problem).toBeNull();
    expect((await again.getFacets(null, null)).accounts).toBe(6);
    await again.close();
  });

  it('causes a Problem for the snapshot that meets it, and earlier and later snapshots stay whole', async () => {
    let store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    await store.saveAccountList('acme', 'account', some(40), 1);
    await store.takeSnapshot('acme', null);
    disk.resize('20m');
    // Each account changed: the snapshot holds all of them once more.
    await store.saveAccountList('acme', 'account', some(2000, 'x'.repeat(500)), 2);
    // The log begins anew, so that it has no room of before.
    await store.close();
    store = await open(disk.folder);
    const before = await store.listSnapshots('acme');
    disk.fill();
    expect((await problemFrom(store.takeSnapshot('acme', null))).code).toBe('diskFull');
    expect(await store.listSnapshots('acme')).toEqual(before);
    const first = before[0]?.takenAt ?? 0;
    expect(await store.listAccountsAt('acme', first, null)).toHaveLength(40);
    expect((await store.getFacets(null, null)).accounts).toBe(2000);

    disk.empty();
    expect(await store.takeSnapshot('acme', null)).not.toBeNull();
    const [now, then] = await store.listSnapshots('acme');
    expect(now).toMatchObject({ accounts: 2000, added: 1960, removed: 0, changed: 40 });
    expect(then).toEqual(before[0]);
    await store.close();
  });

  it('causes no Problem for a write that fitted into the log, even if it cannot be moved to the file yet', async () => {
    const store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    disk.resize('20m');
    await store.saveAccountList('acme', 'account', some(2000, 'x'.repeat(500)), 1);
    disk.fill();
    expect(await store.takeSnapshot('acme', null)).not.toBeNull();
    disk.empty();
    await store.close();
    const again = await open(disk.folder);
    expect(again.problem).toBeNull();
    expect(await again.listSnapshots('acme')).toMatchObject([{ accounts: 2000 }]);
    await again.close();
  });

  it('causes a Problem at opening, and sets nothing aside', async () => {
    const store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    await store.close();
    const before = readFileSync(join(disk.folder, STORE_FILE));
    disk.fill();

    const { code } = await problemFrom(open(disk.folder));
    expect(['diskFull', 'storeUnavailable']).toContain(code);
    expect(setAside(disk.folder)).toEqual([]);
    expect(readFileSync(join(disk.folder, STORE_FILE)).equals(before)).toBe(true);

    disk.empty();
    const again = await open(disk.folder);
    expect(again.problem).toBeNull();
    expect(await again.listProfiles()).toHaveLength(1);
    await again.close();
  });
});

const garble = (): void => {
  const database = connectDatabase(join(disk.folder, STORE_FILE), KEY);
  database.exec("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 1");
  database.close();
};

const openChecked = () =>
  openStore({ folder: disk.folder, key: KEY, threadFile: THREAD_FILE, check });

const listed = async (store: Store) =>
  (await store.searchAccounts(filter(), byId, 0, 1000)).rows.map(({ id }) => id);

describe.skipIf(reason !== null)('a full disk and a damaged store', () => {
  it('keep the store as it is until there is room for what can be read of it', async () => {
    const store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    await store.saveAccountList('acme', 'account', some(200), 1);
    await store.close();
    garble();
    const bytes = readFileSync(join(disk.folder, STORE_FILE));
    // Room for the small files that each start makes.
    disk.resize(`${Math.ceil(bytes.length / 1024) + 200}k`);
    const problem = await problemFrom(openChecked());
    expect(problem.code).toBe('diskFull');
    expect(problem.message).toContain('no room for what can be read');
    expect(setAside(disk.folder)).toEqual([]);
    expect(readFileSync(join(disk.folder, STORE_FILE)).equals(bytes)).toBe(true);

    disk.resize('20m');
    const salvaged = await openChecked();
    expect(await listed(salvaged)).toHaveLength(199);
    await salvaged.close();
  });
});

describe.skipIf(reason !== null)('a read-only disk', () => {
  it('shows the store on it, refuses changes, and leaves the store as it is', async () => {
    const store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    await store.close();
    const names = readdirSync(disk.folder);
    const before = readFileSync(join(disk.folder, STORE_FILE));
    disk.setReadOnly();
    const shown = await open(disk.folder);
    expect(shown.problem?.code).toBe('storeUnavailable');
    expect(await shown.listProfiles()).toHaveLength(1);
    expect((await problemFrom(shown.addProfile(profile('beta')))).code).toBe('storeUnavailable');
    await shown.close();
    expect(readdirSync(disk.folder)).toEqual(names);
    expect(readFileSync(join(disk.folder, STORE_FILE)).equals(before)).toBe(true);
  });

  it('shows the rows of a damaged store that can be read, and ends no program', async () => {
    const store = await open(disk.folder);
    await store.addProfile(profile('acme'));
    await store.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    await store.close();
    garble();
    const before = readFileSync(join(disk.folder, STORE_FILE));
    disk.setReadOnly();
    const shown = await openChecked();
    expect(shown.problem).toMatchObject({ code: 'storeDamaged' });
    expect(shown.problem?.message).toContain('an account (“account 1 acme”)');
    expect(shown.problem?.message).toContain('cannot be written');
    expect(await listed(shown)).toEqual([2]);
    await shown.close();
    expect(readFileSync(join(disk.folder, STORE_FILE)).equals(before)).toBe(true);
  });

  it('has no store where the file was emptied, and says that it cannot be read', async () => {
    writeFileSync(join(disk.folder, STORE_FILE), '');
    disk.setReadOnly();
    const problem = await problemFrom(open(disk.folder));
    expect(problem).toMatchObject({ code: 'storeDamaged' });
    expect(problem.next).toContain('Make the folder writable');
  });

  it('causes a Problem when a new store is created on it', async () => {
    disk.setReadOnly();
    expect((await problemFrom(open(join(disk.folder, 'data')))).code).toBe('storeUnavailable');
    expect(await problemFrom(open(disk.folder))).toMatchObject({
      code: 'storeUnavailable',
      message: `The store in ${disk.folder} cannot be opened.`,
    });
    expect(readdirSync(disk.folder)).toEqual([]);
  });
});
