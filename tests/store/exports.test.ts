/** The records of an export: which rows, in which order, from one state of the store. */
import { describe, expect, it } from 'vitest';
import type { ExportTable, InventoryFilter } from '../../src/contract';
import type { DbRow } from '../../src/main/store/db/database';
import { EXPORT_BATCH_SIZE, readInBatches } from '../../src/main/store/tables/exports';
import type { ExportRecord } from '../../src/main/store/store-types';
import {
  account,
  config,
  entry,
  filter,
  oauth,
  openMethods,
  profile,
  storeWith,
  type Opened,
} from './store-in-process';

function batchesOf(
  { methods }: Opened,
  table: ExportTable,
  changes: Partial<InventoryFilter> = {},
  limit: number | null = null,
): (readonly ExportRecord[])[] {
  const handle = methods.openExport(table, filter(changes), limit);
  const batches: (readonly ExportRecord[])[] = [];
  try {
    for (;;) {
      const batch = methods.nextBatch(handle);
      if (batch === null) return batches;
      batches.push(batch);
    }
  } finally {
    methods.closeExport(handle);
  }
}

const recordsOf = (...args: Parameters<typeof batchesOf>) => batchesOf(...args).flat();

const accountKey = (id: number) => ({ profileId: 'acme', kind: 'account', id }) as const;

describe('records of the accounts table', () => {
  it('contain everything that is known of an account', () => {
    const store = openMethods();
    const { methods } = store;
    methods.addProfile(profile('acme', { label: 'Acme prod', group: 'Production' }));
    const full = account(7, {
      displayName: 'Shown',
      name: 'given',
      credentialsType: 'fields',
      enabled: true,
      allowExternalUse: false,
      createdAt: 1,
      createdBy: 2,
      modifiedAt: 3,
      modifiedBy: 4,
      datasourceCount: 5,
      validationStatus: 'FAILED',
      validationReason: 'wrong password',
      secretManagerAccountId: 6,
      accountTemplateId: 8,
    });
    methods.saveAccountList('acme', 'account', [full], 900);
    methods.saveProviders(
      'acme',
      [
        {
          key: 'snowflake',
          name: 'Snowflake',
          authenticationScheme: null,
          fields: [],
          connectorValidatorPresent: false,
          customerOAuthConfigurationDataProviderType: null,
          more: {},
        },
      ],
      1,
    );
    methods.saveConfig(
      accountKey(7),
      {
        ...config(7, 'canary-value'),
        fields: ['user', 'host'].map((name) => ({
          name,
          secret: false,
          state: 'clear' as const,
          value: 'canary-value',
          fingerprint: null,
        })),
      },
      1,
    );
    methods.saveAccessList(
      accountKey(7),
      [
        entry('11', { name: 'Ada' }),
        entry('12', { name: 'Bob' }),
        entry('13', { accessLevel: 'CAN_VIEW' }),
      ],
      1,
    );
    const records = recordsOf(store, 'accounts');
    expect(records).toEqual([
      {
        profileLabel: 'Acme prod',
        group: 'Production',
        instance: 'acme',
        origin: 'https://acme.domo.com',
        kind: 'account',
        id: 7,
        displayName: 'Shown',
        name: 'given',
        dataProviderType: 'snowflake',
        providerName: 'Snowflake',
        credentialsType: 'fields',
        valid: true,
        enabled: true,
        allowExternalUse: false,
        ownerIds: '11; 12',
        ownerNames: 'Ada, Bob',
        accessCount: 3,
        datasourceCount: 5,
        configFields: 'user; host',
        createdAt: 1,
        createdBy: 2,
        modifiedAt: 3,
        modifiedBy: 4,
        validationStatus: 'FAILED',
        validationReason: 'wrong password',
        secretManagerAccountId: 6,
        accountTemplateId: 8,
        readAt: 900,
      },
    ]);
    // Names of fields are exported, values never.
    expect(JSON.stringify(records)).not.toContain('canary-value');
  });

  it('leave values empty that were not read', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    expect(recordsOf(store, 'accounts')[0]).toMatchObject({
      providerName: null,
      ownerIds: null,
      ownerNames: null,
      accessCount: null,
      configFields: null,
    });
  });

  it("take an OAuth account's owners from the listing until its access list was read", () => {
    const store = storeWith('acme');
    const owned = oauth(1, { owners: [{ type: 'USER', id: '21' }] });
    store.methods.saveAccountList('acme', 'oauth', [owned], 1);
    expect(recordsOf(store, 'accounts')[0]).toMatchObject({ ownerIds: '21' });
    store.methods.saveAccessList({ profileId: 'acme', kind: 'oauth', id: 1 }, [entry('22')], 2);
    expect(recordsOf(store, 'accounts')[0]).toMatchObject({ ownerIds: '22' });
  });
});

describe('records of the access table', () => {
  it('exist for each entry of every access list that was read', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(2), account(3)], 1);
    store.methods.saveAccessList(
      accountKey(1),
      [
        entry('11', { name: 'Ada' }),
        entry('12', { type: 'GROUP', accessLevel: 'ODD', name: null }),
      ],
      50,
    );
    store.methods.saveAccessList(accountKey(2), [], 60);
    const common = {
      profileLabel: 'acme',
      group: '',
      instance: 'acme',
      origin: 'https://acme.domo.com',
      kind: 'account',
      id: 1,
      displayName: 'Account 1',
      dataProviderType: 'snowflake',
      readAt: 50,
    };
    expect(recordsOf(store, 'access')).toEqual([
      {
        ...common,
        principalType: 'USER',
        principalId: '11',
        principalName: 'Ada',
        accessLevel: 'OWNER',
      },
      {
        ...common,
        principalType: 'GROUP',
        principalId: '12',
        principalName: null,
        accessLevel: 'ODD',
      },
    ]);
    expect(store.methods.countExport('access', filter())).toEqual({ rows: 2, accessNotRead: 1 });
    expect(store.methods.countExport('accounts', filter())).toEqual({ rows: 3, accessNotRead: 1 });
  });
});

describe('an export', () => {
  function mixed(): Opened {
    const store = openMethods();
    store.methods.addProfile(profile('p1', { label: 'Zeta' }));
    store.methods.addProfile(profile('p2', { label: 'alpha' }));
    for (const id of ['p1', 'p2']) {
      store.methods.saveAccountList(id, 'oauth', [oauth(3)], 1);
      store.methods.saveAccountList(id, 'account', [account(20), account(3), account(100)], 1);
    }
    return store;
  }
  const names = (records: readonly ExportRecord[]) =>
    records.map((record) => [record['profileLabel'], record['kind'], record['id']].join(' '));

  it('is sorted by label, kind and id', () => {
    expect(names(recordsOf(mixed(), 'accounts'))).toEqual([
      'alpha account 3',
      'alpha account 20',
      'alpha account 100',
      'alpha oauth 3',
      'Zeta account 3',
      'Zeta account 20',
      'Zeta account 100',
      'Zeta oauth 3',
    ]);
  });

  it('contains the rows that the same filter finds', () => {
    const store = mixed();
    for (const changes of [
      { profileIds: ['p2'] },
      { kind: 'oauth' },
      { valid: true },
      { text: 'account 100' },
      { profileIds: [] },
    ] as const satisfies readonly object[]) {
      const wanted = filter(changes as Partial<InventoryFilter>);
      const { total } = store.methods.searchAccounts(
        wanted,
        { field: 'id', direction: 'ascending' },
        0,
        100,
      );
      expect(recordsOf(store, 'accounts', wanted)).toHaveLength(total);
      expect(store.methods.countExport('accounts', wanted).rows).toBe(total);
    }
    expect(names(recordsOf(store, 'accounts', { kind: 'oauth', profileIds: ['p2'] }))).toEqual([
      'alpha oauth 3',
    ]);
  });

  it('ends at the row limit, in both tables', () => {
    const store = mixed();
    expect(names(recordsOf(store, 'accounts', {}, 2))).toEqual([
      'alpha account 3',
      'alpha account 20',
    ]);
    store.methods.saveAccessList(
      { profileId: 'p2', kind: 'account', id: 20 },
      [entry('1'), entry('2'), entry('3')],
      1,
    );
    expect(recordsOf(store, 'access', {}, 2).map((record) => record['principalId'])).toEqual([
      '1',
      '2',
    ]);
  });

  it('without rows has no batch', () => {
    expect(batchesOf(storeWith('acme'), 'accounts')).toEqual([]);
    expect(batchesOf(storeWith('acme'), 'access')).toEqual([]);
  });

  it('is divided into batches that contain each row once', () => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE * 2 + 1 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const batches = batchesOf(store, 'accounts');
    expect(batches.map(({ length }) => length)).toEqual([EXPORT_BATCH_SIZE, EXPORT_BATCH_SIZE, 1]);
    expect(batches.flat().map((record) => record['id'])).toEqual(many.map(({ id }) => id));
  });

  it('divides a row with any number of records into batches', () => {
    const { database } = openMethods(null);
    const rows: DbRow[] = [{ entries: 600_000 }, { entries: 0 }, { entries: 1 }];
    const records = (row: DbRow) =>
      Array.from({ length: Number(row['entries']) }, (_, n): ExportRecord => ({ n }));
    const lengths = (limit: number | null) => {
      const { next } = readInBatches(database, rows.values(), records, limit);
      const batches: number[] = [];
      for (let batch = next(); batch !== null; batch = next()) batches.push(batch.length);
      return batches;
    };
    expect(lengths(null)).toEqual([
      ...Array<number>(600_000 / EXPORT_BATCH_SIZE).fill(EXPORT_BATCH_SIZE),
      1,
    ]);
    expect(lengths(EXPORT_BATCH_SIZE + 1)).toEqual([EXPORT_BATCH_SIZE, 1]);
  });

  it('shows a single state, whatever is written while it runs', () => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE + 10 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const handle = store.methods.openExport('accounts', filter(), null);
    const first = store.methods.nextBatch(handle);
    store.methods.saveAccountList('acme', 'account', [account(1, { displayName: 'Later' })], 2);
    const second = store.methods.nextBatch(handle);
    const end = store.methods.nextBatch(handle);
    store.methods.closeExport(handle);
    expect([first?.length, second?.length, end]).toEqual([EXPORT_BATCH_SIZE, 10, null]);
    expect(recordsOf(store, 'accounts').map((record) => record['displayName'])).toEqual(['Later']);
  });

  it.each<[what: string, limit: number | null, batches: number]>([
    ['left half way', null, 1],
    ['ended by its limit', 3, 2],
    ['read to its end', null, 3],
    ['never begun', null, 0],
  ])('that was %s holds nothing back', (_what, limit, batches) => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE + 10 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const handle = store.methods.openExport('accounts', filter(), limit);
    for (let n = 0; n < batches; n += 1) store.methods.nextBatch(handle);
    store.methods.closeExport(handle);
    store.methods.saveAccountList('acme', 'account', [account(1)], 2);
    // `busy` is 1 while a reader still needs an older state: the log could then only grow.
    expect(store.database.get('PRAGMA wal_checkpoint(TRUNCATE)')).toMatchObject({ busy: 0 });
    expect(() => store.methods.nextBatch(handle)).toThrow('This export has ended.');
  });

  it('continues when another export is closed', () => {
    const store = storeWith('acme');
    const many = Array.from({ length: EXPORT_BATCH_SIZE + 10 }, (_, id) => account(id));
    store.methods.saveAccountList('acme', 'account', many, 1);
    const [one, two] = [1, 2].map(() => store.methods.openExport('accounts', filter(), null));
    store.methods.nextBatch(one ?? 0);
    expect(store.methods.nextBatch(two ?? 0)).toHaveLength(EXPORT_BATCH_SIZE);
    store.methods.closeExport(one ?? 0);
    expect(store.methods.nextBatch(two ?? 0)).toHaveLength(10);
  });

  it('gives the same rows for a store in memory', () => {
    const onDisk = mixed();
    const inMemory = openMethods(null);
    inMemory.methods.addProfile(profile('p2', { label: 'alpha' }));
    inMemory.methods.saveAccountList('p2', 'account', [account(20), account(3), account(100)], 1);
    inMemory.methods.saveAccountList('p2', 'oauth', [oauth(3)], 1);
    expect(recordsOf(inMemory, 'accounts')).toEqual(
      recordsOf(onDisk, 'accounts', { profileIds: ['p2'] }).map((record) => record),
    );
  });
});
