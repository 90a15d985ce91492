/** A data folder whose keychain opens late: the store in memory moves into the file. */
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { activityFilterSchema, createProblem } from '../../src/contract';
import type { TokenVault, VaultStatus } from '../../src/main/keychain/token-vault';
import { openStore } from '../../src/main/store';
import type { NewActivityEntry } from '../../src/main/store/activity-types';
import { Workspace } from '../../src/main/workspace';
import { failureOf } from '../support/failure';
import { profile, renameEntry } from '../store/rows';
import { temporaryFolder } from '../support/temporary-folder';

const threadFile = resolve('out', 'main', 'store-thread.js');
const locked: VaultStatus = {
  state: 'locked',
  problem: createProblem('keychainLocked', 'Locked.'),
};
let folder: string;
let workspace: Workspace;
let state: VaultStatus;

beforeEach(() => {
  folder = temporaryFolder('workspace');
  state = locked;
  const vault: TokenVault = {
    status: () => state,
    open: () => Promise.resolve(state),
    getToken: () => Promise.resolve('token'),
    getRenewal: () => Promise.resolve(null),
    saveRenewal: () => Promise.resolve(),
    removeRenewal: () => Promise.resolve(),
    getTokenPlace: () => 'keychain',
    saveToken: () => Promise.resolve(),
    removeToken: () => Promise.resolve(),
    getOrCreateKey: () => Promise.resolve({ hex: '5a'.repeat(32), fresh: true }),
    close: () => undefined,
  };
  workspace = new Workspace({
    home: folder,
    homeProblem: null,
    vault,
    announce: () => undefined,
    openStore: (key) => openStore({ folder: key && folder, key: key ?? '', threadFile }),
  });
});

afterEach(async () => {
  await workspace.close();
});

const entry = (id: string, at: number): NewActivityEntry =>
  renameEntry(id, { at, account: 'Orders' });

it('the move into the file takes instances and activity over, and running work ends in the file', async () => {
  const memory = await workspace.store();
  await memory.addProfile(profile('acme'));
  const now = Date.now();
  await memory.beginActivity(entry('first', now));
  const why = createProblem('crudFailed', 'No.');
  await memory.endActivity('first', { outcome: 'refused', problem: why, endedAt: now });
  await memory.beginActivity(entry('second', now));

  state = { state: 'unlocked', problem: null };
  await workspace.retryKeychain();
  const file = await workspace.store();
  expect(file.storage).toBe('file');
  const listed = async () =>
    (await file.listActivity(activityFilterSchema.parse({}), 0, 9)).entries;
  expect((await listed()).map(({ id, outcome }) => [id, outcome])).toEqual([
    ['second', 'pending'],
    ['first', 'refused'],
  ]);
  expect((await listed())[1]?.problem).toEqual(why);
  await file.endActivity('second', { outcome: 'done', problem: null, endedAt: now });
  expect((await listed())[0]?.outcome).toBe('done');
});

it('a workspace that is ending creates no more clients', async () => {
  await (await workspace.store()).addProfile(profile('acme'));
  expect((await workspace.client('acme')).origin).toBe('https://acme.domo.com');
  workspace.endClients();
  expect((await failureOf(workspace.client('acme'))).code).toBe('cancelled');
});
