/** Opens the encrypted store, which has what was last read of all instances. The database runs in its own thread. */
import type { StoreChecker } from './check/run-store-check';
import type { SharedStoreMethods } from './worker-protocol';
import { HandoverGate, type StoreRpc, StoreWorkerHost } from './client/store-worker-host';
import { ReadingConnection } from './client/reading-connection';
import type { StoreMethods, ExportRecord, AccountCursor, Store } from './store-types';

export { StoreWorkerHost };

export interface OpenStoreOptions {
  /** The data folder, or null for a store in memory. */
  readonly folder: string | null;
  /** 32 bytes as hex. Ignored in memory. */
  readonly key: string;
  /** Path of the compiled thread file. */
  readonly threadFile: string;
  /** Checks a store that may have ended a program. Undefined: there is no way to check. */
  readonly check?: StoreChecker | undefined;
}

/**
 * Pass a `thread` that was started earlier to save its start-up time. Sets a damaged file aside. Fails with
 * `storeUnavailable` when the file exists and cannot be used.
 */
export async function openStore(
  { folder, key, threadFile, check }: OpenStoreOptions,
  thread = new StoreWorkerHost(threadFile),
): Promise<Store> {
  const { storage, problem } = await thread.openDatabase({ folder, key }, check);
  const reading = new ReadingConnection(thread, threadFile);
  const gate = new HandoverGate(reading);
  return {
    ...createStoreMethods(gate),
    readBeside: () => (storage === 'file' ? reading.start() : Promise.resolve()),
    searchUntil: (signal, ...question) => reading.callUntil(signal, 'searchAccounts', ...question),
    storage,
    problem,
    watchProblem: (watcher) => {
      thread.watchProblem(watcher);
    },
    connect: () => thread.connect(),
    handOver: (carry) =>
      gate.closeDuring(async () => {
        await carry(createStoreMethods(thread));
        await thread.stop();
      }),
    close: async () => {
      await reading.stop();
      await thread.stop();
    },
  };
}

const createStoreMethods = (rpc: StoreRpc): StoreMethods => ({
  ...createSharedMethods(rpc),
  exportBatches: (table, filter, options) =>
    iterateBatches(rpc, () =>
      rpc.call('openExport', table, filter, options?.limit ?? null, options?.expandGroups ?? false),
    ),
  activityBatches: (filter) => iterateBatches(rpc, () => rpc.call('openActivityExport', filter)),
  reviewBatches: (filter) => iterateBatches(rpc, () => rpc.call('openReview', filter)),
  takeSnapshot: (profileId, detailsFrom) => takeSnapshot(rpc, profileId, detailsFrom),
});

async function* iterateBatches(
  rpc: StoreRpc,
  open: () => Promise<number>,
): AsyncGenerator<readonly ExportRecord[]> {
  const handle = await open();
  try {
    for (;;) {
      const batch = await rpc.call('nextBatch', handle);
      if (batch === null) return;
      yield batch;
    }
  } finally {
    await rpc.call('closeExport', handle);
  }
}

/** Takes the snapshot in batches, so that the thread can answer other calls between two of them. */
async function takeSnapshot(
  rpc: StoreRpc,
  profileId: string,
  detailsFrom: number | null,
): Promise<number | null> {
  const seq = await rpc.call('beginSnapshot', profileId);
  let last: AccountCursor | null = null;
  do last = await rpc.call('saveSnapshotBatch', profileId, seq, last);
  while (last !== null);
  return rpc.call('endSnapshot', profileId, seq, detailsFrom);
}

/** The list must be complete: a shared method that is missing here does not compile. */
function createSharedMethods(rpc: StoreRpc): SharedStoreMethods {
  const names: Record<keyof SharedStoreMethods, true> = {
    listProfiles: true,
    getProfile: true,
    addProfile: true,
    updateProfile: true,
    removeProfile: true,
    saveAccountList: true,
    saveDatasetCounts: true,
    saveAccount: true,
    removeAccount: true,
    saveConfig: true,
    saveAccessList: true,
    listWrittenSecrets: true,
    saveSuccessfulWrite: true,
    doubtWrittenSecrets: true,
    saveReadFailure: true,
    saveProviders: true,
    savePrincipalNames: true,
    getProvider: true,
    listProviders: true,
    getPrincipalName: true,
    listAccountKeys: true,
    searchAccounts: true,
    countSlice: true,
    findAccountPosition: true,
    findBestMatches: true,
    getFacets: true,
    getOverview: true,
    getAccountDetail: true,
    listStreamTargets: true,
    saveStreamReads: true,
    listTokenExpiries: true,
    saveTokenExpiry: true,
    listReportMarks: true,
    saveReportMarks: true,
    listTroubledAccounts: true,
    countUnreadStreams: true,
    countExport: true,
    getDetailAges: true,
    listComparedProfiles: true,
    listAccountJson: true,
    listUsedProviders: true,
    getSummaries: true,
    saveSummaries: true,
    listPairings: true,
    pairAccounts: true,
    unpairAccount: true,
    beginActivity: true,
    endActivity: true,
    listActivity: true,
    getActivityEntry: true,
    listSnapshots: true,
    listAccountSnapshots: true,
    listChangedParts: true,
    beginSyncRun: true,
    endSyncRun: true,
    listSyncRuns: true,
    listUnreadDetails: true,
    listChangeLimits: true,
    getListTimesAt: true,
    getAccountAt: true,
    listAccountsAt: true,
    removeOldSnapshots: true,
    getSettings: true,
    getChosenSettings: true,
    updateSettings: true,
    listSavedComparisons: true,
    saveComparison: true,
    removeSavedComparison: true,
    listPublished: true,
    savePublished: true,
    addBulkRun: true,
    getBulkRun: true,
    listBulkRuns: true,
    beginBulkRun: true,
    endBulkRun: true,
    claimBulkItem: true,
    endBulkItem: true,
    removeBulkRun: true,
    listConfigBatch: true,
    listSavedViews: true,
    saveView: true,
    renameView: true,
    removeView: true,
    hasConfigs: true,
    checkRows: true,
    checkBackup: true,
    auditStateOf: true,
    domoChangeOf: true,
    saveAudit: true,
    listDetailStates: true,
    saveDetailMarks: true,
    saveFullReading: true,
    listPrincipalsToRead: true,
    saveDirectory: true,
    getDirectory: true,
    listReviews: true,
    saveReview: true,
    acknowledgeDamage: true,
    getDataVersion: true,
  };
  const entries = Object.keys(names).map((name) => {
    const method = name as keyof SharedStoreMethods;
    return [method, (...args: never[]) => rpc.call(method, ...(args as never))] as const;
  });
  return Object.fromEntries(entries) as unknown as SharedStoreMethods;
}
