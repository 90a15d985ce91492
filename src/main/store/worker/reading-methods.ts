/** The methods that only read and that the screen needs at once, on any connection to the store. */
import type { Database } from '../db/database';
import type { ReadingMethods } from '../reading-protocol';
import { getAccountDetail } from '../tables/account-details';
import { listPairings, listSavedComparisons } from '../tables/comparisons';
import { findAccountPosition } from '../tables/account-position';
import { findBestMatches } from '../tables/best-matches';
import { listChangeLimits } from '../tables/change-limits';
import { listChangedParts } from '../tables/changes';
import { countExport } from '../tables/exports';
import { getFacets } from '../tables/facets';
import { getOverview } from '../tables/overview';
import { getProfile, listProfiles } from '../tables/profiles';
import { listProviders } from '../tables/providers';
import { searchAccounts } from '../tables/search';
import { countSlice } from '../tables/search-count';
import { getChosenSettings, getSettings } from '../tables/settings';
import { listSavedViews } from '../tables/saved-views';
import { countUnreadStreams, listTroubledAccounts } from '../tables/stream-reads';
import { listAccountSnapshots } from '../tables/snapshot-reads';
import { listSnapshots } from '../tables/snapshots';

export const createReadingMethods = (database: Database): ReadingMethods => ({
  listProfiles: () => listProfiles(database),
  getProfile: (profileId) => getProfile(database, profileId),
  listProviders: (profileId) => listProviders(database, profileId),
  findBestMatches: (...args) => findBestMatches(database, ...args),
  findAccountPosition: (...args) => findAccountPosition(database, ...args),
  searchAccounts: (...args) => searchAccounts(database, ...args),
  countSlice: (...args) => countSlice(database, ...args),
  getFacets: (...args) => getFacets(database, ...args),
  getOverview: (...args) => getOverview(database, ...args),
  getAccountDetail: (account) => getAccountDetail(database, account),
  listTroubledAccounts: (profileIds) => listTroubledAccounts(database, profileIds),
  countUnreadStreams: (profileIds) => countUnreadStreams(database, profileIds),
  countExport: (table, filter) => countExport(database, table, filter),
  listPairings: () => listPairings(database),
  listSavedComparisons: () => listSavedComparisons(database),
  listSavedViews: () => listSavedViews(database),
  listChangedParts: (...args) => listChangedParts(database, ...args),
  listChangeLimits: (...args) => listChangeLimits(database, ...args),
  listSnapshots: (profileId) => listSnapshots(database, profileId),
  listAccountSnapshots: (account) => listAccountSnapshots(database, account),
  getSettings: () => getSettings(database),
  getChosenSettings: () => getChosenSettings(database),
});
