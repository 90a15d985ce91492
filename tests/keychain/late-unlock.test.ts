/** A keychain that unlocks after the start: nothing that was read before is lost. */
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import type { Workspace } from '../../src/main/workspace';
import { failureOf } from '../support/failure';
import { account, config, entry, filter, oauth, profile } from '../store/rows';
import { lateKeychain, locked, unlocked } from './late-keychain';

const byId = { field: 'id', direction: 'ascending' } as const;

async function fill(workspace: Workspace): Promise<void> {
  const store = await workspace.store();
  expect(store.storage).toBe('memory');
  await store.addProfile(profile('acme'));
  await store.updateProfile('acme', { lastSync: { at: 9, problem: null } });
  await store.saveAccountList('acme', 'account', [account(1), account(2)], 5);
  await store.saveAccountList('acme', 'oauth', [oauth(1)], 6);
  await store.saveAccessList({ profileId: 'acme', kind: 'account', id: 2 }, [entry('7')], 7);
  await store.saveConfig({ profileId: 'acme', kind: 'account', id: 2 }, config(2, 'me'), 8);
}

describe('a keychain that becomes available later', () => {
  it('lets the file take over the data that was read without it, with its age', async () => {
    const made = lateKeychain();
    await fill(made.workspace);
    made.state = unlocked;
    await made.workspace.retryKeychain();
    const store = await made.workspace.store();
    expect(store.storage).toBe('file');
    const { rows, total } = await store.searchAccounts(filter(), byId, 0, 10);
    expect(total).toBe(3);
    expect(rows.map(({ kind, id, readAt }) => [kind, id, readAt])).toEqual(
      expect.arrayContaining([
        ['account', 1, 5],
        ['account', 2, 5],
        ['oauth', 1, 6],
      ]),
    );
    expect(
      await store.getAccountDetail({ profileId: 'acme', kind: 'account', id: 2 }),
    ).toMatchObject({
      access: [{ id: '7' }],
      accessReadAt: 7,
    });
    expect((await store.listProfiles())[0]?.lastSync).toEqual({ at: 9, problem: null });
    await made.workspace.close();
  });

  it('is opened once when two callers retry at the same moment', async () => {
    const made = lateKeychain();
    await fill(made.workspace);
    made.state = unlocked;
    await Promise.all([made.workspace.retryKeychain(), made.workspace.retryKeychain()]);
    expect(made.opened()).toBe(2);
    expect(await (await made.workspace.store()).listProfiles()).toHaveLength(1);
    await made.workspace.close();
  });

  it('is not opened while the id of the data folder cannot be read', async () => {
    const made = lateKeychain(
      createProblem('cannotWriteFile', 'The id of the folder cannot be read.'),
    );
    await made.workspace.store();
    made.state = unlocked;
    await made.workspace.retryKeychain();
    expect(made.opened()).toBe(0);
    expect((await made.workspace.store()).storage).toBe('memory');
    await made.workspace.close();
  });

  it('provides the fingerprint key that it refused before', async () => {
    const made = lateKeychain(null, unlocked);
    await made.workspace.store();
    made.state = locked;
    expect((await failureOf(made.workspace.fingerprintKey())).code).toBe('unexpected');
    made.state = unlocked;
    expect(await made.workspace.fingerprintKey()).toBe('ab'.repeat(32));
    await made.workspace.close();
  });
});
