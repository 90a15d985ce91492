/** A disk that is full or read-only costs what could not be written, and nothing that was there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { account, filter, profile } from './rows';
import { cannotMount, Disk } from './disk';
import { open, problemFrom, setAside } from './store-in-thread';

const reason = cannotMount();
if (reason !== null) console.warn(`SKIPPED tests/store/disk: ${reason}`);

const byId = { field: 'id', direction: 'ascending' } as const;
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
