/** Sync: reads instances into the inventory. One that fails never stops another; what was not read is listed. */
import {
  problem,
  problemOf,
  type AccountKey,
  type Depth,
  type Kind,
  type LatchkeyEvent,
  type Problem,
  type ProblemCode,
  type Progress,
  type SetAside,
  type SyncResult,
  type Unread,
} from '../../contract';
import type { DomoClient } from '../domo';
import type { StoredProfile } from '../store/types';
import type { Workspace } from '../workspace';
import type { Reading } from './reading';
import { rowProblem, setAsideProblem } from './set-aside';
import { takeSnapshot } from './snapshot';

/** More would only fill the answer: the count says how many there are. */
const UNREAD_LISTED = 1000;

/** With these nothing more of the instance can be read, so the rest of it is not tried. */
const endsInstance: ReadonlySet<ProblemCode> = new Set([
  'unauthorized',
  'offline',
  'instanceNotFound',
  'blockedByNetworkRule',
  'noToken',
  'keychainLocked',
  'keychainMissing',
  'keychainHanging',
  'keychainCrashed',
  'latchkeyReplaced',
  'diskFull',
  'storeDamaged',
  'storeUnavailable',
  'notFound',
]);

interface SyncContext {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

export class Sync {
  constructor(
    private readonly workspace: Workspace,
    private readonly reading: Reading,
    private readonly announce: (event: LatchkeyEvent) => void,
  ) {}

  /** Null profileIds: all profiles. A profile that is not there is left out of the results. */
  async run(
    profileIds: readonly string[] | null,
    depth: Depth,
    context: SyncContext,
  ): Promise<SyncResult[]> {
    const store = await this.workspace.store();
    const all = await store.listProfiles();
    const wanted = all.filter(({ id }) => profileIds === null || profileIds.includes(id));
    // Every instance has its own queue, so all can run at once.
    return Promise.all(wanted.map((profile) => this.runProfile(profile, depth, context)));
  }

  private async runProfile(
    profile: StoredProfile,
    depth: Depth,
    context: SyncContext,
  ): Promise<SyncResult> {
    const run = new ProfileSync(this.workspace, this.reading, profile, context);
    const result = await run.run(depth);
    await this.keepOutcome(profile.id, result);
    context.progress(step(profile.id, 'done', 1, 1));
    return result;
  }

  private async keepOutcome(profileId: string, result: SyncResult): Promise<void> {
    const store = await this.workspace.store();
    try {
      if (result.outcome !== 'cancelled') {
        const last = { at: result.endedAt, problem: result.problem };
        const reached = result.problem === null || result.problem.code === 'unauthorized';
        await store.updateProfile(profileId, {
          lastSync: last,
          // A sync tries the token as well as any check does.
          ...(reached || result.outcome === 'failed' ? { lastCheck: last } : {}),
        });
      }
    } catch {
      // Removed while it was read, or the disk is full: the result itself says what was read.
    }
    this.announce({ event: 'profilesChanged' });
    this.announce({ event: 'inventoryChanged', profileId });
  }
}

const step = (
  profileId: string,
  phase: Progress['phase'],
  done: number,
  total: number | null,
  waitingUntil: number | null = null,
): Progress => ({ profileId, phase, done, total, waitingUntil });

function detailStep(client: DomoClient, profileId: string, done: number, total: number): Progress {
  const { waitingUntil } = client.pace();
  const phase = waitingUntil === null ? 'details' : 'waiting';
  return step(profileId, phase, done, total, waitingUntil);
}

/** The sync of one instance. */
class ProfileSync {
  private readonly unread: Unread[] = [];
  private added = 0;
  private removed = 0;
  private readonly counts: Record<Kind, number>;
  private ending: Problem | null = null;
  /** When the snapshot was taken that it left; null when it left none. */
  private takenAt: number | null = null;
  /** Why it left none. */
  private withoutSnapshot: Problem | null = null;
  private readonly startedAt = Date.now();

  constructor(
    private readonly workspace: Workspace,
    private readonly reading: Reading,
    private readonly profile: StoredProfile,
    private readonly context: SyncContext,
  ) {
    // What is kept stays readable, and counted, when it cannot be read anew.
    this.counts = { account: profile.counts.accounts, oauth: profile.counts.oauth };
  }

  async run(depth: Depth): Promise<SyncResult> {
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
    const lists = await Promise.all([
      one('accounts', () => this.readAccounts('account')),
      one('oauth', () => this.readAccounts('oauth')),
      one('providers', () => this.readProviders()),
    ]);
    const someList = lists[0] || lists[1];
    if (depth === 'full' && someList && !this.stopped()) await this.readDetails();
    if (someList) await this.leaveSnapshot(depth);
    return this.result(someList);
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
    this.noteSetAside(kind, listing.setAside);
  }

  private async readProviders(): Promise<void> {
    const { listing } = await this.reading.providers(this.profile.id, this.context.signal);
    this.noteSetAside(null, listing.setAside);
  }

  private async readDetails(): Promise<void> {
    const { id: profileId } = this.profile;
    const client = await this.workspace.client(profileId);
    const keys = await (await this.workspace.store()).listAccountKeys(profileId);
    let done = 0;
    const tell = (): void => {
      this.context.progress(detailStep(client, profileId, done, keys.length));
    };
    tell();
    // While Domo makes us wait nothing ends, so the wait itself has to be told.
    const unwatch = this.workspace.watchPace(profileId, tell);
    await inParallel(keys, client.pace().limit * 2, async ({ kind, id, dataProviderType }) => {
      if (this.stopped()) return;
      const key: AccountKey = { profileId, kind, id };
      const { signal } = this.context;
      await Promise.all([
        this.attempt(() => this.reading.config(key, dataProviderType, signal), {
          kind,
          id,
          what: 'config',
        }),
        this.attempt(
          async () => {
            const { setAside } = await this.reading.accessList(key, signal);
            const odd = setAsideProblem(setAside);
            if (odd) this.unread.push({ kind, id, what: 'accessList', problem: odd });
          },
          { kind, id, what: 'accessList' },
        ),
      ]);
      done += 1;
      tell();
    });
    unwatch();
  }

  /** Runs one reading; a failure is noted, and one that concerns the whole instance ends it. */
  private async attempt(
    read: () => Promise<unknown>,
    what: Pick<Unread, 'kind' | 'id' | 'what'>,
  ): Promise<boolean> {
    try {
      await read();
      return true;
    } catch (error) {
      const reason = problemOf(error);
      if (reason.code === 'cancelled') return false;
      this.unread.push({ ...what, problem: reason });
      if (endsInstance.has(reason.code)) this.ending ??= reason;
      return false;
    }
  }

  private noteSetAside(kind: Kind | null, rows: readonly SetAside[]): void {
    for (const row of rows) {
      this.unread.push({
        kind,
        id: row.id,
        what: 'row',
        problem: rowProblem(row),
      });
    }
  }

  private stopped(): boolean {
    return this.ending !== null || this.context.signal.aborted;
  }

  private result(someList: boolean): SyncResult {
    const cancelled = this.context.signal.aborted;
    const why = this.ending ?? (someList ? null : (this.unread[0]?.problem ?? null));
    return {
      profileId: this.profile.id,
      label: this.profile.label,
      outcome: cancelled
        ? 'cancelled'
        : why
          ? 'failed'
          : this.unread.length > 0 || this.withoutSnapshot
            ? 'partial'
            : 'done',
      accounts: this.counts.account,
      oauth: this.counts.oauth,
      added: this.added,
      removed: this.removed,
      unread: this.unread.slice(0, UNREAD_LISTED),
      unreadCount: this.unread.length,
      problem: cancelled
        ? problem('cancelled', 'It was cancelled.')
        : (why ?? this.withoutSnapshot),
      startedAt: this.startedAt,
      endedAt: this.takenAt ?? Date.now(),
    };
  }
}

/** Runs `work` over all items, at most `width` at once. Keeps a queue short where a list is long. */
async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
}
