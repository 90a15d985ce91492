/** What was confirmed while the keychain was locked moves from memory to the file, or stays in memory: it is never lost. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  activityFilterSchema,
  contract,
  fail,
  createProblem,
  type Provider,
  type SavedComparison,
} from '../../src/contract';
import { Profiles } from '../../src/main/profiles/profiles';
import { LOCK_FILE } from '../../src/main/store/db/file-locks';
import type { Store } from '../../src/main/store/store-types';
import { failureOf } from '../support/failure';
import { account, entry, profile, renameEntry } from '../store/rows';
import { open } from '../store/store-in-thread';
import { lateKeychain, unlocked, type LateKeychain } from './late-keychain';

const key = (id: number) => ({ profileId: 'acme', kind: 'account', id }) as const;
const provider: Provider = {
  key: 'snowflake',
  name: 'Snowflake',
  authenticationScheme: null,
  fields: [],
  more: {},
  connectorValidatorPresent: false,
  customerOAuthConfigurationDataProviderType: null,
};
const saved = (id: string, name: string): SavedComparison => ({
  id,
  name,
  savedAt: 1,
  comparison: { view: 'accounts', accounts: [key(1), key(2)], baseline: null },
});

let late: LateKeychain;

afterEach(() => late.workspace.close());

async function memoryWithAcme(): Promise<Store> {
  late = lateKeychain();
  const memory = await late.workspace.store();
  await memory.addProfile(profile('acme', { guard: 'read-only' }));
  await memory.saveAccountList('acme', 'account', [account(1), account(2)], 5);
  await memory.saveAccessList(key(2), [entry('7')], 7);
  await memory.beginActivity(renameEntry('first'));
  return memory;
}

const activityOf = async (store: Store) =>
  (await store.listActivity(activityFilterSchema.parse({}), 0, 9)).entries.map(({ id }) => id);

async function expectAllOfIt(place: Store['storage']): Promise<void> {
  const store = await late.workspace.store();
  expect([store.storage, late.workspace.status().store.state]).toEqual([place, place]);
  expect(await store.listProfiles()).toMatchObject([{ id: 'acme', guard: 'read-only' }]);
  expect(await store.getAccountDetail(key(2))).toMatchObject({
    access: [{ id: '7' }],
    accessReadAt: 7,
  });
  expect(await activityOf(store)).toEqual(['first']);
}

const retry = (): Promise<void> => late.workspace.retryKeychain();

describe('when the keychain opens', () => {
  it('but the file does not, everything stays in memory and moves to the file at the next try', async () => {
    await memoryWithAcme();
    late.state = unlocked;
    mkdirSync(join(late.folder, LOCK_FILE));
    const why = await failureOf(retry());
    expect(why.code).toBe('storeUnavailable');
    expect(late.workspace.status().store.problem).toEqual(why);
    await expectAllOfIt('memory');
    rmSync(join(late.folder, LOCK_FILE), { recursive: true });
    await retry();
    await expectAllOfIt('file');
    expect(late.workspace.status().store.problem).toBeNull();
  });

  it('but refuses the key, everything stays in memory', async () => {
    await memoryWithAcme();
    late.state = unlocked;
    late.withoutKey = createProblem('keychainLocked', 'It is locked again.');
    expect((await failureOf(retry())).code).toBe('keychainLocked');
    await expectAllOfIt('memory');
    late.withoutKey = null;
    await retry();
    await expectAllOfIt('file');
  });

  it.each(['addProfile', 'saveAccountList', 'saveAccessList', 'beginActivity'] as const)(
    'but the disk is full at %s, everything stays in memory and moves to the file at the next try',
    async (method) => {
      await memoryWithAcme();
      late.state = unlocked;
      let file: Store | undefined;
      late.file = (store) =>
        (file = { ...store, [method]: async () => Promise.resolve().then(full) });
      expect((await failureOf(retry())).code).toBe('diskFull');
      await expectAllOfIt('memory');
      // Nobody has it any more.
      expect((await failureOf(file?.listProfiles() ?? Promise.resolve())).code).toBe(
        'storeUnavailable',
      );
      late.file = (store) => store;
      await retry();
      await expectAllOfIt('file');
    },
  );
});

const full = (): never => fail('diskFull', 'The disk is full.');

describe('while memory is being moved to the file', () => {
  /** The file's store holds up what is written there until it is let go. */
  function slowly(): { begun: Promise<void>; letGo: () => void } {
    let begin = (): void => undefined;
    let letGo = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const until = new Promise<void>((resolve) => (letGo = resolve));
    late.state = unlocked;
    late.file = (store) => ({
      ...store,
      saveAccessList: async (...args) => {
        begin();
        await until;
        await store.saveAccessList(...args);
      },
    });
    return {
      begun,
      letGo: () => {
        letGo();
      },
    };
  }

  it('a change that is confirmed ends up in the file', async () => {
    const memory = await memoryWithAcme();
    const { begun, letGo } = slowly();
    const retried = retry();
    await begun;
    expect(late.workspace.status().store.state).toBe('memory');
    const added = late.workspace.store().then((store) => store.addProfile(profile('beta')));
    // Whoever got the store before is told that it is not that one any more.
    const refused = failureOf(memory.addProfile(profile('gamma')));
    // In the next turn, when both have been asked for.
    setImmediate(letGo);
    await retried;
    await added;
    expect((await refused).code).toBe('storeUnavailable');
    const file = await late.workspace.store();
    expect((await file.listProfiles()).map(({ id }) => id)).toEqual(['acme', 'beta']);
  });

  it('an instance that is being added ends up in the file', async () => {
    late = lateKeychain();
    const profiles = new Profiles(late.workspace, () => undefined);
    await late.workspace.store();
    late.state = unlocked;
    late.whileKept = retry;
    const request = contract['profile.add'].request.parse({
      instance: 'acme',
      token: 'token',
      keep: 'session',
      check: false,
    });
    await profiles.add(
      await profiles.prepareNew(request, new AbortController().signal),
      request.token,
    );
    const file = await late.workspace.store();
    expect([file.storage, await file.listProfiles()]).toMatchObject(['file', [{ label: 'acme' }]]);
  });

  it('a change that is confirmed stays in memory when the move fails', async () => {
    const memory = await memoryWithAcme();
    const { begun, letGo } = slowly();
    const { file: slow } = late;
    late.file = (store) => ({
      ...slow(store),
      beginActivity: async () => Promise.resolve().then(full),
    });
    const retried = failureOf(retry());
    await begun;
    const added = late.workspace.store().then((store) => store.addProfile(profile('beta')));
    const other = memory.addProfile(profile('gamma'));
    // In the next turn, when both have been asked for.
    setImmediate(letGo);
    expect((await retried).code).toBe('diskFull');
    await Promise.all([added, other]);
    expect(await (await late.workspace.store()).listProfiles()).toHaveLength(3);
  });
});

describe('moving memory to the file', () => {
  it('takes over changed settings, saved comparisons, providers, ages and reading failures', async () => {
    const memory = await memoryWithAcme();
    const odd = createProblem('forbidden', 'No.');
    await memory.updateSettings({ keepSnapshotsDays: 30 });
    await memory.saveComparison(saved('s1', 'Mine'));
    await memory.saveProviders('acme', [provider], 4);
    await memory.saveAccountList('acme', 'oauth', [], 6);
    await memory.saveAccount('acme', account(3), 9);
    await memory.saveReadFailure(key(1), 'config', odd, 8);
    await memory.saveReadFailure(key(2), 'accessList', odd, 8);
    late.state = unlocked;
    await retry();
    const file = await late.workspace.store();
    expect(await file.getSettings()).toMatchObject({ keepSnapshotsDays: 30 });
    expect(await file.listSavedComparisons()).toMatchObject([{ id: 's1', name: 'Mine' }]);
    expect(await file.listProviders('acme')).toEqual({ providers: [provider], readAt: 4 });
    expect(await file.getListTimesAt('acme', null)).toEqual({ accountsReadAt: 5, oauthReadAt: 6 });
    expect(await file.getAccountDetail(key(1))).toMatchObject({
      accountReadAt: 5,
      configProblem: odd,
    });
    expect(await file.getAccountDetail(key(2))).toMatchObject({
      accessReadAt: 7,
      accessProblem: odd,
    });
    expect(await file.getAccountDetail(key(3))).toMatchObject({ accountReadAt: 9 });
  });

  it('takes over no list that was never read', async () => {
    late = lateKeychain();
    const memory = await late.workspace.store();
    await memory.addProfile(profile('acme'));
    await memory.saveAccount('acme', account(3), 9);
    late.state = unlocked;
    await retry();
    const file = await late.workspace.store();
    expect(await file.getListTimesAt('acme', null)).toEqual({
      accountsReadAt: null,
      oauthReadAt: null,
    });
    expect(await file.getAccountDetail(key(3))).toMatchObject({ accountReadAt: 9 });
  });

  it('overwrites nothing in the file: it keeps the existing record of an instance and renames duplicate names', async () => {
    const memory = await memoryWithAcme();
    const file = await open(late.folder);
    await file.addProfile(profile('known', { origin: 'https://acme.domo.com', label: 'Known' }));
    await file.addProfile(profile('other', { label: 'BETA' }));
    await file.saveComparison(saved('s0', 'mine'));
    await file.updateSettings({ keepSnapshotsDays: 90 });
    await memory.addProfile(profile('beta', { label: 'Beta' }));
    await memory.saveComparison(saved('s1', 'Mine'));
    late.state = unlocked;
    await retry();
    const labels = (await file.listProfiles()).map(({ id, label }) => [id, label]);
    expect(labels).toEqual([
      ['other', 'BETA'],
      ['beta', 'Beta (2)'],
      ['known', 'Known'],
    ]);
    expect((await file.listSavedComparisons()).map(({ id, name }) => [id, name])).toEqual([
      ['s0', 'mine'],
      ['s1', 'Mine (2)'],
    ]);
    expect(await file.getSettings()).toMatchObject({ keepSnapshotsDays: 90 });
    expect(await activityOf(file)).toEqual(['first']);
  });
});
