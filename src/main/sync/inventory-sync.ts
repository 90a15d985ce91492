/** Reads instances into the inventory. A failing instance never stops another, and results list what was not read. */
import type { SyncDepth, LatchkeyEvent, SyncResult } from '../../contract';
import { runInBackground } from '../domo/request-places';
import type { StoredProfile } from '../store/store-types';
import type { Workspace } from '../workspace';
import { ProfileSync, runInParallel, type SyncContext } from './profile-sync';
import type { InventoryReader } from './inventory-reader';
import { toSyncProgress } from './sync-report';

/**
 * All share one limit of requests in flight, but each also holds connections and answers in memory: 300 at once took
 * more than 1 GB.
 */
const MAX_INSTANCES_AT_ONCE = 32;

export class InventorySync {
  constructor(
    private readonly workspace: Workspace,
    private readonly reading: InventoryReader,
    private readonly announce: (event: LatchkeyEvent) => void,
  ) {}

  /** `profileIds` null: all profiles. The results leave out profiles that do not exist. */
  async run(
    profileIds: readonly string[] | null,
    depth: SyncDepth,
    context: SyncContext,
  ): Promise<SyncResult[]> {
    const store = await this.workspace.store();
    void store.readBeside();
    const all = await store.listProfiles();
    const wanted = all.filter(({ id }) => profileIds === null || profileIds.includes(id));
    // First all of them, so that it is known how many there are.
    for (const { id } of wanted) context.progress(toSyncProgress(id, 'queued', 0, null));
    const results = new Map<string, SyncResult>();
    await runInParallel(wanted, MAX_INSTANCES_AT_ONCE, async (profile) => {
      results.set(profile.id, await this.syncProfile(profile, depth, context));
    });
    return wanted.flatMap(({ id }) => results.get(id) ?? []);
  }

  /** Never fails: the result has the Problem of the instance. */
  private async syncProfile(
    profile: StoredProfile,
    depth: SyncDepth,
    context: SyncContext,
  ): Promise<SyncResult> {
    const run = new ProfileSync(this.workspace, this.reading, profile, context);
    const result = await runInBackground(() => run.run(depth));
    await this.saveOutcome(profile.id, result);
    context.progress(toSyncProgress(profile.id, 'done', 1, 1));
    context.onProfileEnd?.(profile.id);
    return result;
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
