/** The sync of one instance: its lists, then what is told of each account alone. What fails is noted, and ends no more than it must. */
import {
  problem,
  problemOf,
  type AccountKey,
  type Depth,
  type Kind,
  type Problem,
  type Progress,
  type SyncResult,
  type Unread,
} from '../../contract';
import type { StoredProfile } from '../store/types';
import type { Workspace } from '../workspace';
import { Health } from './health';
import { inParallel, together } from './parallel';
import type { Reading } from './reading';
import { setAsideProblem } from './set-aside';
import { takeSnapshot } from './snapshot';
import { detailStep, step } from './steps';
import { UnreadList } from './unread';

export interface SyncContext {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /** An instance was read, as far as it could be; others may still be. */
  ended?(profileId: string): void;
}

const noList = problem('unexpected', 'No list of accounts was read.');

/** Those that were begun are listed with what was not read of them. */
const withRest = (reason: Problem, left: number, all: number): Problem => ({
  ...reason,
  message: `${reason.message} Of ${all} accounts, config and access list of ${left} were not asked for any more.`,
});

export class ProfileSync {
  private readonly unread = new UnreadList();
  private added = 0;
  private removed = 0;
  private readonly counts: Record<Kind, number>;
  private ending: Problem | null = null;
  /** When the snapshot was taken that it left; null when it left none. */
  private takenAt: number | null = null;
  /** Why it left none. */
  private withoutSnapshot: Problem | null = null;
  private readonly startedAt = Date.now();
  private readonly health: Health;

  constructor(
    private readonly workspace: Workspace,
    private readonly reading: Reading,
    private readonly profile: StoredProfile,
    private readonly context: SyncContext,
  ) {
    // What is kept stays readable, and counted, when it cannot be read anew.
    this.counts = { account: profile.counts.accounts, oauth: profile.counts.oauth };
    this.health = new Health(async () => {
      const client = await workspace.client(profile.id);
      return client.whoAmI({ signal: context.signal });
    });
  }

  /** Never fails. */
  async run(depth: Depth): Promise<SyncResult> {
    let someList = false;
    try {
      someList = await this.readLists();
      if (depth === 'full' && someList && !this.stopped()) await this.readDetails();
    } catch (error) {
      // It was removed meanwhile, say.
      this.ending ??= problemOf(error);
    }
    if (someList) await this.leaveSnapshot(depth);
    return this.result(someList);
  }

  /** Whether a list of accounts was read. */
  private async readLists(): Promise<boolean> {
    const { id } = this.profile;
    this.context.progress(step(id, 'accounts', 0, 3));
    let done = 0;
    const one = async (phase: Progress['phase'], read: () => Promise<void>): Promise<boolean> => {
      const good = await this.attempt(read, {
        kind: phase === 'oauth' ? 'oauth' : phase === 'accounts' ? 'account' : null,
        id: null,
        what: phase === 'providers' ? 'providers' : 'accounts',
      });
      this.context.progress(step(id, phase, ++done, 3));
      return good;
    };
    const [accounts, oauth] = await together([
      one('accounts', () => this.readAccounts('account')),
      one('oauth', () => this.readAccounts('oauth')),
      one('providers', () => this.readProviders()),
    ]);
    return accounts === true || oauth === true;
  }

  /** Not of a cancelled sync: what it left out was not left out by Domo. */
  private async leaveSnapshot(depth: Depth): Promise<void> {
    if (this.context.signal.aborted) return;
    const everyDetail = depth === 'full' && this.ending === null;
    try {
      const store = await this.workspace.store();
      const from = everyDetail ? this.startedAt : null;
      this.takenAt = await takeSnapshot(store, this.profile.id, from);
    } catch (error) {
      this.withoutSnapshot = problemOf(error);
    }
  }

  private async readAccounts(kind: Kind): Promise<void> {
    const { listing, changes } = await this.reading.accounts(
      this.profile.id,
      kind,
      this.context.signal,
    );
    this.counts[kind] = changes.total;
    this.added += changes.added;
    this.removed += changes.removed;
    this.unread.addSetAside(kind, listing);
  }

  private async readProviders(): Promise<void> {
    const { listing } = await this.reading.providers(this.profile.id, this.context.signal);
    this.unread.addSetAside(null, listing);
  }

  private async readDetails(): Promise<void> {
    const { id: profileId } = this.profile;
    const { limit } = (await this.workspace.client(profileId)).pace();
    const keys = await (await this.workspace.store()).listAccountKeys(profileId);
    let begun = 0;
    let done = 0;
    const tell = (): void => {
      const pace = this.workspace.pace(profileId);
      this.context.progress(detailStep(pace, profileId, done, keys.length));
    };
    tell();
    // While Domo makes us wait nothing ends, so the wait itself has to be told.
    const unwatch = this.workspace.watchPace(profileId, tell);
    try {
      await inParallel(keys, limit * 2, async ({ dataProviderType, ...account }) => {
        if (this.stopped()) return;
        begun += 1;
        await this.readAccount({ profileId, ...account }, dataProviderType);
        done += 1;
        tell();
      });
    } finally {
      unwatch();
    }
    this.ending &&= withRest(this.ending, keys.length - begun, keys.length);
  }

  private async readAccount(key: AccountKey, dataProviderType: string): Promise<void> {
    const { kind, id } = key;
    const { signal } = this.context;
    await together([
      this.attempt(() => this.reading.config(key, dataProviderType, signal), {
        kind,
        id,
        what: 'config',
      }),
      this.attempt(
        async () => {
          const odd = setAsideProblem(await this.reading.accessList(key, signal));
          if (odd) this.unread.add({ kind, id, what: 'accessList', problem: odd });
        },
        { kind, id, what: 'accessList' },
      ),
    ]);
  }

  /** Runs one reading; a failure is noted, and one that concerns the whole instance ends it. */
  private async attempt(
    read: () => Promise<unknown>,
    what: Pick<Unread, 'kind' | 'id' | 'what'>,
  ): Promise<boolean> {
    try {
      await this.withNextClient(read);
      this.health.good();
      return true;
    } catch (error) {
      const reason = problemOf(error);
      if (this.cancelled(reason)) return false;
      this.unread.add({ ...what, problem: reason });
      if (await this.health.endsWith(reason)) this.ending ??= reason;
      return false;
    }
  }

  /** A token that is replaced ends what was asked with the old one: it is asked again with the new one. */
  private async withNextClient(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      const reason = problemOf(error);
      if (reason.code !== 'cancelled' || this.cancelled(reason)) throw error;
      await read();
    }
  }

  /** By the user: what else ends a request leaves something unread. */
  private cancelled({ code }: Problem): boolean {
    return code === 'cancelled' && this.context.signal.aborted;
  }

  private stopped(): boolean {
    return this.ending !== null || this.context.signal.aborted;
  }

  private result(someList: boolean): SyncResult {
    const cancelled = this.context.signal.aborted;
    const why = this.ending ?? (someList ? null : (this.unread.whyNoList() ?? noList));
    return {
      profileId: this.profile.id,
      label: this.profile.label,
      outcome: cancelled
        ? 'cancelled'
        : why
          ? 'failed'
          : this.unread.count > 0 || this.withoutSnapshot
            ? 'partial'
            : 'done',
      accounts: this.counts.account,
      oauth: this.counts.oauth,
      added: this.added,
      removed: this.removed,
      unread: this.unread.listed,
      unreadCount: this.unread.count,
      problem: cancelled
        ? problem('cancelled', 'It was cancelled.')
        : (why ?? this.withoutSnapshot),
      startedAt: this.startedAt,
      endedAt: this.takenAt ?? Date.now(),
    };
  }
}
