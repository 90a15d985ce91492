/** The window and the command line may have one store open at once. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityFilterSchema, createProblem } from '../../src/contract';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import type { Database } from '../../src/main/store/db/database';
import { noteWrittenRows } from '../../src/main/store/macs/written-rows';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import type { Store } from '../../src/main/store/store-types';
import type { NewActivityEntry } from '../../src/main/store/activity-types';
import { account, config, filter, profile, renameEntry } from './rows';
import { KEY, open, problemFrom, setAside } from './store-in-thread';
import { timeToFail } from '../support/time-to-fail';
import { temporaryFolder } from '../support/temporary-folder';

const OTHER_KEY = 'c3'.repeat(32);
const byId = { field: 'id', direction: 'ascending' } as const;

describe('two programs with one store', () => {
  it('see what the other program has written', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    const two = await open(folder);
    await one.addProfile(profile('acme'));
    await two.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    expect((await one.searchAccounts(filter({ text: 'account' }), byId, 0, 10)).total).toBe(2);
    await one.removeProfile('acme');
    expect(await two.listProfiles()).toEqual([]);
    await two.addProfile(profile('x'));
    const refused = await problemFrom(one.addProfile(profile('y', { label: 'X' })));
    expect(refused.code).toBe('duplicate');
  });

  it('lose nothing when both write at the same time', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    const two = await open(folder);
    await one.addProfile(profile('p1'));
    await two.addProfile(profile('p2'));
    const list = (round: number) =>
      Array.from({ length: 100 }, (_, id) => account(id, { createdAt: round }));
    const write = async (store: typeof one, profileId: string) => {
      for (let round = 1; round <= 20; round += 1) {
        await store.saveAccountList(profileId, 'account', list(round), round);
      }
    };
    await Promise.all([write(one, 'p1'), write(two, 'p2')]);
    for (const store of [one, two]) {
      const { rows, total } = await store.searchAccounts(
        filter({ text: 'account' }),
        byId,
        0,
        1000,
      );
      expect(total).toBe(200);
      expect(rows.filter(({ createdAt }) => createdAt !== 20)).toEqual([]);
    }
  });

  it('continue when one of them closes it', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    const two = await open(folder);
    await one.addProfile(profile('acme'));
    await one.close();
    await two.addProfile(profile('beta'));
    await two.close();
    const again = await open(folder);
    expect((await again.listProfiles()).map(({ id }) => id)).toEqual(['acme', 'beta']);
  });

  it('export a single state while the other writes', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    const two = await open(folder);
    await one.addProfile(profile('acme'));
    const many = Array.from({ length: 2500 }, (_, id) => account(id));
    await one.saveAccountList('acme', 'account', many, 1);
    let rows = 0;
    for await (const batch of one.exportBatches('accounts', filter())) {
      rows += batch.length;
      await two.saveAccountList('acme', 'account', [], 2);
    }
    expect(rows).toBe(2500);
    expect((await one.getFacets(null, null)).accounts).toBe(0);
  });

  it('can create a new store at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const folder = temporaryFolder('store');
      const stores = await Promise.all(Array.from({ length: 5 }, () => open(folder)));
      expect(stores.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
      expect(setAside(folder)).toEqual([]);
      await Promise.all(stores.map((store, n) => store.addProfile(profile(`p${n}`))));
      expect(await stores[0]?.listProfiles()).toHaveLength(5);
      await Promise.all(stores.map((store) => store.close()));
    }
  });
});

describe('a write that waits for another program', () => {
  /** `change` is written by another program while `work` waits for it. */
  async function behind<T>(
    folder: string,
    change: (other: Database) => void,
    work: () => Promise<T>,
  ): Promise<T> {
    const other = connectDatabase(join(folder, STORE_FILE), KEY);
    noteWrittenRows(other);
    other.exec('BEGIN IMMEDIATE');
    change(other);
    other.beforeCommit?.();
    const waiting = work();
    waiting.catch(() => undefined);
    await timeToFail();
    other.exec('COMMIT');
    other.close();
    return waiting;
  }

  async function withProfile() {
    const folder = temporaryFolder('store');
    const store = await open(folder);
    await store.addProfile(profile('acme'));
    return { folder, store };
  }

  it('keeps the guard that the other program confirmed', async () => {
    const { folder, store } = await withProfile();
    const lastSync = { at: 1, problem: null };
    await behind(
      folder,
      (other) => other.run("UPDATE profiles SET guard = 'read-only'"),
      () => store.updateProfile('acme', { lastSync }),
    );
    expect(await store.getProfile('acme')).toMatchObject({ guard: 'read-only', lastSync });
  });

  it('is refused when its label was taken meanwhile', async () => {
    const { folder, store } = await withProfile();
    const refused = problemFrom(
      behind(
        folder,
        (other) => other.run("UPDATE profiles SET label = 'Beta', label_key = 'beta'"),
        () => store.addProfile(profile('beta')),
      ),
    );
    expect((await refused).code).toBe('duplicate');
  });

  it.each([
    ['a config', (store: Store) => store.saveConfig(key(1), config(1, 'x'), 1)],
    ['why there is none', (store: Store) => store.saveReadFailure(key(1), 'config', odd, 1)],
  ])('keeps %s with no account that took the place of its own', async (_what, keep) => {
    const { folder, store } = await withProfile();
    await store.saveAccount('acme', account(1), 1);
    await behind(
      folder,
      // As after a delete and an insert, which may get the same row.
      (other) => other.run('UPDATE accounts SET id = 2 WHERE id = 1'),
      () => keep(store),
    );
    expect(await store.getAccountDetail(key(2))).toMatchObject({
      config: null,
      configProblem: null,
    });
  });

  it('does not end an activity entry that was ended meanwhile', async () => {
    const { folder, store } = await withProfile();
    await store.beginActivity(begun);
    const list = () => store.listActivity(activityFilterSchema.parse({}), 0, 9);
    const { entries } = await behind(
      folder,
      (other) => other.run("UPDATE activity SET outcome = 'done'"),
      list,
    );
    expect(entries.map(({ outcome }) => outcome)).toEqual(['done']);
  });
});

const key = (id: number) => ({ profileId: 'acme', kind: 'account', id }) as const;
const odd = createProblem('badResponse', 'Odd.');
/** So long ago that no program is there any more to end it. */
const begun: NewActivityEntry = renameEntry('first', { at: 1 });

describe('a damaged store', () => {
  it('is set aside once when two programs find it at the same time, and both use the new one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const folder = temporaryFolder('store');
      writeFileSync(join(folder, STORE_FILE), randomBytes(20_000));
      const stores = await Promise.all(Array.from({ length: 4 }, () => open(folder)));
      await Promise.all(stores.map((store, n) => store.addProfile(profile(`p${n}`))));
      expect(setAside(folder)).toHaveLength(1);
      expect(await stores[0]?.listProfiles()).toHaveLength(4);
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it('is not set aside by a program that has another key, and loses nothing that its own one confirms', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    await one.addProfile(profile('acme'));
    expect((await problemFrom(open(folder, OTHER_KEY))).code).toBe('storeUnavailable');
    await one.addProfile(profile('beta'));
    await one.close();
    expect((await problemFrom(open(folder, OTHER_KEY))).code).toBe('storeUnavailable');
    expect(setAside(folder)).toEqual([]);
    const reopened = await open(folder);
    expect(reopened.problem).toBeNull();
    expect(await reopened.listProfiles()).toHaveLength(2);
  });

  it('is set aside once the program that found the damage has ended', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    await one.addProfile(profile('acme'));
    const many = Array.from({ length: 2000 }, (_, id) => account(id));
    await one.saveAccountList('acme', 'account', many, 1);
    await one.close();
    const file = join(folder, STORE_FILE);
    const size = statSync(file).size;
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, randomBytes(size / 2), 0, size / 2, size / 2);
    closeSync(descriptor);
    const finder = await open(folder);
    await problemFrom(finder.searchAccounts(filter(), byId, 0, 1000));
    for (let round = 0; round < 2; round += 1) {
      expect((await problemFrom(open(folder))).code).toBe('storeDamaged');
    }
    expect(setAside(folder)).toEqual([]);
    await finder.close();
    expect((await open(folder)).problem).toMatchObject({ code: 'storeDamaged' });
    expect(setAside(folder)).toHaveLength(1);
  });
});

describe('a store that was closed', () => {
  it('returns a Problem for every call', async () => {
    const store = await open(temporaryFolder('store'));
    await store.close();
    expect((await problemFrom(store.listProfiles())).code).toBe('storeUnavailable');
    await expect(store.close()).resolves.toBeUndefined();
  });
});
