/** The methods about streams and reports that the screen does not need at once. */
import type { Database } from '../db/database';
import type { StreamStoreMethods } from '../stream-types';
import type { ReportStoreMethods } from '../report-types';
import { listReportMarks, saveReportMarks } from '../tables/report-marks';
import { listStreamTargets, saveStreamReads } from '../tables/stream-reads';
import { listTokenExpiries, saveTokenExpiry } from '../tables/token-expiries';
import type { StoreWorkerMethods } from '../worker-protocol';

export const createStreamMethods = (
  database: Database,
): Pick<
  StoreWorkerMethods,
  | Exclude<keyof StreamStoreMethods, 'listTroubledAccounts' | 'countUnreadStreams'>
  | keyof ReportStoreMethods
> => ({
  listStreamTargets: (profileId) => listStreamTargets(database, profileId),
  listReportMarks: (at) => listReportMarks(database, at),
  saveReportMarks: (marks) => {
    saveReportMarks(database, marks);
  },
  listTokenExpiries: () => listTokenExpiries(database),
  saveTokenExpiry: (profileId, expiry) => {
    saveTokenExpiry(database, profileId, expiry);
  },
  saveStreamReads: (...args) => {
    saveStreamReads(database, ...args);
  },
});
