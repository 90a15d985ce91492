/** Restoring a store that was set aside: one at a time. */
import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TokenVault } from '../../src/main/keychain/token-vault';
import { openStore } from '../../src/main/store';
import { Workspace } from '../../src/main/workspace';
import { failureOf } from '../support/failure';
import { temporaryFolder } from '../support/temporary-folder';
import { profile } from '../store/rows';

const threadFile = resolve('out', 'main', 'store-thread.js');
const KEY = '5a'.repeat(32);
const [FIRST, SECOND] = ['1', '2'].map(
  (day) => `inventory.db.damaged-2026-01-0${day}T00-00-00-000Z`,
) as [string, string];

let home: string;
let workspace: Workspace;

/** A store with one instance, under the name of one that was set aside. */
async function leaveStore(name: string, profileId: string): Promise<void> {
  const folder = temporaryFolder('set-aside');
  const store = await openStore({ folder, key: KEY, threadFile });
  await store.addProfile(profile(profileId));
  await store.close();
  renameSync(join(folder, 'inventory.db'), join(home, name));
}

beforeEach(async () => {
  home = temporaryFolder('restore');
  await leaveStore(FIRST, 'first');
  await leaveStore(SECOND, 'second');
  workspace = new Workspace({
    home,
    homeProblem: null,
    vault: {
      status: () => ({ state: 'unlocked', problem: null }),
      open: () => Promise.resolve({ state: 'unlocked', problem: null }),
      getOrCreateKey: () => Promise.resolve({ hex: KEY, fresh: true }),
      close: () => undefined,
    } as unknown as TokenVault,
    announce: () => undefined,
    openStore: (key) => openStore({ folder: key && home, key: key ?? '', threadFile }),
    checkStore: () =>
      Promise.resolve({
        state: 'good',
        changedRows: 0,
        incompleteTables: 0,
        contents: null,
      } as never),
  });
  await (await workspace.store()).addProfile(profile('own'));
});

afterEach(async () => {
  await workspace.close();
});

const instances = async (): Promise<string[]> =>
  (await (await workspace.store()).listProfiles()).map(({ id }) => id).toSorted();

it('a second restoring meanwhile is refused and says so, and the first ends as it would alone', async () => {
  const first = workspace.restoreStore(FIRST);
  const second = failureOf(workspace.restoreStore(SECOND));
  await first;
  expect(await second).toMatchObject({
    code: 'storeUnavailable',
    message: 'A store is being restored already.',
  });
  expect(await instances()).toEqual(['first', 'own']);

  await workspace.restoreStore(SECOND);
  expect(await instances()).toEqual(['first', 'own', 'second']);
});

it('one that failed is in nobody’s way', async () => {
  const none = failureOf(workspace.restoreStore('inventory.db.damaged-2020-01-01T00-00-00-000Z'));
  expect((await none).code).toBe('notFound');
  await workspace.restoreStore(FIRST);
  expect(await instances()).toEqual(['first', 'own']);
});
