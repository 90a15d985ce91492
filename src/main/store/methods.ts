/** The methods of the store's thread: one table, over one database. */
import { fail } from '../../contract';
import { connect, type Database } from './database';
import { isDamage } from './failure';
import type { OpenedDatabase } from './open';
import type { ThreadMethods } from './protocol';
import * as activity from './tables/activity';
import * as accounts from './tables/accounts';
import * as details from './tables/details';
import * as exports from './tables/exports';
import * as past from './tables/past';
import * as pairings from './tables/pairings';
import * as principals from './tables/principals';
import * as profiles from './tables/profiles';
import * as providers from './tables/providers';
import * as saved from './tables/saved-comparisons';
import * as search from './tables/search';
import * as settings from './tables/settings';
import * as snapshots from './tables/snapshots';
import * as summaries from './tables/summaries';
import type { ExportRecord } from './types';

interface OpenExport {
  readonly next: () => readonly ExportRecord[] | null;
  readonly close: () => void;
}

export function createMethods(opened: OpenedDatabase, key: string): ThreadMethods {
  const { database, file } = opened;
  const openExports = new Map<number, OpenExport>();
  let lastHandle = 0;

  const closeExport = (handle: number): void => {
    openExports.get(handle)?.close();
    openExports.delete(handle);
  };

  const exporting = (read: (reader: Database) => exports.ExportReading): number => {
    const handle = ++lastHandle;
    openExports.set(handle, openExport(database, file, key, read));
    return handle;
  };

  return {
    listProfiles: () => profiles.listProfiles(database),
    getProfile: (profileId) => profiles.getProfile(database, profileId),
    addProfile: (profile) => {
      profiles.addProfile(database, profile);
    },
    updateProfile: (profileId, changes) => {
      profiles.updateProfile(database, profileId, changes);
    },
    removeProfile: (profileId) => {
      profiles.removeProfile(database, profileId);
      checkpoint(database, file);
    },
    keepAccounts: (...args) => {
      const changes = accounts.keepAccounts(database, ...args);
      checkpoint(database, file);
      return changes;
    },
    keepAccount: (profileId, account, readAt) => {
      accounts.keepAccount(database, profileId, account, readAt);
    },
    removeAccount: (account) => {
      accounts.removeAccount(database, account);
    },
    keepConfig: (account, config, readAt) => {
      details.keepConfig(database, account, config, readAt);
    },
    keepAccess: (account, entries, readAt) => {
      details.keepAccess(database, account, entries, readAt);
    },
    keepUnread: (account, what, problem) => {
      details.keepUnread(database, account, what, problem);
    },
    keepProviders: (...args) => {
      providers.keepProviders(database, ...args);
      checkpoint(database, file);
    },
    keepPrincipals: (profileId, list) => {
      database.transaction(() => {
        principals.keepPrincipals(database, profileId, list);
      });
    },
    listProviders: (profileId) => providers.listProviders(database, profileId),
    principalName: (...args) => principals.principalName(database, ...args),
    getProvider: (profileId, type) => providers.getProvider(database, profileId, type),
    listAccountKeys: (profileId) => accounts.listAccountKeys(database, profileId),
    search: (...args) => search.search(database, ...args),
    facets: (...args) => search.facets(database, ...args),
    detail: (account) => details.detail(database, account),
    countExport: (table, filter) => exports.countExport(database, table, filter),
    openExport: (table, filter, limit) =>
      exporting((reader) => exports.exportReader(reader, table, filter, limit)),
    comparedProfiles: (profileIds) => summaries.comparedProfiles(database, profileIds),
    accountTexts: (...args) => summaries.accountTexts(database, ...args),
    usedProviders: (profileId) => summaries.usedProviders(database, profileId),
    getSummaries: (...args) => summaries.getSummaries(database, ...args),
    keepSummaries: (...args) => {
      summaries.keepSummaries(database, ...args);
    },
    listPairings: () => pairings.listPairings(database),
    pair: (list) => {
      pairings.pair(database, list);
    },
    unpair: (account) => {
      pairings.unpair(database, account);
    },
    beginActivity: (entry) => {
      activity.beginActivity(database, entry);
    },
    endActivity: (id, end) => {
      activity.endActivity(database, id, end);
    },
    listActivity: (...args) => {
      activity.endThoseOfGonePrograms(database);
      return activity.listActivity(database, ...args);
    },
    openActivityExport: (filter) => {
      activity.endThoseOfGonePrograms(database);
      return exporting((reader) => activity.activityReader(reader, filter));
    },
    beginSnapshot: (profileId) => snapshots.beginSnapshot(database, profileId),
    keepPiece: (...args) => snapshots.keepPiece(database, ...args),
    endSnapshot: (...args) => {
      const takenAt = snapshots.endSnapshot(database, ...args);
      checkpoint(database, file);
      return takenAt;
    },
    listSnapshots: (profileId) => snapshots.listSnapshots(database, profileId),
    snapshotsOfAccount: (account) => past.snapshotsOfAccount(database, account),
    listsAt: (...args) => past.listsAt(database, ...args),
    accountAt: (...args) => past.accountAt(database, ...args),
    instanceAt: (...args) => past.instanceAt(database, ...args),
    removeSnapshotsBefore: (time) => {
      snapshots.removeSnapshotsBefore(database, time);
    },
    getSettings: () => settings.getSettings(database),
    chosenSettings: () => settings.chosenSettings(database),
    updateSettings: (changes) => settings.updateSettings(database, changes),
    listSaved: () => saved.listSaved(database),
    saveComparison: (comparison) => {
      saved.saveComparison(database, comparison);
    },
    forgetComparison: (id) => {
      saved.forgetComparison(database, id);
    },
    nextBatch: (handle) =>
      (openExports.get(handle) ?? fail('unexpected', 'This export has ended.')).next(),
    closeExport,
    close: () => {
      try {
        for (const handle of [...openExports.keys()]) closeExport(handle);
        checkpoint(database, file);
      } finally {
        opened.close();
      }
    },
  };
}

/** After a large write the log is folded into the file, or it would stay as large as it once was. */
function checkpoint(database: Database, file: string | null): void {
  if (file === null) return;
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch (error) {
    // What was written is kept, in the log: on a disk that is full it is folded when there is room again.
    if (isDamage(error)) throw error;
  }
}

/** A connection of its own sees one state of the file while a sync goes on writing. Memory has only one. */
function openExport(
  database: Database,
  file: string | null,
  key: string,
  read: (reader: Database) => exports.ExportReading,
): OpenExport {
  const reader = file === null ? database : connect(file, key);
  if (file !== null) {
    reader.exec('PRAGMA busy_timeout = 5000');
    reader.exec('BEGIN');
  }
  const reading = read(reader);
  return {
    next: reading.next,
    close: () => {
      if (reader === database) return;
      // Closing alone does not end it: the log could not be folded into the file, and would grow.
      reading.stop();
      reader.exec('ROLLBACK');
      reader.close();
    },
  };
}
