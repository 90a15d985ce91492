/** A store with a row in every table, and a way to change one behind it. */
import { saveFound } from '../../src/main/store/tables/found-accounts';
import type { BulkRun } from '../../src/contract';
import type { StoreWorkerMethods } from '../../src/main/store/worker-protocol';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { openDatabase } from '../../src/main/store/db/open-database';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { temporaryFolder } from '../support/temporary-folder';
import { account, config, entry, filter, KEY, profile } from './store-in-process';

export const filledKey = { profileId: 'acme', kind: 'account', id: 7 } as const;
export const allActivity = { profileIds: null, outcome: null, operations: null, text: '' };
const byDisplayName = { field: 'displayName', direction: 'ascending' } as const;
export const filledVersion = { revision: 0, rule: 1 };
export const snowflake = {
  key: 'snowflake',
  name: 'Snowflake',
  authenticationScheme: null,
  fields: [],
  more: {},
} as never;

/** One of two datasets failed. */
export const streamRead = {
  all: { datasets: 2, cards: 1, alerts: null },
  unread: 0,
  failing: { datasets: 1, cards: 1, alerts: null },
  first: [{ datasetId: 'd', name: 'Sales', state: 'ERROR', endedAt: 3, shared: false }],
};

export function filledStore() {
  const opened = openDatabase(temporaryFolder('store'), KEY);
  const methods = createWorkerMethods(opened, KEY);
  methods.addProfile(profile('acme'));
  methods.saveProviders('acme', [snowflake], 10);
  methods.saveAccountList('acme', 'account', [account(7), account(8)], 10);
  methods.saveConfig(filledKey, config(7, 'reader'), 20);
  methods.saveAccessList(filledKey, [entry('1', { name: 'Ada' })], 20);
  methods.saveSuccessfulWrite(filledKey, {
    secrets: { password: 'f1' },
    otherFields: [],
    writtenAt: 20,
    modifiedAt: 5,
    modifiedBefore: null,
  });
  const found = { id: 7, owners: null, datasetCount: 4, used: true, indexedAt: 9 };
  saveFound(opened.database, 'acme', [found], 20, true);
  methods.saveStreamReads('acme', [{ kind: 'account', id: 7, read: streamRead }], 20);
  methods.saveTokenExpiry('acme', { expiresAt: 9, tokens: 1, readAt: 2 });
  methods.saveReportMarks([
    { at: 20, profileId: 'acme', comparison: null, found: { keys: { k: 1 }, searchOnly: 0 } },
  ]);
  methods.pairAccounts([filledKey, { ...filledKey, id: 8 }]);
  methods.updateSettings({ keepSnapshotsDays: 30 });
  methods.beginActivity({
    id: 'a',
    at: 5,
    source: 'window',
    operation: 'account.rename',
    kind: 'account',
    profileId: 'acme',
    accountId: 7,
    changes: [],
  });
  methods.beginSyncRun({ profileId: 'acme', startedAt: 30 });
  methods.saveComparison({ id: 'c', name: 'Mine', savedAt: 1, comparison: {} as never });
  const reading = methods.saveAudit('acme', {
    state: { readFrom: 1, readUntil: 9, fullAt: null, reader: null, problem: null },
    changes: [{ id: 7, action: 'UPDATED', by: 'Ada', at: 8, source: 'activityLog' }],
    outdated: [],
  });
  methods.saveDetailMarks('acme', [{ kind: 'account', id: 7, listed: 'so' }], reading);
  methods.saveView(
    { id: 'v', name: 'Mine', savedAt: 1, filter: filter(), sort: byDisplayName, labels: {} },
    false,
  );
  methods.addBulkRun(plannedRun, 0);
  methods.saveDirectory('acme', [{ type: 'GROUP', id: '5', readAt: 9, data: null }]);
  methods.saveReview({ sha256: 'a1', file: '/r', takenAt: 9, entries: 1 });
  const seq = methods.beginSnapshot('acme');
  let last = methods.saveSnapshotBatch('acme', seq, null);
  while (last !== null) last = methods.saveSnapshotBatch('acme', seq, last);
  methods.endSnapshot('acme', seq, null);
  const revision = methods.listComparedProfiles(['acme'])[0]?.revision ?? -1;
  const published = { datasetId: 'd-1', madeAt: 1, publishedAt: 2, rows: 2 };
  methods.savePublished('acme', { table: 'accounts', ...published });
  methods.saveSummaries('acme', { ...filledVersion, revision }, 0, new Uint8Array([1, 2, 3]));
  return { opened, methods, revision };
}

const plannedRun: BulkRun = {
  id: 'b',
  wanted: { change: 'delete' },
  plannedAt: 1,
  startedAt: null,
  endedAt: null,
  items: [
    {
      account: { profileId: 'acme', kind: 'account', id: 7 },
      subject: null,
      label: 'Acme',
      guard: 'normal',
      name: 'Seven',
      dataProviderType: 'mysql',
      values: [],
      notes: [],
      stamp: 's',
      state: 'waiting',
      problem: null,
    },
  ],
};

export type FilledStore = ReturnType<typeof filledStore>;

export const listedIds = (methods: StoreWorkerMethods) =>
  methods.searchAccounts(filter(), byDisplayName, 0, 10).rows.map(({ id }) => id);
export const exportedRows = (methods: StoreWorkerMethods, table: 'accounts' | 'access') =>
  methods.nextBatch(methods.openExport(table, filter(), null))?.length ?? 0;
export const snapshotTime = (methods: StoreWorkerMethods) =>
  methods.listSnapshots('acme')[0]?.takenAt ?? null;

/** As a flipped bit does it: no trigger of this store notes it. */
export function changeBehind({ opened }: FilledStore, sql: string): void {
  const other = connectDatabase(opened.file, KEY);
  other.exec(sql);
  other.close();
}
