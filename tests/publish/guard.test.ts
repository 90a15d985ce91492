/** What inventory.publish refuses before anything is sent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { LABEL, sampleBench } from '../support/sample';
import { STORE_KEY } from '../support/service';

const { service, domo, profileId } = sampleBench();

const request = () => ({ profileId: profileId() });
const setGuard = (guard: 'confirm' | 'read-only') =>
  service().done('profile.update', { profileId: profileId(), guard });

const storeFile = () => join(service().folder, STORE_FILE);

describe('the guard of the target', () => {
  it('read-only: nothing is sent, and the refusal is in the activity', async () => {
    await setGuard('read-only');
    const before = domo().log.count();
    const problem = await service().refused('inventory.publish', request());
    expect(problem.code).toBe('readOnly');
    expect(domo().log.count()).toBe(before);
    expect(await service().newest()).toMatchObject({
      operation: 'inventory.publish',
      kind: null,
      outcome: 'refused',
    });
  });

  it('confirm: wants the label, and takes it', async () => {
    await setGuard('confirm');
    const refused = await service().refused('inventory.publish', { ...request(), confirm: 'x' });
    expect(refused.code).toBe('notConfirmed');
    expect(domo().state.published.size).toBe(0);
    const { results } = await service().done('inventory.publish', { ...request(), confirm: LABEL });
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  });

  it('fails with notFound for a profile that is not there', async () => {
    const problem = await service().refused('inventory.publish', { profileId: 'gone' });
    expect(problem.code).toBe('notFound');
    const preview = await service().refused('inventory.publishPreview', { profileId: 'gone' });
    expect(preview.code).toBe('notFound');
  });
});

describe('an emptied store', () => {
  it('that has no accounts publishes nothing', async () => {
    await service().done('inventory.publish', request());
    const store = await service().workspace.store();
    await store.saveAccountList(profileId(), 'account', [], Date.now(), { searchedAll: true });
    await store.saveAccountList(profileId(), 'oauth', [], Date.now());
    const problem = await service().refused('inventory.publish', request());
    expect(problem.code).toBe('notFound');
    expect([...domo().state.published.values()].map(({ commits }) => commits)).toEqual([1, 1, 1]);
  });

  it('skips a table without rows that was never published', async () => {
    const store = await service().workspace.store();
    for (const { kind, id } of await store.listAccountKeys(profileId())) {
      await store.saveAccessList({ profileId: profileId(), kind, id }, [], Date.now());
    }
    const { results } = await service().done('inventory.publish', request());
    expect(results.map(({ table, outcome }) => [table, outcome])).toEqual([
      ['accounts', 'done'],
      ['access', 'skipped'],
      ['instances', 'done'],
    ]);
    expect(results[1]?.problem?.next).toContain('--depth full');
  });

  it('keeps the rows in Domo when a table that was published has none any more', async () => {
    await service().done('inventory.publish', request());
    const store = await service().workspace.store();
    for (const { kind, id } of await store.listAccountKeys(profileId())) {
      await store.saveAccessList({ profileId: profileId(), kind, id }, [], Date.now());
    }
    const { results } = await service().done('inventory.publish', request());
    expect(results[1]).toMatchObject({ outcome: 'refused', problem: { code: 'noMatch' } });
    expect([...domo().state.published.values()].map(({ commits }) => commits)).toEqual([2, 1, 2]);
  });
});

describe('a damaged store', () => {
  it('that was set aside publishes nothing until somebody acknowledged it', async () => {
    await service().done('inventory.publish', request());
    await service().workspace.close();
    writeFileSync(storeFile(), 'not a database at all, and long enough to be read as one');
    await service().reopen();
    const problem = await service().refused('inventory.publish', request());
    expect(problem.code).toBe('storeDamaged');
    expect(problem.message).toContain('Nothing was published');
    expect([...domo().state.published.values()].map(({ commits }) => commits)).toEqual([1, 1, 1]);
  });

  it.each([
    ['an account', "UPDATE accounts SET owner = 'Mallory'"],
    ['the record of a DataSet', "UPDATE published SET dataset_id = 'another'"],
  ])('in which %s was changed replaces nothing', async (_what, sql) => {
    await service().done('inventory.publish', request());
    const database = connectDatabase(storeFile(), STORE_KEY);
    database.exec(sql);
    database.close();
    const result = await service().call('inventory.publish', request());
    const codes = result.ok
      ? result.value.results.map(({ problem }) => problem?.code)
      : [result.problem.code];
    expect(codes[0]).toBe('storeDamaged');
    const [accounts] = domo().state.published.values();
    expect(accounts?.commits).toBe(1);
    expect(domo().state.published.size).toBe(3);
  });
});
