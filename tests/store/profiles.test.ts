/** Profiles are kept once each; removing one takes all that was read of it, and nothing of another. */
import { saveFound } from '../../src/main/store/tables/found-accounts';
import { streamRead } from './filled-store';
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import type { Database } from '../../src/main/store/db/database';
import {
  account,
  config,
  entry,
  filter,
  oauth,
  openMethods,
  problemFrom,
  profile,
  storeWith,
  takeSnapshot,
  type Opened,
} from './store-in-process';

const labels = ({ methods }: Opened) => methods.listProfiles().map(({ label }) => label);

/** Everything that can be kept of a profile. */
function fill(opened: Opened, profileId: string): void {
  const { methods } = opened;
  methods.saveAccountList(profileId, 'account', [account(1), account(2, { valid: false })], 10);
  methods.saveAccountList(profileId, 'oauth', [oauth(1)], 10);
  const key = { profileId, kind: 'account', id: 1 } as const;
  methods.saveConfig(key, config(1, 'someone'), 10);
  methods.pairAccounts([key, { profileId, kind: 'account', id: 2 }]);
  methods.saveAccessList(key, [entry('7')], 10);
  methods.beginSyncRun({ profileId, startedAt: 9 });
  saveFound(
    opened.database,
    profileId,
    [{ id: 1, owners: null, datasetCount: 4, used: true, indexedAt: 9 }],
    10,
    true,
  );
  methods.saveProviders(
    profileId,
    [
      {
        key: 'snowflake',
        name: 'Snowflake',
        authenticationScheme: 'fields',
        fields: [],
        connectorValidatorPresent: false,
        customerOAuthConfigurationDataProviderType: null,
        more: {},
      },
    ],
    10,
  );
  methods.saveSuccessfulWrite(key, {
    secrets: { password: 'f1' },
    otherFields: [],
    writtenAt: 10,
    modifiedAt: 5,
    modifiedBefore: null,
  });
  methods.saveDirectory(profileId, [{ type: 'GROUP', id: '5', readAt: 9, data: null }]);
  const reading = methods.saveAudit(profileId, {
    state: { readFrom: 1, readUntil: 9, fullAt: null, reader: null, problem: null },
    changes: [{ id: 1, action: 'UPDATED', by: 'Ada', at: 8, source: 'activityLog' }],
    outdated: [],
  });
  methods.saveTokenExpiry(profileId, { expiresAt: 9, tokens: 1, readAt: 2 });
  methods.saveReportMarks([
    { at: 1, profileId, comparison: null, found: { keys: {}, searchOnly: null } },
  ]);
  methods.saveStreamReads(profileId, [{ kind: 'account', id: 1, read: streamRead }], 10);
  methods.saveDetailMarks(profileId, [{ kind: 'account', id: 1, listed: 'so' }], reading);
  const dataset = { datasetId: 'd-1', madeAt: 1, publishedAt: null, rows: null };
  methods.savePublished(profileId, { table: 'accounts', ...dataset });
  const [{ revision } = { revision: -1 }] = methods.listComparedProfiles([profileId]);
  methods.saveSummaries(profileId, { revision, rule: 1 }, 0, Buffer.from('made of all that'));
  takeSnapshot(opened, profileId);
}

/** What was done, saved and set outlives the profile; the last is SQLite's own. */
const OUTLIVING = new Set([
  'activity',
  'bulk_runs',
  'bulk_items',
  'reviews',
  'saved_comparisons',
  'saved_views',
  'settings',
  'sqlite_sequence',
]);

/** Rows of each table, those that search keeps for itself included. */
function rowCounts(database: Database): Record<string, number> {
  const tables = database
    .all("SELECT name FROM sqlite_master WHERE type = 'table'")
    .map(({ name }) => String(name))
    .filter((name) => !/^accounts_text_(?!docsize)/.test(name) && name !== 'accounts_text')
    .filter((name) => !OUTLIVING.has(name));
  return Object.fromEntries(
    tables.map((table) => [
      table,
      Number(database.get(`SELECT COUNT(*) AS n FROM ${table}`)?.['n']),
    ]),
  );
}

describe('adding a profile', () => {
  it('stores every part of it, with nothing read yet', () => {
    const { methods } = openMethods();
    const added = profile('acme', {
      label: 'Acme · prod',
      group: 'Production',
      colour: 'red',
      guard: 'confirm',
      keep: 'session',
      user: { id: 27, displayName: 'Ada', emailAddress: 'ada@acme.test' },
    });
    methods.addProfile(added);
    expect(methods.getProfile('acme')).toEqual({
      ...added,
      lastCheck: null,
      lastSync: null,
      readAt: null,
      counts: { accounts: 0, oauth: 0, invalid: 0 },
    });
    expect(methods.listProfiles()).toEqual([methods.getProfile('acme')]);
  });

  it.each([
    ['the same instance', { origin: 'https://acme.domo.com' }, 'This instance is there already'],
    ['the same label', { label: 'Acme' }, 'Another instance is called Acme.'],
    ['the same label in capitals', { label: 'ACME' }, 'Another instance is called Acme.'],
    // Full-width letters look the same in a list.
    ['the same label in another form', { label: 'ａｃｍｅ' }, 'Another instance is called Acme.'],
  ])('refuses %s', (_name, changes, message) => {
    const store = openMethods();
    store.methods.addProfile(profile('acme', { label: 'Acme' }));
    const refused = problemFrom(() => {
      store.methods.addProfile(profile('beta', changes));
    });
    expect(refused.code).toBe('duplicate');
    expect(refused.message).toContain(message);
    expect(labels(store)).toEqual(['Acme']);
  });

  it('lists profiles by group, those without a group last, then by label in any case', () => {
    const { methods } = openMethods();
    for (const [id, group] of [
      ['zeta', 'Alpha'],
      ['Beta', ''],
      ['alpha', ''],
      ['eta', 'Alpha'],
      ['gamma', 'Omega'],
    ] as const) {
      methods.addProfile(profile(id, { group }));
    }
    expect(methods.listProfiles().map(({ id }) => id)).toEqual([
      'eta',
      'zeta',
      'gamma',
      'alpha',
      'Beta',
    ]);
  });

  it('returns null for a profile that does not exist', () => {
    expect(openMethods().methods.getProfile('nobody')).toBeNull();
  });
});

describe('the age of the data', () => {
  it('is that of the older list, and a failed sync does not change it', () => {
    const { methods } = storeWith('acme');
    const readAt = () => methods.getProfile('acme')?.readAt;
    expect(readAt()).toBeNull();
    methods.saveAccountList('acme', 'account', [], 7);
    methods.saveAccountList('acme', 'oauth', [], 5);
    methods.updateProfile('acme', {
      lastSync: { at: 9, problem: createProblem('offline', 'No network.') },
    });
    expect(readAt()).toBe(5);
  });
});

describe('updating a profile', () => {
  it('changes only the parts that are given', () => {
    const { methods } = storeWith('acme');
    const before = methods.getProfile('acme');
    const lastCheck = { at: 5, problem: createProblem('offline', 'No network.') };
    methods.updateProfile('acme', { label: 'Acme', guard: 'read-only', lastCheck });
    expect(methods.getProfile('acme')).toEqual({
      ...before,
      label: 'Acme',
      guard: 'read-only',
      lastCheck,
    });
  });

  it('can change every part, and can clear the optional ones', () => {
    const { methods } = storeWith('acme');
    const all = {
      label: 'New',
      group: 'Test',
      colour: 'teal',
      guard: 'confirm',
      keep: 'session',
      user: { id: 1, displayName: 'Ada', emailAddress: null },
      lastCheck: { at: 1, problem: null },
      lastSync: { at: 2, problem: createProblem('cancelled', 'Stopped.') },
    } as const;
    methods.updateProfile('acme', all);
    expect(methods.getProfile('acme')).toMatchObject(all);
    methods.updateProfile('acme', { user: null, lastCheck: null, lastSync: null });
    expect(methods.getProfile('acme')).toMatchObject({
      ...all,
      user: null,
      lastCheck: null,
      lastSync: null,
    });
  });

  it("refuses another profile's label and keeps its own", () => {
    const store = storeWith('acme', 'beta');
    const refused = problemFrom(() => {
      store.methods.updateProfile('beta', { label: 'Acme' });
    });
    expect(refused.code).toBe('duplicate');
    expect(labels(store)).toEqual(['acme', 'beta']);
    store.methods.updateProfile('beta', { label: 'BETA' });
    expect(labels(store)).toEqual(['acme', 'BETA']);
  });

  it('fails for a profile that does not exist', () => {
    const { methods } = storeWith('acme');
    expect(
      problemFrom(() => {
        methods.updateProfile('nobody', { label: 'x' });
      }).code,
    ).toBe('notFound');
  });
});

describe('removing a profile', () => {
  it('removes everything that was read of it, from every table', () => {
    const store = openMethods();
    const empty = rowCounts(store.database);
    store.methods.addProfile(profile('acme'));
    fill(store, 'acme');
    // Or the comparison below would say nothing of a table that was never filled.
    expect(Object.entries(rowCounts(store.database)).filter(([, n]) => n === 0)).toEqual([]);
    store.methods.removeProfile('acme');
    expect(rowCounts(store.database)).toEqual(empty);
  });

  it('leaves other profiles as they were', () => {
    const store = storeWith('beta');
    fill(store, 'beta');
    const alone = rowCounts(store.database);
    const detail = store.methods.getAccountDetail({ profileId: 'beta', kind: 'account', id: 1 });
    store.methods.addProfile(profile('acme'));
    fill(store, 'acme');
    store.methods.removeProfile('acme');
    expect(rowCounts(store.database)).toEqual(alone);
    expect(store.methods.getAccountDetail({ profileId: 'beta', kind: 'account', id: 1 })).toEqual(
      detail,
    );
    expect(
      store.methods
        .searchAccounts(
          filter({ text: 'account' }),
          { field: 'profile', direction: 'ascending' },
          0,
          10,
        )
        .rows.map(({ profileId }) => profileId),
    ).toEqual(['beta', 'beta', 'beta']);
  });

  it('fails for a profile that does not exist, and removes nothing', () => {
    const store = storeWith('acme');
    fill(store, 'acme');
    const before = rowCounts(store.database);
    expect(
      problemFrom(() => {
        store.methods.removeProfile('nobody');
      }).code,
    ).toBe('notFound');
    expect(rowCounts(store.database)).toEqual(before);
  });

  it('makes its label and instance available again', () => {
    const store = storeWith('acme');
    store.methods.removeProfile('acme');
    store.methods.addProfile(profile('acme'));
    expect(labels(store)).toEqual(['acme']);
  });
});
