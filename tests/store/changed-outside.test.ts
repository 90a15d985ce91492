/** A store that something else than Latchkey wrote since it was closed is checked by another process before it is opened. */
import {
  appendFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { openStore } from '../../src/main/store';
import { createStoreChecker, type AskedCheck } from '../../src/main/store/check/run-store-check';
import type { CheckDepth } from '../../src/main/store/check/check-protocol';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { isAsClosed } from '../../src/main/store/files/closed-state';
import { listMarks } from '../../src/main/store/files/open-marks';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import type { Store } from '../../src/main/store/store-types';
import { temporaryFolder } from '../support/temporary-folder';
import { account, profile } from './rows';
import { KEY, setAside, THREAD_FILE } from './store-in-thread';

const run = createStoreChecker(nodeKeychainHost, resolve('out', 'main', 'store-check-process.js'));

let folder: string;
/** The depth of each check that was made. */
let checks: CheckDepth[];

beforeEach(async () => {
  folder = temporaryFolder('store');
  checks = [];
  const store = await open();
  await store.addProfile(profile('acme'));
  await store.saveAccountList('acme', 'account', [account(1), account(2)], 1);
  await store.close();
});

const open = (): Promise<Store> =>
  openStore({
    folder,
    key: KEY,
    threadFile: THREAD_FILE,
    check: Object.assign(
      (request: AskedCheck) => {
        checks.push(request.depth);
        return run(request);
      },
      { salvage: run.salvage },
    ),
  });

const file = (): string => join(folder, STORE_FILE);

/** Same bytes, other times: a backup that was restored. */
const touch = (): void => {
  writeFileSync(file(), readFileSync(file()));
};

describe('no check is made', () => {
  it('of a new store, nor of one that is as it was closed', async () => {
    for (let start = 0; start < 3; start += 1) await (await open()).close();
    expect(checks).toEqual([]);
  });

  it('while another program has it open, and none of what several programs wrote in turn', async () => {
    const first = await open();
    const second = await open();
    await second.addProfile(profile('second'));
    await second.close();
    const third = await open();
    await first.addProfile(profile('first'));
    await first.close();
    await third.addProfile(profile('third'));
    await third.close();
    expect(isAsClosed(folder)).toBe(true);
    await (await open()).close();
    expect(checks).toEqual([]);
  });
});

describe('a check is made once, and a good store stays', () => {
  it.each<[what: string, change: () => void]>([
    ['whose file was written again', touch],
    [
      'whose file was written again with its former time',
      () => {
        const { atime, mtime } = statSync(file());
        touch();
        utimesSync(file(), atime, mtime);
      },
    ],
    [
      'that an earlier Latchkey closed, which left nothing about it',
      () => {
        rmSync(join(folder, 'inventory.closed.json'));
      },
    ],
    [
      'about which nonsense was left',
      () => {
        writeFileSync(join(folder, 'inventory.closed.json'), 'nonsense');
      },
    ],
  ])('of a store %s', async (_what, change) => {
    change();
    const store = await open();
    expect(checks).toEqual(['start']);
    expect(store.problem).toBeNull();
    expect((await store.listProfiles()).map(({ id }) => id)).toEqual(['acme']);
    await store.close();
    expect(listMarks(folder)).toEqual([]);
    await (await open()).close();
    expect(checks).toEqual(['start']);
    expect(setAside(folder)).toEqual([]);
  });
});

describe('set aside before it ends a program is a store', () => {
  /** libsql aborts whoever reads text that is not UTF-8. */
  const damageText = (): void => {
    const database = connectDatabase(file(), KEY);
    database.exec("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 1");
    database.close();
  };

  it('with text that is not valid, once for several programs', async () => {
    damageText();
    const stores = await Promise.all([1, 2, 3].map(open));
    expect(setAside(folder)).toHaveLength(1);
    for (const store of stores) {
      expect(store.problem?.code).toBe('storeDamaged');
      expect((await store.listProfiles()).map(({ id }) => id)).toEqual(['acme']);
    }
    await Promise.all(stores.map((store) => store.close()));
  });

  it.each([1, 100, 4095])('that lacks %i bytes of its last page', async (lacking) => {
    truncateSync(file(), statSync(file()).size - lacking);
    const bytes = readFileSync(file());
    const store = await open();
    await store.addProfile(profile('after'));
    expect(store.problem?.code).toBe('storeDamaged');
    const [name = ''] = setAside(folder);
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
    await store.close();
  });
});

it('bytes behind the last page are no damage, and nothing is lost', async () => {
  appendFileSync(file(), Buffer.alloc(100, 7));
  const store = await open();
  await store.addProfile(profile('after'));
  expect(store.problem).toBeNull();
  expect((await store.listProfiles()).map(({ id }) => id)).toEqual(['acme', 'after']);
  await store.close();
  expect(setAside(folder)).toEqual([]);
});
