/** Reads instances into the inventory. A failing instance never stops another, and results list what was not read. */
import type { LatchkeyEvent, SyncResult } from '../../contract';
import { runInBackground } from '../domo/request-places';
import { findOwnTokenId } from '../profiles/renewal/own-token-id';
import type { StoredProfile } from '../store/store-types';
import type { SyncRun } from '../store/sync-run-types';
import type { Workspace } from '../workspace';
import { runInParallel } from './parallel-work';
import { readDirectory } from './read-directory';
import { ProfileSync } from './profile-sync';
import type { SyncWish } from './delta-sync';
import type { InventoryReader } from './inventory-reader';
import { JointTurns } from './shared-reading';
import { refreshTokenExpiry } from './token-life';
import { toSyncProgress, type SyncContext } from './sync-report';
import { listInterruptedRuns } from './sync-runs';

/**
 * All share one limit of requests in flight, but each also holds connections and answers in memory: 300 at once took
 * more than 1 GB.
 */
const MAX_INSTANCES_AT_ONCE = 32;

export interface SyncOutcome {
  readonly results: SyncResult[];
  /** Instances whose interrupted sync was continued. */
  readonly continued: string[];
}

export class InventorySync {
  /** Instances that are being read in full, and how many times. */
  private readonly running = new Map<string, number>();
  /** Of all instances: the store is one. */
  private readonly turns = new JointTurns();

  constructor(
    private readonly workspace: Workspace,
    private readonly reading: InventoryReader,
    private readonly announce: (event: LatchkeyEvent) => void,
  ) {}

  /** Full syncs that were interrupted and can be continued. */
  async listInterrupted(): Promise<SyncRun[]> {
    return listInterruptedRuns(await this.workspace.store(), new Set(this.running.keys()));
  }

  /**
   * `profileIds` null: all profiles. The results leave out profiles that do not exist. `isContinued`: only instances
   * whose full sync was interrupted, and of these only what was not read.
   */
  async run(
    profileIds: readonly string[] | null,
    wish: SyncWish,
    context: SyncContext,
    isContinued = false,
  ): Promise<SyncOutcome> {
    const store = await this.workspace.store();
    const all = await store.listProfiles();
    const runs = new Map(
      (isContinued ? await this.listInterrupted() : []).map((run) => [
        run.profileId,
        run.startedAt,
      ]),
    );
    const wanted = all.filter(
      ({ id }) =>
        (profileIds === null || profileIds.includes(id)) && (!isContinued || runs.has(id)),
    );
    // First all of them, so that it is known how many there are.
    for (const { id } of wanted) context.progress(toSyncProgress(id, 'queued', 0, null));
    const results = new Map<string, SyncResult>();
    await runInParallel(wanted, MAX_INSTANCES_AT_ONCE, async (profile) => {
      results.set(
        profile.id,
        await this.syncProfile(profile, wish, context, runs.get(profile.id) ?? null),
      );
    });
    return {
      results: wanted.flatMap(({ id }) => results.get(id) ?? []),
      continued: wanted.filter(({ id }) => runs.has(id)).map(({ id }) => id),
    };
  }

  /** For reviews of access and warnings. Nobody sees it fail: a review and a report say what was not read. */
  private async readDirectoryAfter(
    { profileId, outcome }: SyncResult,
    { depth }: SyncWish,
    signal: AbortSignal,
  ): Promise<void> {
    if (depth !== 'full' || outcome === 'failed' || outcome === 'cancelled') return;
    try {
      const client = await this.workspace.client(profileId);
      const store = await this.workspace.store();
      await readDirectory(profileId, client, store, signal);
      const ownId = await findOwnTokenId(this.workspace, profileId);
      const { user = null } = (await store.getProfile(profileId)) ?? {};
      await refreshTokenExpiry(profileId, client, store, user, ownId, signal);
    } catch {
      // The profile or its token is gone meanwhile.
    }
  }

  /** Never fails: the result has the Problem of the instance. */
  private async syncProfile(
    profile: StoredProfile,
    wish: SyncWish,
    context: SyncContext,
    continuedFrom: number | null,
  ): Promise<SyncResult> {
    const { workspace, reading, turns } = this;
    const run = new ProfileSync(workspace, reading, turns, profile, context, wish, continuedFrom);
    this.countRunning(profile.id, 1);
    const result = await runInBackground(async () => {
      const read = await run.run();
      await this.readDirectoryAfter(read, wish, context.signal);
      return read;
    });
    this.countRunning(profile.id, -1);
    await this.saveOutcome(profile.id, result);
    context.progress(toSyncProgress(profile.id, 'done', 1, 1));
    context.onProfileEnd?.(profile.id);
    return result;
  }

  private countRunning(profileId: string, change: number): void {
    const count = (this.running.get(profileId) ?? 0) + change;
    if (count > 0) this.running.set(profileId, count);
    else this.running.delete(profileId);
  }

  private async saveOutcome(profileId: string, result: SyncResult): Promise<void> {
    try {
      const store = await this.workspace.store();
      if (result.outcome !== 'cancelled') {
        const last = { at: result.endedAt, problem: result.problem };
        const reached = result.problem === null || result.problem.code === 'unauthorized';
        await store.updateProfile(profileId, {
          lastSync: result.problem === null ? { ...last, coverage: result.coverage } : last,
          // A sync also shows whether the token works.
          ...(reached || result.outcome === 'failed' ? { lastCheck: last } : {}),
        });
      }
    } catch {
      // The profile was removed meanwhile, or the disk is full. The result still says what was read.
    }
    this.announce({ event: 'profilesChanged' });
    this.announce({ event: 'inventoryChanged', profileId });
  }
}
