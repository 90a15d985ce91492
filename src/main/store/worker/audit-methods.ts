/** The methods about Domo's activity log. */
import type { Database } from '../db/database';
import type { AuditStoreMethods } from '../audit-types';
import { listDetailStates, saveDetailMarks } from '../tables/detail-marks';
import {
  findAuditState,
  getAuditState,
  getDomoChange,
  saveAudit,
  saveFullReading,
} from '../tables/domo-changes';
import type { StoreWorkerMethods } from '../worker-protocol';

export const createAuditMethods = (
  database: Database,
): Pick<StoreWorkerMethods, keyof AuditStoreMethods> => ({
  auditStateOf: (profileId) => getAuditState(database, profileId),
  domoChangeOf: (key) => getDomoChange(database, key),
  saveAudit: (profileId, outcome) => saveAudit(database, profileId, outcome),
  listDetailStates: (profileId, from) => listDetailStates(database, profileId, from),
  saveDetailMarks: (profileId, marks, reading) => {
    database.transaction(() => {
      if (findAuditState(database, profileId)?.reading === reading)
        saveDetailMarks(database, profileId, marks);
    });
  },
  saveFullReading: (profileId, fullAt, reading) => {
    saveFullReading(database, profileId, fullAt, reading);
  },
});
