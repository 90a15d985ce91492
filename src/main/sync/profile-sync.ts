/** The sync of one instance: first its lists, then config and access list of each account. Failures are recorded. */
import {
  createProblem,
  toProblem,
  type Account,
  type AccountKind,
  type Problem,
  type Progress,
  type SyncResult,
  type UnreadItem,
} from '../../contract';
import type { StoredProfile } from '../store/store-types';
import type { SyncRun } from '../store/sync-run-types';
import type { Workspace } from '../workspace';
import { DeltaSync, readLogQuietly, type SyncWish } from './delta-sync';
import { InstanceHealth } from './instance-health';
import type { InventoryReader } from './inventory-reader';
import {
  setAsideRowsProblem,
  toDetailProgress,
  toSyncProgress,
  UnreadList,
  withRestUnread,
  type SyncContext,
} from './sync-report';
import { toSearchCoverage, type TrackedSearch } from './search-beside-list';
import { runInParallel, settleAll } from './parallel-work';
import { listDetailsToRead, noteCancelledRun, type DetailsToRead } from './sync-runs';
import { takeSyncSnapshot } from './sync-snapshot';

const noListRead = createProblem('unexpected', 'No list of accounts was read.');

export class ProfileSync {
  private readonly unread = new UnreadList();
  private added = 0;
  private removed = 0;
  private readonly counts: Record<AccountKind, number>;
  /** Null: not read. */
  private search: TrackedSearch | null = null;
  private searchOnly = 0;
  private endReason: Problem | null = null;
  /** When this sync's snapshot was taken; null when there is none. */
  private snapshotTakenAt: number | null = null;
  /** Why no snapshot could be taken. */
  private snapshotProblem: Problem | null = null;
  private readonly startedAt = Date.now();
  private readonly health: InstanceHealth;
  private readonly delta: DeltaSync;

  constructor(
    private readonly workspace: Workspace,
    private readonly reading: InventoryReader,
    private readonly profile: StoredProfile,
    private readonly context: SyncContext,
    private readonly wish: SyncWish,
    /** The start of the interrupted full sync that this one continues; null for none. */
    private readonly continuedFrom: number | null,
  ) {
    this.delta = new DeltaSync(workspace, profile, wish, this.startedAt);
    // If a list cannot be read, the stored accounts stay, and they are counted.
    this.counts = { account: profile.counts.accounts, oauth: profile.counts.oauth };
    this.health = new InstanceHealth(async () => {
      const client = await workspace.client(profile.id);
      return client.whoAmI({ signal: context.signal });
    });
  }

  /** Never fails. */
  async run(): Promise<SyncResult> {
    const { depth } = this.wish;
    let someList = false;
    try {
      const logRead = readLogQuietly(this.delta, this.context.signal);
      someList = await this.readLists();
      await logRead;
      if (depth === 'full' && someList && !this.isStopped()) await this.readDetails();
    } catch (error) {
      // For example, the profile was removed meanwhile.
      this.endReason ??= toProblem(error);
    }
    if (someList) await this.takeSnapshotOfInstance();
    if (depth === 'full' && this.context.signal.aborted)
      await noteCancelledRun(this.workspace, this.syncRun());
    return this.toResult(someList);
  }

  /** Whether a list of accounts was read. */
  private async readLists(): Promise<boolean> {
    const { id } = this.profile;
    this.context.progress(toSyncProgress(id, 'accounts', 0, 4));
    let done = 0;
    const one = async (phase: Progress['phase'], read: () => Promise<void>): Promise<boolean> => {
      const good = await this.tryToRead(read, {
        kind: phase === 'oauth' ? 'oauth' : phase === 'providers' ? null : 'account',
        id: null,
        what: phase === 'providers' || phase === 'search' ? phase : 'accounts',
      });
      this.context.progress(toSyncProgress(id, phase, ++done, 4));
      return good;
    };
    const searched = one('search', () => this.readSearch()).then(() => this.search);
    const [accounts, oauth] = await settleAll([
      one('accounts', () => this.readAccounts('account', searched)),
      one('oauth', () => this.readAccounts('oauth')),
      one('providers', () => this.readProviders()),
      searched.then((search) => search !== null),
    ]);
    if (accounts !== true) this.search = null;
    return accounts === true || oauth === true;
  }

  /** A cancelled sync takes no snapshot, because accounts that it did not read would look removed. */
  private async takeSnapshotOfInstance(): Promise<void> {
    if (this.context.signal.aborted) return;
    const ended = this.wish.depth === 'full' && this.endReason === null;
    const everyDetail = ended && this.delta.isFull();
    try {
      const store = await this.workspace.store();
      const from = everyDetail ? this.syncRun().startedAt : null;
      this.snapshotTakenAt = await takeSyncSnapshot(store, this.profile.id, from);
      if (ended) await store.endSyncRun(this.profile.id);
    } catch (error) {
      this.snapshotProblem = toProblem(error);
    }
  }

  /** Its accounts are saved with the list. */
  private async readSearch(): Promise<void> {
    const search = await this.reading.readSearch(this.profile.id, this.context.signal);
    this.search = search;
    this.unread.addSearch(search);
    if (search.problem && (await this.health.endsReading(search.problem)))
      this.endReason ??= search.problem;
  }

  private async readAccounts(
    kind: AccountKind,
    search?: Promise<TrackedSearch | null>,
  ): Promise<void> {
    const { id } = this.profile;
    const { listing, changes } = await this.reading.readAccounts(
      id,
      kind,
      this.context.signal,
      search,
    );
    this.counts[kind] = changes.total;
    this.searchOnly += changes.searchOnly;
    this.added += changes.added;
    this.removed += changes.removed;
    this.unread.addSetAside(kind, listing);
    if (search) await this.readDatasetCounts(listing.items, await search);
  }

  /** The list is saved by then: a failure costs the counts only. */
  private async readDatasetCounts(
    listed: readonly Account[],
    search: TrackedSearch | null,
  ): Promise<void> {
    const { profile, context } = this;
    await this.tryToRead(
      () => this.reading.readDatasetCounts(profile.id, listed, search, context.signal),
      { kind: 'account', id: null, what: 'datasetCounts' },
    );
  }

  private async readProviders(): Promise<void> {
    const { listing } = await this.reading.readProviders(this.profile.id, this.context.signal);
    this.unread.addSetAside(null, listing);
  }

  private async readDetails(): Promise<void> {
    const { id: profileId } = this.profile;
    const { limit } = (await this.workspace.client(profileId)).rateLimiterState();
    const run = this.syncRun();
    const accounts = await listDetailsToRead(
      await this.workspace.store(),
      this.delta,
      this.continuedFrom === null ? null : run,
    );
    await (await this.workspace.store()).beginSyncRun(run);
    let begun = 0;
    let done = 0;
    const tell = (): void => {
      const pace = this.workspace.clients.rateLimiterState(profileId);
      this.context.progress(toDetailProgress(pace, profileId, done, accounts.length));
    };
    tell();
    // While Domo makes the queue wait, no account ends, so the wait itself is reported as progress.
    const unwatch = this.workspace.clients.watchRateLimiter(profileId, tell);
    try {
      await runInParallel(accounts, limit * 2, async (account) => {
        if (this.isStopped()) return;
        begun += 1;
        if (await this.readAccount(account)) await this.delta.markRead(account);
        done += 1;
        tell();
      });
      await this.delta.end(!this.isStopped());
    } finally {
      unwatch();
    }
    const { length } = accounts;
    this.endReason &&= withRestUnread(this.endReason, length - begun, length);
  }

  private syncRun(): SyncRun {
    return { profileId: this.profile.id, startedAt: this.continuedFrom ?? this.startedAt };
  }

  /** Whether what was to be read was read whole. */
  private async readAccount(details: DetailsToRead): Promise<boolean> {
    const { kind, id, dataProviderType, config, access } = details;
    const key = { profileId: this.profile.id, kind, id };
    const { signal } = this.context;
    const setAside: Problem[] = [];
    const readConfig = () => this.reading.readConfig(key, dataProviderType, signal);
    const readAccess = async (): Promise<void> => {
      const problem = setAsideRowsProblem(await this.reading.readAccessList(key, signal));
      if (!problem) return;
      setAside.push(problem);
      this.unread.add({ kind, id, what: 'accessList', problem });
    };
    const parts = await settleAll([
      ...(config ? [this.tryToRead(readConfig, { kind, id, what: 'config' })] : []),
      ...(access ? [this.tryToRead(readAccess, { kind, id, what: 'accessList' })] : []),
    ]);
    return setAside.length === 0 && parts.every(Boolean);
  }

  /** Runs one read and records its failure. A failure of the whole instance ends the sync. */
  private async tryToRead(
    read: () => Promise<unknown>,
    what: Pick<UnreadItem, 'kind' | 'id' | 'what'>,
  ): Promise<boolean> {
    try {
      await this.retryWithNewClient(read);
      this.health.recordSuccess();
      return true;
    } catch (error) {
      const reason = toProblem(error);
      if (this.isCancelledByUser(reason)) return false;
      this.unread.add({ ...what, problem: reason });
      if (await this.health.endsReading(reason)) this.endReason ??= reason;
      return false;
    }
  }

  /** Replacing a token cancels requests with the old one, so they are sent again with the new one. */
  private async retryWithNewClient(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      const reason = toProblem(error);
      if (reason.code !== 'cancelled' || this.isCancelledByUser(reason)) throw error;
      await read();
    }
  }

  /** A request that was cancelled for another reason leaves something unread. */
  private isCancelledByUser({ code }: Problem): boolean {
    return code === 'cancelled' && this.context.signal.aborted;
  }

  private isStopped(): boolean {
    return this.endReason !== null || this.context.signal.aborted;
  }

  private toResult(someList: boolean): SyncResult {
    const cancelled = this.context.signal.aborted;
    const why =
      this.endReason ?? (someList ? null : (this.unread.accountListProblem() ?? noListRead));
    return {
      profileId: this.profile.id,
      label: this.profile.label,
      outcome: cancelled
        ? 'cancelled'
        : why
          ? 'failed'
          : this.unread.count > 0 || this.snapshotProblem
            ? 'partial'
            : 'done',
      accounts: this.counts.account,
      oauth: this.counts.oauth,
      added: this.added,
      removed: this.removed,
      unread: this.unread.listed,
      unreadCount: this.unread.count,
      coverage: this.search && toSearchCoverage(this.search, this.searchOnly),
      details: this.delta.toResult(),
      problem: cancelled
        ? createProblem('cancelled', 'It was cancelled.')
        : (why ?? this.snapshotProblem),
      startedAt: this.startedAt,
      // The clock may have been moved back meanwhile.
      endedAt: Math.max(this.startedAt, this.snapshotTakenAt ?? Date.now()),
    };
  }
}
