/** The methods that the store's thread offers, for one open database. */
import { dirname } from 'node:path';
import { fail, type Problem } from '../../../contract';
import { addToNotice } from '../files/damage-notice';
import { withExclusiveLock } from '../db/file-locks';
import { connectDatabase } from '../db/connect-database';
import { backupProblem, mendBackup, saveBackup } from '../db/keep-backup';
import type { Database } from '../db/database';
import { queryNumber } from '../db/row-decoder';
import { checkAllRows } from '../macs/check-all-rows';
import { isDamageError } from '../db/store-errors';
import type { OpenedDatabase } from '../db/open-database';
import type { StoreWorkerMethods } from '../worker-protocol';
import { createReadingMethods } from './reading-methods';
import * as activity from '../tables/activity';
import * as accounts from '../tables/accounts';
import * as details from '../tables/account-details';
import * as exports from '../tables/exports';
import * as past from '../tables/snapshot-reads';
import * as pairings from '../tables/comparisons';
import * as principals from '../tables/principals';
import * as profiles from '../tables/profiles';
import * as providers from '../tables/providers';
import * as saved from '../tables/comparisons';
import * as datasetCounts from '../tables/dataset-counts';
import * as foundAccounts from '../tables/found-accounts';
import { getDetailAges } from '../tables/detail-ages';
import { listPublished, savePublished } from '../tables/published';
import * as settings from '../tables/settings';
import * as views from '../tables/saved-views';
import { removeOldSnapshots } from '../tables/snapshot-retention';
import * as snapshots from '../tables/snapshots';
import * as runs from '../tables/sync-runs';
import * as summaries from '../tables/comparison-summaries';
import * as written from '../tables/written-secrets';
import { rememberWrites } from './remember-writes';
import { acknowledgeDamage } from './report-changed-rows';
import { createAuditMethods } from './audit-methods';
import { createBulkMethods } from './bulk-methods';
import { createStreamMethods } from './stream-methods';
import { listConfigBatch } from '../tables/config-batches';
import { createReviewMethods } from './review-methods';
import { openReviewReader } from '../tables/review-rows';
import type { ExportRecord, ProfileChanges } from '../store-types';

interface RunningExport {
  readonly next: () => readonly ExportRecord[] | null;
  readonly close: () => void;
}

/** `tell`: what must be said although no call failed. */
export function createWorkerMethods(
  opened: OpenedDatabase,
  key: string,
  tell: (problem: Problem) => void = () => undefined,
): StoreWorkerMethods {
  const { database, file } = opened;
  const openExports = new Map<number, RunningExport>();
  let lastHandle = 0;

  const closeExport = (handle: number): void => {
    openExports.get(handle)?.close();
    openExports.delete(handle);
  };

  const exporting = (read: (reader: Database) => exports.ExportReader): number => {
    const handle = ++lastHandle;
    openExports.set(handle, startExport(database, file, key, read));
    return handle;
  };

  /** The change itself is confirmed, so it does not fail. */
  const backUpProfiles = (): void => {
    const problem = withBackup(opened, key, saveBackup);
    if (problem) tell(problem);
  };

  return {
    ...createAuditMethods(database),
    ...createBulkMethods(opened),
    ...createStreamMethods(database),
    ...createReviewMethods(database),
    ...createReadingMethods(database),
    listConfigBatch: (after) => listConfigBatch(database, after),
    addProfile: (profile) => {
      profiles.addProfile(database, profile);
      backUpProfiles();
    },
    updateProfile: (profileId, changes) => {
      profiles.updateProfile(database, profileId, changes);
      if (isInBackup(changes)) backUpProfiles();
    },
    removeProfile: (profileId) => {
      profiles.removeProfile(database, profileId);
      backUpProfiles();
      checkpoint(database, file);
    },
    saveAccountList: (...args) => {
      const changes = foundAccounts.saveListWithFound(database, ...args);
      checkpoint(database, file);
      return changes;
    },
    saveDatasetCounts: (...args) => {
      datasetCounts.saveDatasetCounts(database, ...args);
    },
    saveAccount: (profileId, account, readAt) => {
      accounts.saveAccount(database, profileId, account, readAt);
    },
    removeAccount: (account) => {
      accounts.removeAccount(database, account);
    },
    saveConfig: (account, config, readAt) => {
      details.saveConfig(database, account, config, readAt);
    },
    saveAccessList: (account, entries, readAt) => {
      details.saveAccessList(database, account, entries, readAt);
    },
    listWrittenSecrets: (account) => written.listWrittenSecrets(database, account),
    saveSuccessfulWrite: (...args) => {
      written.saveSuccessfulWrite(database, ...args);
    },
    doubtWrittenSecrets: (...args) => {
      written.doubtWrittenSecrets(database, ...args);
    },
    saveReadFailure: (account, what, problem) => {
      details.saveReadFailure(database, account, what, problem);
    },
    saveProviders: (...args) => {
      providers.saveProviders(database, ...args);
      checkpoint(database, file);
    },
    savePrincipalNames: (profileId, list) => {
      database.transaction(() => {
        principals.savePrincipalNames(database, profileId, list);
      });
    },
    getPrincipalName: (...args) => principals.getPrincipalName(database, ...args),
    getProvider: (profileId, type) => providers.getProvider(database, profileId, type),
    listAccountKeys: (profileId) => accounts.listAccountKeys(database, profileId),
    getDetailAges: (profileId) => getDetailAges(database, profileId),
    openExport: (table, filter, ...how) =>
      exporting((reader) => exports.openExportReader(reader, table, filter, ...how)),
    listComparedProfiles: (profileIds) => summaries.listComparedProfiles(database, profileIds),
    listAccountJson: (...args) => summaries.listAccountJson(database, ...args),
    listUsedProviders: (profileId) => [
      ...providers.listUsedProviders(database, profileId).values(),
    ],
    getSummaries: (...args) => summaries.getSummaries(database, ...args),
    saveSummaries: (...args) => {
      summaries.saveSummaries(database, ...args);
    },
    pairAccounts: (list) => {
      pairings.pairAccounts(database, list);
    },
    unpairAccount: (account) => {
      pairings.unpairAccount(database, account);
    },
    beginActivity: (entry) => {
      activity.beginActivity(database, entry);
    },
    endActivity: (id, end) => {
      activity.endActivity(database, id, end);
    },
    listActivity: (...args) => {
      if (!opened.isReadOnly) activity.endAbandonedActivity(database);
      return activity.listActivity(database, ...args);
    },
    getActivityEntry: (id) => activity.getActivityEntry(database, id),
    openReview: (filter) => exporting((reader) => openReviewReader(reader, filter)),
    openActivityExport: (filter) => {
      if (!opened.isReadOnly) activity.endAbandonedActivity(database);
      return exporting((reader) => activity.openActivityReader(reader, filter));
    },
    beginSnapshot: (profileId) => snapshots.beginSnapshot(database, profileId),
    saveSnapshotBatch: (...args) => snapshots.saveSnapshotBatch(database, ...args),
    endSnapshot: (...args) => {
      const takenAt = snapshots.endSnapshot(database, ...args);
      checkpoint(database, file);
      return takenAt;
    },
    beginSyncRun: (...args) => {
      runs.beginSyncRun(database, ...args);
    },
    endSyncRun: (profileId) => {
      runs.endSyncRun(database, profileId);
    },
    listSyncRuns: () => runs.listSyncRuns(database),
    listUnreadDetails: (run) => runs.listUnreadDetails(database, run),
    getListTimesAt: (...args) => past.getListTimesAt(database, ...args),
    getAccountAt: (...args) => past.getAccountAt(database, ...args),
    listAccountsAt: (...args) => past.listAccountsAt(database, ...args),
    removeOldSnapshots: (keepMs) => {
      removeOldSnapshots(database, keepMs);
    },
    updateSettings: (changes) => settings.updateSettings(database, changes),
    saveComparison: (comparison) => {
      saved.saveComparison(database, comparison);
    },
    removeSavedComparison: (id) => {
      saved.removeSavedComparison(database, id);
    },
    listPublished: (profileId) => listPublished(database, profileId),
    savePublished: (...args) => {
      savePublished(database, ...args);
    },
    saveView: (view, replace) => {
      views.saveView(database, view, replace);
    },
    renameView: (id, name) => {
      views.renameView(database, id, name);
    },
    removeView: (id) => {
      views.removeView(database, id);
    },
    checkRows: () => checkAllRows(database),
    checkBackup: () => withBackup(opened, key, mendBackup),
    hasConfigs: () => details.hasConfigs(database),
    acknowledgeDamage: () => {
      acknowledgeDamage(opened);
    },
    // Unchanged by what is written through this connection.
    getDataVersion: () =>
      queryNumber(database, 'SELECT data_version AS n FROM pragma_data_version'),
    nextBatch: (handle) =>
      (openExports.get(handle) ?? fail('unexpected', 'This export has ended.')).next(),
    closeExport,
    close: () => {
      try {
        for (const handle of Array.from(openExports.keys())) closeExport(handle);
        checkpoint(database, file);
        rememberWrites(opened);
      } finally {
        opened.close();
      }
    },
  };
}

/** `lastCheck` and `lastSync` change at every sync and mean nothing without the data that was read. */
const isInBackup = ({ lastCheck: _check, lastSync: _sync, ...changes }: ProfileChanges): boolean =>
  Object.keys(changes).length > 0;

/**
 * Null, or why there is no good backup, with what else is to be said of the store. Under the lock, so that of two programs
 * the one that writes last has also read last.
 */
function withBackup(
  { database, file, isReadOnly }: OpenedDatabase,
  key: string,
  work: typeof mendBackup,
): Problem | null {
  if (file === null || isReadOnly) return null;
  const folder = dirname(file);
  try {
    const problem = withExclusiveLock(folder, () => work(folder, key, database));
    return problem && addToNotice(folder, problem);
  } catch (error) {
    return addToNotice(folder, backupProblem(folder, error));
  }
}

/** Copies the log into the file after a large write, because the log would stay large otherwise. */
function checkpoint(database: Database, file: string | null): void {
  if (file === null) return;
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch (error) {
    // The data is safe in the log. If the disk is full, a later checkpoint copies it.
    if (isDamageError(error)) throw error;
  }
}

/** A separate connection sees one state of the file while a sync writes. A store in memory has only one connection. */
function startExport(
  database: Database,
  file: string | null,
  key: string,
  read: (reader: Database) => exports.ExportReader,
): RunningExport {
  const reader = file === null ? database : connectDatabase(file, key, database.rows);
  if (file !== null) {
    reader.exec('PRAGMA busy_timeout = 5000');
    reader.exec('BEGIN');
  }
  const reading = read(reader);
  return {
    next: reading.next,
    close: () => {
      if (reader === database) return;
      // Closing does not end an unfinished read: it would block checkpoints, and the log would grow.
      reading.stop();
      reader.exec('ROLLBACK');
      reader.close();
    },
  };
}
