/** The methods about streams that write, or that a sync alone needs. */
import type { Database } from '../db/database';
import type { StreamStoreMethods } from '../stream-types';
import { listStreamTargets, saveStreamReads } from '../tables/stream-reads';
import type { StoreWorkerMethods } from '../worker-protocol';

export const createStreamMethods = (
  database: Database,
): Pick<
  StoreWorkerMethods,
  Exclude<keyof StreamStoreMethods, 'listTroubledAccounts' | 'countUnreadStreams'>
> => ({
  listStreamTargets: (profileId) => listStreamTargets(database, profileId),
  saveStreamReads: (...args) => {
    saveStreamReads(database, ...args);
  },
});
