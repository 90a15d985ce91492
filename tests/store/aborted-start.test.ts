/** A store that aborts the program that reads it costs one start: the next one checks it in another process. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { openStore } from '../../src/main/store';
import { createStoreChecker, type CheckProcess } from '../../src/main/store/check/run-store-check';
import type { StoreHealth } from '../../src/main/store/check/check-protocol';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { listMarks, markDamaged, markOpened } from '../../src/main/store/files/open-marks';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import type { Store } from '../../src/main/store/store-types';
import { temporaryFolder } from '../support/temporary-folder';
import { account, profile } from './rows';
import { KEY, setAside, THREAD_FILE } from './store-in-thread';

const processFile = resolve('out', 'main', 'store-check-process.js');
const check = createStoreChecker(nodeKeychainHost, processFile);

let folder: string;
let store: Store | null;

beforeEach(async () => {
  folder = temporaryFolder('store');
  store = null;
  const filled = await open();
  await filled.addProfile(profile('acme'));
  await filled.saveAccountList('acme', 'account', [account(1), account(2)], 1);
  await close();
});

afterEach(close);

async function open(): Promise<Store> {
  store = await openStore({ folder, key: KEY, threadFile: THREAD_FILE, check });
  return store;
}

async function close(): Promise<void> {
  await store?.close();
  store = null;
}

const file = (): string => join(folder, STORE_FILE);

function change(sql: string): void {
  const database = connectDatabase(file(), KEY);
  database.exec(sql);
  database.close();
}

/** Text that is not UTF-8, as one flipped bit can leave it. libsql aborts the process that reads it. */
const damageText = (): void => {
  change("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 1");
};

const health = async (depth: 'quick' | 'full' = 'quick'): Promise<StoreHealth> =>
  (await check({ file: file(), key: KEY, depth })).state;

describe('a check', () => {
  it('finds a healthy store good and changes nothing', async () => {
    const bytes = readFileSync(file());
    expect(await health()).toBe('good');
    expect(await health('full')).toBe('good');
    expect(readFileSync(file()).equals(bytes)).toBe(true);
  });

  it('that dies of what it reads has found damage', async () => {
    damageText();
    expect(await health()).toBe('damaged');
  });

  it('finds an index that does not fit its table, when it looks at everything', async () => {
    change(
      "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'accounts_by_name'; PRAGMA writable_schema = OFF",
    );
    expect(await health('full')).toBe('damaged');
  });

  it('says that it does not know when it never ran, or when there is no store', async () => {
    const unknown = { state: 'unknown' };
    expect(await check({ file: `${file()}.none`, key: KEY, depth: 'quick' })).toEqual(unknown);
    expect(readdirSync(folder)).not.toContain(`${STORE_FILE}.none`);
    const dying: CheckProcess = {
      send: () => undefined,
      onMessage: () => undefined,
      onExit: (listener) => {
        setImmediate(listener);
      },
      kill: () => undefined,
    };
    const cannotStart = createStoreChecker(() => dying, processFile);
    expect(await cannotStart({ file: file(), key: KEY, depth: 'quick' })).toEqual(unknown);
  });
});

describe('a start after a program that did not close the store', () => {
  beforeEach(() => {
    markOpened(folder);
  });

  it('keeps a healthy store, and checks it only once', async () => {
    const opened = await open();
    expect(opened.problem).toBeNull();
    expect(await opened.listProfiles()).toHaveLength(1);
    expect(listMarks(folder)).toHaveLength(1);
    await close();
    expect(listMarks(folder)).toEqual([]);
    expect(setAside(folder)).toEqual([]);
  });

  it('sets aside a store that aborts whoever reads it, says so, and restores the profiles', async () => {
    damageText();
    const opened = await open();
    expect(opened.problem?.code).toBe('storeDamaged');
    expect(setAside(folder)).toHaveLength(1);
    expect((await opened.listProfiles()).map(({ id }) => id)).toEqual(['acme']);
    await close();
    expect(listMarks(folder)).toEqual([]);
    await open();
    expect(setAside(folder)).toHaveLength(1);
  });

  it('sets it aside once when several programs find it at the same moment', async () => {
    damageText();
    const options = { folder, key: KEY, threadFile: THREAD_FILE, check };
    const stores = await Promise.all([1, 2, 3].map(() => openStore(options)));
    expect(setAside(folder)).toHaveLength(1);
    for (const one of stores) expect(await one.listProfiles()).toHaveLength(1);
    await Promise.all(stores.map((one) => one.close()));
  });
});

it('a store that was found damaged is checked completely at the next start', async () => {
  damageText();
  markDamaged(folder);
  expect((await open()).problem?.code).toBe('storeDamaged');
  expect(setAside(folder)).toHaveLength(1);
});

it('a store that is open elsewhere is not checked for the marks of the others', async () => {
  await open();
  const second = await openStore({
    folder,
    key: KEY,
    threadFile: THREAD_FILE,
    check: Object.assign(
      () => {
        throw new Error('nobody asked for a check');
      },
      { salvage: check.salvage },
    ),
  });
  expect(second.problem).toBeNull();
  await second.close();
});
