/** The sync of one instance: first its lists, then config and access list of each account. Failures are recorded. */
import {
  createProblem,
  toProblem,
  type Account,
  type AccountKind,
  type Problem,
  type Progress,
  type SyncResult,
} from '../../contract';
import type { StoredProfile } from '../store/store-types';
import type { SyncRun } from '../store/sync-run-types';
import type { Workspace } from '../workspace';
import { DetailsAhead } from './details-ahead';
import { DeltaSync, readLogQuietly, type SyncWish } from './delta-sync';
import { InstanceHealth } from './instance-health';
import type { InventoryReader } from './inventory-reader';
import { setAsideRowsProblem, toSyncProgress, type SyncContext } from './sync-report';
import { toSearchCoverage, type TrackedSearch } from './search-beside-list';
import { runOverlapping, settleAll } from './parallel-work';
import { ReadingAttempts } from './reading-attempts';
import { rememberProviders, type SharedReading, type JointTurns } from './shared-reading';
import { listDetailsToRead, noteCancelledRun, type DetailsToRead } from './sync-runs';
import { takeSyncSnapshot } from './sync-snapshot';

const noListRead = createProblem('unexpected', 'No list of accounts was read.');

export class ProfileSync {
  private added = 0;
  private removed = 0;
  private readonly counts: Record<AccountKind, number>;
  /** Null: not read. */
  private search: TrackedSearch | null = null;
  private searchOnly = 0;
  /** Plain accounts of the list; null before it is saved. */
  private listed: readonly Account[] | null = null;
  /** When this sync's snapshot was taken; null when there is none. */
  private snapshotTakenAt: number | null = null;
  /** Why no snapshot could be taken. */
  private snapshotProblem: Problem | null = null;
  private readonly startedAt = Date.now();
  private readonly attempts: ReadingAttempts;
  private readonly delta: DeltaSync;
  private readonly ahead = new DetailsAhead(() => this.attempts.isStopped());

  constructor(
    private readonly workspace: Workspace,
    private readonly reading: InventoryReader,
    private readonly turns: JointTurns,
    private readonly profile: StoredProfile,
    private readonly context: SyncContext,
    private readonly wish: SyncWish,
    /** The start of the interrupted full sync that this one continues; null for none. */
    private readonly continuedFrom: number | null,
  ) {
    this.delta = new DeltaSync(workspace, profile, wish, this.startedAt);
    // If a list cannot be read, the stored accounts stay, and they are counted.
    this.counts = { account: profile.counts.accounts, oauth: profile.counts.oauth };
    const health = new InstanceHealth(async () => {
      const client = await workspace.client(profile.id);
      return client.whoAmI({ signal: context.signal });
    });
    this.attempts = new ReadingAttempts(health, context.signal);
  }

  /** Never fails. */
  async run(): Promise<SyncResult> {
    const { depth } = this.wish;
    let someList = false;
    try {
      const logRead = readLogQuietly(this.delta, this.context.signal);
      someList = await this.readLists(logRead);
      await logRead;
      this.ahead.close();
      const wantsDetails = depth === 'full' && someList && !this.attempts.isStopped();
      await settleAll([this.readDatasetCounts(), ...(wantsDetails ? [this.readDetails()] : [])]);
    } catch (error) {
      // For example, the profile was removed meanwhile.
      this.attempts.end(toProblem(error));
    }
    if (someList) await this.takeSnapshotOfInstance();
    if (depth === 'full' && this.context.signal.aborted)
      await noteCancelledRun(this.workspace, this.syncRun());
    return this.toResult(someList);
  }

  /** Whether a list of accounts was read. */
  private async readLists(logRead: Promise<void>): Promise<boolean> {
    const { id } = this.profile;
    this.context.progress(toSyncProgress(id, 'accounts', 0, 4));
    let done = 0;
    const one = async (phase: Progress['phase'], read: () => Promise<void>): Promise<boolean> => {
      const good = await this.attempts.tryToRead(read, {
        kind: phase === 'oauth' ? 'oauth' : phase === 'providers' ? null : 'account',
        id: null,
        what: phase === 'providers' || phase === 'search' ? phase : 'accounts',
      });
      this.context.progress(toSyncProgress(id, phase, ++done, 4));
      return good;
    };
    const searched = one('search', () => this.readSearch()).then(() => this.search);
    const [accounts, oauth] = await settleAll([
      one('accounts', () =>
        this.readAccounts('account', searched, (listed) => void this.askAhead(listed, logRead)),
      ),
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
    const ended = this.wish.depth === 'full' && this.attempts.endReason === null;
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
    this.attempts.unread.addSearch(search);
    if (search.problem) await this.attempts.endIfHopeless(search.problem);
  }

  private async readAccounts(
    kind: AccountKind,
    search?: Promise<TrackedSearch | null>,
    onListed?: (accounts: readonly Account[]) => void,
  ): Promise<void> {
    const { id } = this.profile;
    const { listing, changes } = await this.reading.readAccounts(
      id,
      kind,
      this.context.signal,
      search,
      onListed,
    );
    this.counts[kind] = changes.total;
    this.searchOnly += changes.searchOnly;
    this.added += changes.added;
    this.removed += changes.removed;
    this.attempts.unread.addSetAside(kind, listing);
    if (search) this.listed = listing.items;
  }

  /** Only where every account is to be read: what the log says is not known before the list is saved. */
  private async askAhead(listed: readonly Account[], logRead: Promise<void>): Promise<void> {
    await logRead;
    if (this.wish.depth !== 'full' || this.continuedFrom !== null || !this.delta.isFull()) return;
    const { workspace, reading, profile, context } = this;
    // Who reads the details says why there is no client.
    const client = await workspace.client(profile.id).catch(() => null);
    if (client === null) return;
    await this.ahead.begin(listed, (account) =>
      reading.askDetails(client, profile.id, account, context.signal),
    );
  }

  /** Beside the details, once the list is saved: a failure costs the counts only. */
  private async readDatasetCounts(): Promise<void> {
    const { profile, context, listed, search } = this;
    if (listed === null || this.attempts.isStopped()) return;
    await this.attempts.tryToRead(
      () => this.reading.readDatasetCounts(profile.id, listed, search, context.signal),
      { kind: 'account', id: null, what: 'datasetCounts' },
    );
  }

  private async readProviders(): Promise<void> {
    const { listing } = await this.reading.readProviders(this.profile.id, this.context.signal);
    this.attempts.unread.addSetAside(null, listing);
  }

  private async readDetails(): Promise<void> {
    const { id: profileId } = this.profile;
    const { limit } = (await this.workspace.client(profileId)).rateLimiterState();
    const run = this.syncRun();
    const store = await this.workspace.store();
    const accounts = await listDetailsToRead(
      store,
      this.delta,
      this.continuedFrom === null ? null : run,
    );
    await store.beginSyncRun(run);
    const provider = rememberProviders((type) => store.getProvider(profileId, type));
    let begun = 0;
    let done = 0;
    const tell = (): void => {
      this.context.progress(toSyncProgress(profileId, 'details', done, accounts.length));
    };
    tell();
    try {
      await runOverlapping(this.ahead.inOrder(accounts), limit * 2, async (account, letNext) => {
        if (this.attempts.isStopped()) return;
        begun += 1;
        // The next is asked for while this one waits for its turn to be saved.
        const turn = () => {
          letNext();
          return this.turns.wait();
        };
        const how = { turn, provider, ahead: this.ahead };
        if (await this.readAccount(account, how)) await this.delta.markRead(account);
        done += 1;
        tell();
      });
      await this.delta.end(!this.attempts.isStopped());
    } finally {
      this.ahead.forget();
    }
    this.attempts.noteUnasked(accounts.length - begun, accounts.length);
  }

  private syncRun(): SyncRun {
    return { profileId: this.profile.id, startedAt: this.continuedFrom ?? this.startedAt };
  }

  /** Whether what was to be read was read whole. */
  private async readAccount(details: DetailsToRead, how: SharedReading): Promise<boolean> {
    const { kind, id, dataProviderType, config, access } = details;
    const key = { profileId: this.profile.id, kind, id };
    const { signal } = this.context;
    const setAside: Problem[] = [];
    const readConfig = () => this.reading.readConfig(key, dataProviderType, signal, how);
    const readAccess = async (): Promise<void> => {
      const problem = setAsideRowsProblem(await this.reading.readAccessList(key, signal, how));
      if (!problem) return;
      setAside.push(problem);
      this.attempts.unread.add({ kind, id, what: 'accessList', problem });
    };
    const parts = await settleAll([
      ...(config ? [this.attempts.tryToRead(readConfig, { kind, id, what: 'config' })] : []),
      ...(access ? [this.attempts.tryToRead(readAccess, { kind, id, what: 'accessList' })] : []),
    ]);
    return setAside.length === 0 && parts.every(Boolean);
  }

  private toResult(someList: boolean): SyncResult {
    const cancelled = this.context.signal.aborted;
    const why =
      this.attempts.endReason ??
      (someList ? null : (this.attempts.unread.accountListProblem() ?? noListRead));
    return {
      profileId: this.profile.id,
      label: this.profile.label,
      outcome: cancelled
        ? 'cancelled'
        : why
          ? 'failed'
          : this.attempts.unread.count > 0 || this.snapshotProblem
            ? 'partial'
            : 'done',
      accounts: this.counts.account,
      oauth: this.counts.oauth,
      added: this.added,
      removed: this.removed,
      unread: this.attempts.unread.listed,
      unreadCount: this.attempts.unread.count,
      coverage: this.search && toSearchCoverage(this.search, this.searchOnly),
      details: this.delta.toResult(),
      problem: cancelled
        ? createProblem('cancelled', 'It was cancelled.')
        : (why ?? this.snapshotProblem),
      startedAt: this.startedAt,
      // The clock may have been moved back meanwhile, or have been ahead during an earlier sync.
      endedAt: Math.max(this.startedAt, Math.min(this.snapshotTakenAt ?? Infinity, Date.now())),
    };
  }
}
