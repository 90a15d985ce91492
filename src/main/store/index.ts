/** The encrypted store: what was last read of all instances, in a thread of its own. */
import type { SharedMethods } from './protocol';
import { Gate, type Line } from './gate';
import { StoreThread } from './remote';
import type { Contents, ExportRecord, OpenStoreOptions, Place, Store } from './types';

export { StoreThread };

/**
 * `thread`: one that was started before, so that it is ready when the key is.
 * Fails with `storeUnavailable` when the file is there and cannot be used; a damaged one is set aside.
 */
export async function openStore(
  { folder, key, threadFile }: OpenStoreOptions,
  thread = new StoreThread(threadFile),
): Promise<Store> {
  const { place, problem } = await thread.open({ folder, key });
  const gate = new Gate(thread);
  return {
    ...contentsOver(gate),
    place,
    problem,
    connect: () => thread.connect(),
    handOver: (carry) =>
      gate.closeFor(async () => {
        await carry(contentsOver(thread));
        await thread.stop();
      }),
    close: () => thread.stop(),
  };
}

const contentsOver = (line: Line): Contents => ({
  ...sharedMethods(line),
  exportBatches: (table, filter, options) =>
    batches(line, () => line.call('openExport', table, filter, options?.limit ?? null)),
  activityBatches: (filter) => batches(line, () => line.call('openActivityExport', filter)),
  takeSnapshot: (profileId, detailsFrom) => takeSnapshot(line, profileId, detailsFrom),
});

async function* batches(
  line: Line,
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
  line: Line,
  profileId: string,
  detailsFrom: number | null,
): Promise<number | null> {
  const seq = await line.call('beginSnapshot', profileId);
  let last: Place | null = null;
  do last = await line.call('keepPiece', profileId, seq, last);
  while (last !== null);
  return line.call('endSnapshot', profileId, seq, detailsFrom);
}

/** Total over the shared methods, so a new one that is not listed does not compile. */
function sharedMethods(line: Line): SharedMethods {
  const names: Record<keyof SharedMethods, true> = {
    listProfiles: true,
    getProfile: true,
    addProfile: true,
    updateProfile: true,
    removeProfile: true,
    keepAccounts: true,
    keepAccount: true,
    removeAccount: true,
    keepConfig: true,
    keepAccess: true,
    keepUnread: true,
    keepProviders: true,
    keepPrincipals: true,
    getProvider: true,
    listProviders: true,
    principalName: true,
    listAccountKeys: true,
    search: true,
    facets: true,
    detail: true,
    countExport: true,
    comparedProfiles: true,
    accountTexts: true,
    usedProviders: true,
    getSummaries: true,
    keepSummaries: true,
    listPairings: true,
    pair: true,
    unpair: true,
    beginActivity: true,
    endActivity: true,
    listActivity: true,
    listSnapshots: true,
    snapshotsOfAccount: true,
    listsAt: true,
    accountAt: true,
    instanceAt: true,
    removeSnapshotsBefore: true,
    getSettings: true,
    chosenSettings: true,
    updateSettings: true,
    listSaved: true,
    saveComparison: true,
    forgetComparison: true,
  };
  const entries = Object.keys(names).map((name) => {
    const method = name as keyof SharedMethods;
    return [method, (...args: never[]) => line.call(method, ...(args as never))] as const;
  });
  return Object.fromEntries(entries) as unknown as SharedMethods;
}
