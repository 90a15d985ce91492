/** Promise: a damaged store is set aside and named, never deleted or overwritten, and a new one is begun. */
import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markDamaged } from '../../src/main/store/files/open-marks';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import type { Store } from '../../src/main/store/store-types';
import { account, filter, nothingFound, profile } from './rows';
import { KEY, open, problemFrom, setAside } from './store-in-thread';
import { temporaryFolder } from '../support/temporary-folder';

/** A folder with a store that holds one profile and some accounts, closed. */
async function withStore(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder('store');
  const store = await open(folder);
  await store.addProfile(profile('acme'));
  const many = Array.from({ length: 200 }, (_, id) => account(id));
  await store.saveAccountList('acme', 'account', many, 1);
  await store.close();
  return { folder, file: join(folder, STORE_FILE) };
}

const idsIn = async (store: Store): Promise<string[]> =>
  (await store.listProfiles()).map(({ id }) => id);

/**
 * Opens it, and holds that it was set aside as it was, that a new store works with the profiles `restored`, and that
 * every start says so until it is acknowledged.
 */
async function expectSetAside(
  folder: string,
  bytes: Buffer,
  restored: readonly string[],
): Promise<void> {
  const store = await open(folder);
  const names = setAside(folder);
  expect(names).toHaveLength(1);
  const aside = join(folder, names[0] ?? '');
  expect(readFileSync(aside).equals(bytes)).toBe(true);
  expect(store.problem).toMatchObject({ code: 'storeDamaged' });
  expect(store.problem?.message).toContain(aside);

  expect(await idsIn(store)).toEqual(restored);
  await store.addProfile(profile('new'));
  await store.close();
  const reopened = await open(folder);
  expect(reopened.problem).toEqual(store.problem);
  await reopened.acknowledgeDamage();
  await reopened.close();
  const acknowledged = await open(folder);
  expect(acknowledged.problem).toBeNull();
  expect(await idsIn(acknowledged)).toEqual([...restored, 'new']);
  expect(setAside(folder)).toEqual(names);
  expect(readFileSync(aside).equals(bytes)).toBe(true);
}

describe('a file that is no store', () => {
  it.each<[what: string, bytes: Buffer]>([
    ['random bytes', randomBytes(20_000)],
    ['a few random bytes', randomBytes(10)],
    ['one page of random bytes', randomBytes(4096)],
    ['the header of a plain database alone', Buffer.from('SQLite format 3\0')],
    ['text', Buffer.from('this was a store once\n')],
    ['zeros', Buffer.alloc(8192)],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('S')],
  ])('that holds %s is set aside', async (_what, bytes) => {
    const folder = temporaryFolder('store');
    writeFileSync(join(folder, STORE_FILE), bytes);
    await expectSetAside(folder, bytes, []);
  });
});

describe('a store', () => {
  it.each([
    ['cut to half', (size: number) => Math.floor(size / 2)],
    ['cut in the middle of a page', (size: number) => Math.floor(size / 2) + 1000],
    ['cut to its first page', () => 4096],
    ['cut within its first page', () => 100],
    ['cut to one byte', () => 1],
    ['cut to nothing', () => 0],
  ])('that was %s is set aside', async (_what, length) => {
    const { folder, file } = await withStore();
    truncateSync(file, length(statSync(file).size));
    await expectSetAside(folder, readFileSync(file), ['acme']);
  });

  it('whose first page was overwritten is set aside', async () => {
    const { folder, file } = await withStore();
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, randomBytes(4096), 0, 4096, 0);
    closeSync(descriptor);
    await expectSetAside(folder, readFileSync(file), ['acme']);
  });

  it('of another key is refused and never renamed, and its own key opens it as before', async () => {
    const { folder, file } = await withStore();
    const bytes = readFileSync(file);
    const refused = await problemFrom(open(folder, 'c3'.repeat(32)));
    expect(refused.code).toBe('storeUnavailable');
    expect(refused.next).toContain('keychain');
    expect(setAside(folder)).toEqual([]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    const store = await open(folder);
    expect(store.problem).toBeNull();
    expect(await idsIn(store)).toEqual(['acme']);
  });

  it('that vanished is replaced with its profiles, and every start says so', async () => {
    const { folder, file } = await withStore();
    rmSync(file);
    const store = await open(folder);
    expect(store.problem?.code).toBe('storeDamaged');
    expect(store.problem?.message).toContain('was missing');
    expect(await idsIn(store)).toEqual(['acme']);
  });

  it('whose profiles were changed gets them back from the backup, and is kept', async () => {
    const { folder, file } = await withStore();
    const database = connectDatabase(file, KEY);
    database.exec("UPDATE profiles SET guard = 'no guard'");
    database.close();
    const store = await open(folder);
    expect(setAside(folder)).toEqual([]);
    expect(store.problem).toMatchObject({ code: 'storeDamaged' });
    expect(store.problem?.message).toContain('an instance (“acme”)');
    expect(await store.listProfiles()).toMatchObject([{ id: 'acme', guard: 'normal' }]);
    expect(await store.checkRows()).toEqual(nothingFound);
  });

  it('that was emptied beside its log is set aside together with the log, which SQLite would delete', async () => {
    const { folder, file } = await withStore();
    truncateSync(file, 0);
    const log = randomBytes(5000);
    writeFileSync(`${file}-wal`, log);
    await expectSetAside(folder, Buffer.alloc(0), ['acme']);
    expect(readFileSync(join(folder, `${setAside(folder)[0] ?? ''}-wal`)).equals(log)).toBe(true);
  });

  it('is set aside under another name the second time', async () => {
    const { folder, file } = await withStore();
    const first = randomBytes(5000);
    const second = randomBytes(6000);
    for (const bytes of [first, second]) {
      writeFileSync(file, bytes);
      const store = await open(folder);
      expect(store.problem?.code).toBe('storeDamaged');
      await store.close();
    }
    const kept = setAside(folder).map((name) => readFileSync(join(folder, name)).length);
    expect(kept.sort()).toEqual([5000, 6000]);
  });

  it('with pages of random bytes is reported as damaged when they are read, and set aside at the next start', async () => {
    const { folder, file } = await withStore();
    const filled = await open(folder);
    const many = Array.from({ length: 2000 }, (_, id) => account(id));
    await filled.saveAccountList('acme', 'account', many, 1);
    await filled.close();
    const pages = statSync(file).size / 4096;
    const descriptor = openSync(file, 'r+');
    // The later ones: the first hold what is read on opening.
    for (let page = Math.floor(pages / 3); page < pages; page += 1) {
      writeSync(descriptor, randomBytes(4096), 0, 4096, page * 4096);
    }
    closeSync(descriptor);
    const store = await open(folder);
    expect(store.problem).toBeNull();
    const read = store.searchAccounts(filter(), { field: 'id', direction: 'ascending' }, 0, 1000);
    expect((await problemFrom(read)).code).toBe('storeDamaged');
    await store.close();

    const healed = await open(folder);
    expect(healed.problem?.code).toBe('storeDamaged');
    expect(setAside(folder)).toHaveLength(1);
    await healed.addProfile(profile('new'));
    await healed.close();
    // The mark went with the damage: nothing is set aside a second time.
    await open(folder);
    expect(setAside(folder)).toHaveLength(1);
  });

  it('that was marked as damaged but is whole is kept', async () => {
    const { folder } = await withStore();
    markDamaged(folder);
    const store = await open(folder);
    expect(store.problem).toBeNull();
    expect(await store.listProfiles()).not.toEqual([]);
  });
});

describe('an unexpected entry in place of the store', () => {
  it('is set aside with all its content when it is a folder', async () => {
    const folder = temporaryFolder('store');
    mkdirSync(join(folder, STORE_FILE));
    writeFileSync(join(folder, STORE_FILE, 'something'), 'of somebody');
    const store = await open(folder);
    const [name = ''] = setAside(folder);
    expect(readFileSync(join(folder, name, 'something'), 'utf8')).toBe('of somebody');
    expect(store.problem?.code).toBe('storeDamaged');
    expect(store.problem?.message).toContain(join(folder, name));
    await store.addProfile(profile('new'));
    expect(await store.listProfiles()).toHaveLength(1);
  });
});

describe('a data folder', () => {
  it('that is a file causes a Problem, and the file stays', async () => {
    const file = join(temporaryFolder('store'), 'file');
    writeFileSync(file, 'of somebody');
    expect((await problemFrom(open(file))).code).toBe('storeUnavailable');
    expect(readFileSync(file, 'utf8')).toBe('of somebody');
  });

  it('is created when it is missing', async () => {
    const folder = join(temporaryFolder('store'), 'not', 'there', 'yet');
    const store = await open(folder);
    expect(store.problem).toBeNull();
    expect(readdirSync(folder)).toContain(STORE_FILE);
  });
});
