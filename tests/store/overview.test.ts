/** The overview: each figure is what the filter that it stands for finds. */
import { saveFound } from '../../src/main/store/tables/found-accounts';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { temporaryFolder } from '../support/temporary-folder';
import {
  KEY,
  openMethods,
  account,
  config,
  filter,
  oauth,
  profile,
  storeWith,
  takeSnapshot,
} from './store-in-process';
import type { Opened } from './store-in-process';

const DAY = 86_400_000;
const NOW = 2_000 * DAY;
const byName = { field: 'displayName', direction: 'ascending' } as const;

function filled(folder?: string): Opened {
  const store = openMethods(folder);
  const { methods } = store;
  for (const name of ['acme', 'beta']) methods.addProfile(profile(name));
  const ages = [10, 100, 400, 800, 1_900];
  methods.saveAccountList(
    'acme',
    'account',
    [
      ...ages.map((days, n) => account(n + 1, { modifiedAt: NOW - days * DAY, valid: n > 1 })),
      account(9, { dataProviderType: 'json5', displayName: '' }),
    ],
    100,
  );
  methods.saveAccountList('beta', 'account', [account(1, { valid: false })], 300);
  methods.saveAccountList(
    'beta',
    'oauth',
    [oauth(1, { datasourceCount: 0 }), oauth(2, { datasourceCount: 3 }), oauth(3)],
    200,
  );
  const facts = [0, 0, 7, null].map((datasetCount, n) => ({
    id: n + 1,
    owners: [],
    datasetCount,
    used: null,
    indexedAt: null,
  }));
  saveFound(store.database, 'acme', facts, 100, true);
  methods.saveConfig({ profileId: 'acme', kind: 'account', id: 1 }, config(1, 'x'), 100);
  methods.saveAccessList({ profileId: 'acme', kind: 'account', id: 1 }, [], 100);
  return store;
}

const overviewOf = (
  { methods }: Opened,
  since: number | null = 0,
  of: readonly string[] | null = null,
) => methods.getOverview(since, NOW, of);

const found = ({ methods }: Opened, part: Parameters<typeof filter>[0]): number =>
  methods.searchAccounts(filter(part), byName, 0, 1).total;

describe('the overview', () => {
  it('counts providers, states and instances', () => {
    const store = filled();
    expect(overviewOf(store)).toMatchObject({
      accounts: 7,
      oauth: 3,
      valid: 4,
      invalid: 3,
      providers: [
        { dataProviderType: 'snowflake', name: null, count: 9 },
        { dataProviderType: 'json5', name: null, count: 1 },
      ],
      instances: [
        { profileId: 'acme', label: 'acme', accounts: 6, oauth: 0, invalid: 2, readAt: 100 },
        { profileId: 'beta', label: 'beta', accounts: 1, oauth: 3, invalid: 1, readAt: 200 },
      ],
    });
  });

  it('counts ages, use and what was never read as the filters do', () => {
    const store = filled();
    const overview = overviewOf(store);
    expect(overview.ages.map(({ band, count }) => [band, count])).toEqual([
      ['months3', 1],
      ['year1', 1],
      ['years2', 1],
      ['older', 2],
      ['unknown', 5],
    ]);
    for (const { band, from, before, count } of overview.ages) {
      if (band === 'unknown') continue;
      const bounds = {
        ...(from === null ? {} : { modifiedFrom: from }),
        ...(before === null ? {} : { modifiedBefore: before }),
      };
      expect([band, found(store, bounds)]).toEqual([band, count]);
    }
    expect(overview).toMatchObject({ unused: 3, useUnknown: 5 });
    expect(found(store, { datasetsAtMost: 0 })).toBe(overview.unused);
    expect(found(store, { datasetsAtLeast: 0 })).toBe(10 - overview.useUnknown);
    expect(overview).toMatchObject({ configsNotRead: 9, accessNotRead: 9 });
    expect(found(store, { notRead: 'config' })).toBe(9);
    expect(found(store, { notRead: 'access' })).toBe(9);
  });

  it('of all instances by name is that of all', () => {
    const store = filled();
    expect(overviewOf(store, 0, ['acme', 'beta'])).toEqual(overviewOf(store));
  });

  it('of one instance counts as the filters do, and two of them add up to that of both', () => {
    const store = filled();
    const all = overviewOf(store);
    const [acme, beta] = ['acme', 'beta'].map((id) => overviewOf(store, 0, [id]));
    if (acme === undefined || beta === undefined) throw new Error('there are two');
    for (const figure of [
      'accounts',
      'oauth',
      'valid',
      'invalid',
      'unused',
      'useUnknown',
      'configsNotRead',
      'accessNotRead',
    ] as const)
      expect([figure, acme[figure] + beta[figure]]).toEqual([figure, all[figure]]);
    expect(acme.ages.map(({ count }, at) => count + (beta.ages[at]?.count ?? 0))).toEqual(
      all.ages.map(({ count }) => count),
    );
    expect(found(store, { profileIds: ['acme'], datasetsAtMost: 0 })).toBe(acme.unused);
    expect(found(store, { profileIds: ['acme'], notRead: 'config' })).toBe(acme.configsNotRead);
    expect(acme.instances.map(({ profileId }) => profileId)).toEqual(['acme']);
    expect(beta.providers).toEqual([{ dataProviderType: 'snowflake', name: null, count: 4 }]);
    expect(beta.oldest).toEqual([]);
    expect(acme.oldest.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
  });

  it('of an instance that is gone is empty', () => {
    expect(overviewOf(filled(), 0, ['gone'])).toMatchObject({
      accounts: 0,
      instances: [],
      oldest: [],
      unused: 0,
      ages: [{ count: 0 }, { count: 0 }, { count: 0 }, { count: 0 }, { count: 0 }],
    });
  });

  it('names the accounts whose change is the longest ago, and takes the name where nothing is displayed', () => {
    const store = filled();
    const { oldest } = overviewOf(store);
    expect(oldest.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(oldest[0]).toEqual({
      profileId: 'acme',
      kind: 'account',
      id: 5,
      displayName: 'Account 5',
      dataProviderType: 'snowflake',
      modifiedAt: NOW - 1_900 * DAY,
    });
    const many = Array.from({ length: 12 }, (_, n) =>
      account(n + 1, { displayName: '', modifiedAt: n + 1 }),
    );
    store.methods.saveAccountList('acme', 'account', many, 400);
    const later = overviewOf(store).oldest;
    expect(later).toHaveLength(10);
    expect(later[0]).toMatchObject({ id: 1, displayName: 'account-1' });
  });

  it('adds up the changes of the period without the first snapshot of an instance', () => {
    const store = filled();
    takeSnapshot(store, 'acme');
    const first = overviewOf(store).instances[0];
    expect(first).toMatchObject({
      changes: { added: 0, removed: 0, changed: 0 },
      detailsFrom: null,
    });
    const { methods } = store;
    methods.saveAccountList(
      'acme',
      'account',
      [account(1, { displayName: 'Other' }), account(20), account(21)],
      500,
    );
    const taken = takeSnapshot(store, 'acme', 77) ?? 0;
    expect(overviewOf(store)).toMatchObject({
      since: 0,
      changesFrom: 0,
      instances: [
        { changes: { added: 2, removed: 5, changed: 1 }, detailsFrom: 77 },
        { changes: { added: 0, removed: 0, changed: 0 }, detailsFrom: null },
      ],
    });
    expect(overviewOf(store, taken + 1).instances[0]?.changes.added).toBe(0);
    expect(overviewOf(store, null).since).toBe(NOW - 30 * DAY);
  });

  it('leaves out a snapshot that was changed from outside', () => {
    const folder = temporaryFolder('store');
    const store = filled(folder);
    takeSnapshot(store, 'acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(30)], 500);
    takeSnapshot(store, 'acme');
    expect(overviewOf(store).instances[0]?.changes.added).toBe(1);
    const outside = connectDatabase(join(folder, STORE_FILE), KEY);
    outside.exec('UPDATE snapshots SET added = 4000 WHERE added = 1');
    outside.close();
    expect(overviewOf(store).instances[0]?.changes.added).toBe(0);
  });

  it('says why the last sync of an instance failed, and what its search covers', () => {
    const store = storeWith('acme');
    const problem = createProblem('offline', 'It is not reachable.');
    store.methods.updateProfile('acme', { lastSync: { at: 5, problem } });
    expect(overviewOf(store).instances[0]).toMatchObject({ problem, coverage: null, readAt: null });
    const coverage = { total: 4, found: 4, searchOnly: 1, complete: true };
    store.methods.updateProfile('acme', { lastSync: { at: 6, problem: null, coverage } });
    expect(overviewOf(store).instances[0]).toMatchObject({ problem: null, coverage });
  });

  it('is empty without instances', () => {
    const store = storeWith();
    expect(overviewOf(store)).toMatchObject({
      accounts: 0,
      providers: [],
      instances: [],
      oldest: [],
    });
    store.methods.addProfile(profile('acme'));
    expect(overviewOf(store).instances).toHaveLength(1);
  });
});
