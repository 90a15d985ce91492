/** What the rest of main may ask of the store. It runs in its own thread, so everything is a promise. */
import type { MessagePort } from 'node:worker_threads';
import type {
  AccountKey,
  ActivityEntry,
  ActivityFilter,
  ExportTable,
  InventoryFilter,
  AccountKind,
  Pairing,
  Problem,
  Profile,
  Provider,
  ResponseFor,
  SavedComparison,
  Settings,
  Snapshot,
  InventorySort,
  DomoId,
} from '../../contract';
import type { AuditStoreMethods } from './audit-types';
import type { ActivityEnd, ActivityStart } from './activity-types';
import type { AccountSaveMethods } from './account-save-types';
import type { PublishedMethods } from './published-types';
import type { WrittenSecretMethods } from './written-secret-types';
import type { ReviewMethods } from './review-types';
import type { SyncRunMethods } from './sync-run-types';
import type { ChangedPartsPage, ChangeLimits, ChangeQuery } from './change-types';
import type { AccountJson, ComparedProfile, SummaryVersion } from './compared-types';
import type { BulkRunMethods } from './bulk-run-types';
import type { ReportStoreMethods } from './report-types';
import type { StreamStoreMethods } from './stream-types';
import type { StoredConfigMethods } from './secret-config-types';
import type { RowFindings } from './macs/check-all-rows';
import type { SavedViewMethods, StoredView } from './saved-view-types';

export type { StoredView };
export type { AccountJson, ComparedProfile, SummaryVersion };

/** A profile as it is kept: where its token is now is the vault's to say, not the store's. */
export type StoredProfile = Omit<Profile, 'token'> & { readonly keep: 'keychain' | 'session' };

export type NewProfile = Omit<StoredProfile, 'lastCheck' | 'lastSync' | 'readAt' | 'counts'>;

export type ProfileChanges = Partial<
  Pick<
    StoredProfile,
    'label' | 'group' | 'colour' | 'guard' | 'keep' | 'user' | 'lastCheck' | 'lastSync'
  >
>;

/** What an export reads. */
export interface ExportOptions {
  /** Most records to return; null: all. */
  readonly limit?: number | null;
  /** The access table also has a record for each member of a group that was read. */
  readonly expandGroups?: boolean;
}

/** One batch of an export, as objects by column name; `null` is an empty cell. */
export type ExportRecord = Readonly<Record<string, string | number | boolean | null>>;

/** Where an account is in the order by kind and id. */
export type AccountCursor = Pick<AccountKey, 'kind' | 'id'>;

/** An account as it was at a snapshot, or is. */
export type PastAccount = ResponseFor<'inventory.detail'>;

export type PastAccountBatch = readonly PastAccount[];
/** Of those that were read: how many there are, and when the oldest and the newest was read. Null: none was. */
export interface ReadAges {
  readonly count: number;
  readonly oldest: number | null;
  readonly newest: number | null;
}

export interface DetailAges {
  readonly configs: ReadAges;
  readonly accessLists: ReadAges;
}

/** What is in a store. */
export interface StoreMethods
  extends
    AccountSaveMethods,
    WrittenSecretMethods,
    SyncRunMethods,
    AuditStoreMethods,
    PublishedMethods,
    BulkRunMethods,
    StoredConfigMethods,
    SavedViewMethods,
    StreamStoreMethods,
    ReviewMethods,
    ReportStoreMethods {
  /** In the order of the list: by group, then label. */
  listProfiles(): Promise<readonly StoredProfile[]>;
  getProfile(profileId: string): Promise<StoredProfile | null>;
  /** Fails with `duplicate` when origin or label is there already. */
  addProfile(profile: NewProfile): Promise<void>;
  /** Fails with `notFound`, or `duplicate` for the label. */
  updateProfile(profileId: string, changes: ProfileChanges): Promise<void>;
  /** Removes the profile and everything read of it. Fails with `notFound`. */
  removeProfile(profileId: string): Promise<void>;

  getProvider(profileId: string, dataProviderType: string): Promise<Provider | null>;
  /** By name; `readAt` is null when they were never read. */
  listProviders(profileId: string): Promise<{ providers: Provider[]; readAt: number | null }>;
  /** Null when no access list and no search ever contained it. */
  getPrincipalName(profileId: string, type: string, id: string): Promise<string | null>;
  /** The accounts last read, fewest fields that a full sync needs. */
  listAccountKeys(
    profileId: string,
  ): Promise<readonly { kind: AccountKind; id: DomoId; dataProviderType: string }[]>;

  searchAccounts(
    filter: InventoryFilter,
    sort: InventorySort,
    offset: number,
    limit: number,
  ): Promise<ResponseFor<'inventory.search'>>;
  /** Accounts of all instances that a text matches, the best match first. */
  findBestMatches(text: string, limit: number): Promise<ResponseFor<'inventory.find'>>;
  /** At which place of a list an account is, from 0; null when the list does not have it. */
  findAccountPosition(
    key: AccountKey,
    filter: InventoryFilter,
    sort: InventorySort,
  ): Promise<number | null>;
  /** One part of a count; `next` is where the following part begins, null after the last. `from` is 0 at first. */
  countSlice(
    filter: InventoryFilter,
    from: number,
  ): Promise<{ readonly count: number; readonly next: number | null }>;
  getFacets(
    profileIds: readonly string[] | null,
    kind: AccountKind | null,
  ): Promise<ResponseFor<'inventory.facets'>>;
  /** Sums up the whole inventory. `since` null: 30 days before `now`, in epoch ms. */
  getOverview(
    since: number | null,
    now: number,
    profileIds: readonly string[] | null,
  ): Promise<ResponseFor<'inventory.overview'>>;
  /** Fails with `notFound`. */
  getAccountDetail(key: AccountKey): Promise<ResponseFor<'inventory.detail'>>;
  /** Whether any config was ever read: its fingerprints need the key that they were made with. */
  hasConfigs(): Promise<boolean>;

  /** How many configs and access lists of an instance were read, and when. */
  getDetailAges(profileId: string): Promise<DetailAges>;
  /** Rows of an export and accounts whose access list was never read. */
  countExport(
    table: ExportTable,
    filter: InventoryFilter,
  ): Promise<{ rows: number; accessNotRead: number }>;
  /** Batches of an export, ordered by profile label, kind and id, from one consistent state of the store. */
  exportBatches(
    table: ExportTable,
    filter: InventoryFilter,
    options?: ExportOptions,
  ): AsyncIterable<readonly ExportRecord[]>;

  /** Accounts with their access, in the order of reviews, from one consistent state of the store. */
  reviewBatches(filter: InventoryFilter): AsyncIterable<readonly ExportRecord[]>;

  /** Those that are there, in the order of the ids. */
  listComparedProfiles(profileIds: readonly string[]): Promise<readonly ComparedProfile[]>;
  /** Accounts behind one, by kind and id; none when there are no more. */
  listAccountJson(
    profileId: string,
    after: Pick<AccountKey, 'kind' | 'id'> | null,
    limit: number,
  ): Promise<readonly AccountJson[]>;
  /** Providers of a profile's accounts, as JSON. */
  listUsedProviders(profileId: string): Promise<readonly string[]>;
  /** One part of what was made of a profile's accounts; null when it was not, or not of this version. */
  getSummaries(
    profileId: string,
    version: SummaryVersion,
    part: number,
  ): Promise<Uint8Array | null>;
  /** Does nothing when the profile is at another revision by now. */
  saveSummaries(
    profileId: string,
    version: SummaryVersion,
    part: number,
    data: Uint8Array,
  ): Promise<void>;

  /** Made by hand, oldest first. */
  listPairings(): Promise<Pairing[]>;
  /** Each account leaves the pairing it was in. Fails with `notFound` when a profile is not there. */
  pairAccounts(accounts: readonly AccountKey[]): Promise<void>;
  /** One that is in no pairing is no error. */
  unpairAccount(account: AccountKey): Promise<void>;

  /** The entry is pending until it is ended. Fails with `notFound` when the label must be added and there is no profile. */
  beginActivity(start: ActivityStart): Promise<void>;
  endActivity(id: string, end: ActivityEnd): Promise<void>;
  /** Newest first. What a program began that is gone is `unknown`. */
  listActivity(
    filter: ActivityFilter,
    offset: number,
    limit: number,
  ): Promise<ResponseFor<'activity.list'>>;
  /** Null when there is none, or when it was changed from outside. */
  getActivityEntry(id: string): Promise<ActivityEntry | null>;
  /** All of a filter, newest first, from one consistent state of the store. */
  activityBatches(filter: ActivityFilter): AsyncIterable<readonly ExportRecord[]>;

  /**
   * What is known of an instance now becomes a snapshot, in pieces that others can come between. `detailsFrom`:
   * when a full sync began that ended with it. Returns the time that names it; null when another one that was
   * begun meanwhile holds the same. Fails with `notFound`, or as the store does; those before stay whole.
   */
  takeSnapshot(profileId: string, detailsFrom: number | null): Promise<number | null>;
  /** Newest first. */
  listSnapshots(profileId: string): Promise<readonly Snapshot[]>;
  listAccountSnapshots(key: AccountKey): Promise<ResponseFor<'snapshot.ofAccount'>['snapshots']>;
  /** Accounts that differ from the snapshot before, newest first. Looks at a bounded number of them. */
  listChangedParts(query: ChangeQuery): Promise<ChangedPartsPage>;
  /** The snapshots that limit what is known of each instance. */
  listChangeLimits(
    profileIds: readonly string[],
    until: number | null,
  ): Promise<readonly ChangeLimits[]>;
  /** When the lists were read by a snapshot, or by now. Fails with `notFound` when there is no such snapshot. */
  getListTimesAt(
    profileId: string,
    at: number | null,
  ): Promise<{ accountsReadAt: number | null; oauthReadAt: number | null }>;
  /** Null when it was not there. Fails with `notFound` when there is no such snapshot. */
  getAccountAt(key: AccountKey, at: number | null): Promise<PastAccount | null>;
  /** Some accounts in their order, those behind `after`; none at the end. */
  listAccountsAt(
    profileId: string,
    at: number | null,
    after: AccountCursor | null,
  ): Promise<PastAccountBatch>;
  /** Removes snapshots that are older; the newest of each instance stays. */
  removeOldSnapshots(keepMs: number): Promise<void>;

  getSettings(): Promise<Settings>;
  /** Those that somebody set. */
  getChosenSettings(): Promise<Partial<Settings>>;
  updateSettings(changes: Partial<Settings>): Promise<Settings>;

  /** By name. */
  listSavedComparisons(): Promise<readonly SavedComparison[]>;
  /** Replaces one of the same name. */
  saveComparison(saved: SavedComparison): Promise<void>;
  removeSavedComparison(id: string): Promise<void>;

  /** Checks every row, and whether rows are missing. Takes as long as reading all of them. */
  checkRows(): Promise<RowFindings>;
  /** Reads the backup of the profiles, and writes it again where it is damaged or old. Null, or why it cannot. */
  checkBackup(): Promise<Problem | null>;

  /** A person has read what happened to the store. `problem` is null at the next start. */
  acknowledgeDamage(): Promise<void>;
  /** Another number after another program has written. */
  getDataVersion(): Promise<number>;
}

export interface Store extends StoreMethods {
  /** `memory`: nothing is kept after quit. */
  readonly storage: 'file' | 'memory';
  /** What happened to the file and was not acknowledged yet: it was damaged and set aside, say. Null when nothing did. */
  readonly problem: Problem | null;

  /**
   * Something writes for long: from now on the screen reads through a second connection, in a thread of its own, until a
   * minute after the last write. Resolves when it does so, or cannot; never fails.
   */
  readBeside(): Promise<void>;
  /** The same as `searchAccounts`; one that has not begun when the signal is aborted may fail with `cancelled`. */
  searchUntil(
    signal: AbortSignal,
    ...question: Parameters<StoreMethods['searchAccounts']>
  ): ReturnType<StoreMethods['searchAccounts']>;

  /** Calls `watcher` when rows are met that are not as Latchkey wrote them, before the call that met them ends. */
  watchProblem(watcher: (problem: Problem) => void): void;

  /** Another way to the methods of the thread, for another thread: it closes when the store does. Throws `storeUnavailable` once it has. */
  connect(): MessagePort;
  /** Closes this store once `carry` has copied it. Calls wait meanwhile, then fail with `storeUnavailable`; if `carry` fails, they go on. */
  handOver(carry: (contents: StoreMethods) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}
