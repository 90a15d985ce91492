/** The encrypted store: what was last read of all instances, in a thread of its own. */
import type { StoreChecker } from './check/run-store-check';
import type { SharedStoreMethods } from './worker-protocol';
import { HandoverGate, type StoreRpc, StoreWorkerHost } from './client/store-worker-host';
import type { StoreMethods, ExportRecord, AccountCursor, Store } from './store-types';

export { StoreWorkerHost };

export interface OpenStoreOptions {
  /** The data folder, or null for a store in memory. */
  readonly folder: string | null;
  /** 32 bytes as hex. Ignored in memory. */
  readonly key: string;
  /** The compiled thread file; tests give their own. */
  readonly threadFile: string;
  /** Checks a store that a program may have died of. Undefined: nobody can. */
  readonly check?: StoreChecker | undefined;
}

/**
 * `thread`: one that was started before, so that it is ready when the key is.
 * Fails with `storeUnavailable` when the file is there and cannot be used; a damaged one is set aside.
 */
export async function openStore(
  { folder, key, threadFile, check }: OpenStoreOptions,
  thread = new StoreWorkerHost(threadFile),
): Promise<Store> {
  const { storage: place, problem } = await thread.openDatabase({ folder, key }, check);
  const gate = new HandoverGate(thread);
  return {
    ...createStoreMethods(gate),
    storage: place,
    problem,
    connect: () => thread.connect(),
    handOver: (carry) =>
      gate.closeDuring(async () => {
        await carry(createStoreMethods(thread));
        await thread.stop();
      }),
    close: () => thread.stop(),
  };
}

const createStoreMethods = (line: StoreRpc): StoreMethods => ({
  ...createSharedMethods(line),
  exportBatches: (table, filter, options) =>
    iterateBatches(line, () => line.call('openExport', table, filter, options?.limit ?? null)),
  activityBatches: (filter) => iterateBatches(line, () => line.call('openActivityExport', filter)),
  takeSnapshot: (profileId, detailsFrom) => takeSnapshot(line, profileId, detailsFrom),
});

async function* iterateBatches(
  line: StoreRpc,
  open: () => Promise<number>,
): AsyncGenerator<readonly ExportRecord[]> {
  const handle = await open();
  try {
    for (;;) {
      const batch = await line.call('nextBatch', handle);
      if (batch === null) return;
      yield batch;
    }
  } finally {
    await line.call('closeExport', handle);
  }
}

/** Piece by piece: what else is asked of the thread comes between two of them. */
async function takeSnapshot(
  line: StoreRpc,
  profileId: string,
  detailsFrom: number | null,
): Promise<number | null> {
  const seq = await line.call('beginSnapshot', profileId);
  let last: AccountCursor | null = null;
  do last = await line.call('saveSnapshotBatch', profileId, seq, last);
  while (last !== null);
  return line.call('endSnapshot', profileId, seq, detailsFrom);
}

/** Total over the shared methods, so a new one that is not listed does not compile. */
function createSharedMethods(line: StoreRpc): SharedStoreMethods {
  const names: Record<keyof SharedStoreMethods, true> = {
    listProfiles: true,
    getProfile: true,
    addProfile: true,
    updateProfile: true,
    removeProfile: true,
    saveAccountList: true,
    saveAccount: true,
    removeAccount: true,
    saveConfig: true,
    saveAccessList: true,
    saveReadFailure: true,
    saveProviders: true,
    savePrincipalNames: true,
    getProvider: true,
    listProviders: true,
    getPrincipalName: true,
    listAccountKeys: true,
    searchAccounts: true,
    getFacets: true,
    getAccountDetail: true,
    countExport: true,
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
    listSnapshots: true,
    listAccountSnapshots: true,
    getListTimesAt: true,
    getAccountAt: true,
    listAccountsAt: true,
    removeSnapshotsBefore: true,
    getSettings: true,
    getChosenSettings: true,
    updateSettings: true,
    listSavedComparisons: true,
    saveComparison: true,
    removeSavedComparison: true,
    hasConfigs: true,
    acknowledgeDamage: true,
  };
  const entries = Object.keys(names).map((name) => {
    const method = name as keyof SharedStoreMethods;
    return [method, (...args: never[]) => line.call(method, ...(args as never))] as const;
  });
  return Object.fromEntries(entries) as unknown as SharedStoreMethods;
}
