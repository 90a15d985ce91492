/** The methods about bulk changes. */
import type { BulkRunMethods } from '../bulk-run-types';
import type { OpenedDatabase } from '../db/open-database';
import * as bulk from '../tables/bulk-runs';
import { requireWholeRun } from '../tables/whole-run';
import type { StoreWorkerMethods } from '../worker-protocol';

export function createBulkMethods({
  database,
  isReadOnly,
}: Pick<OpenedDatabase, 'database' | 'isReadOnly'>): Pick<
  StoreWorkerMethods,
  keyof BulkRunMethods
> {
  const endAbandoned = (): void => {
    if (!isReadOnly) bulk.endAbandonedBulkItems(database);
  };
  return {
    addBulkRun: (run, keepFrom) => {
      bulk.addBulkRun(database, run, keepFrom);
    },
    getBulkRun: (id) => {
      endAbandoned();
      return bulk.getBulkRun(database, id);
    },
    listBulkRuns: () => {
      endAbandoned();
      return bulk.listBulkRuns(database);
    },
    beginBulkRun: (id, startedAt, items) => {
      requireWholeRun(database, id, items);
      bulk.beginBulkRun(database, id, startedAt);
    },
    endBulkRun: (id, endedAt) => {
      bulk.endBulkRun(database, id, endedAt);
    },
    claimBulkItem: (id, position, at) => bulk.claimBulkItem(database, id, position, at),
    endBulkItem: (id, position, end) => {
      bulk.endBulkItem(database, id, position, end);
    },
    removeBulkRun: (id) => {
      bulk.removeBulkRun(database, id);
    },
  };
}
