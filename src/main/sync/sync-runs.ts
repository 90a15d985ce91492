/** Full syncs that were interrupted: cancelled, or Latchkey ended. Which of them can be continued. */
import type { Store } from '../store/store-types';
import type { SyncRun, UnreadDetails } from '../store/sync-run-types';
import type { Workspace } from '../workspace';

/** What was read earlier is too old to be one state of the instance with what is read now. */
const CONTINUE_WITHIN_MS = 24 * 60 * 60 * 1000;

/** `running`: instances that this program reads now. */
export async function listInterruptedRuns(
  store: Store,
  running: ReadonlySet<string>,
): Promise<SyncRun[]> {
  const oldest = Date.now() - CONTINUE_WITHIN_MS;
  const runs = await store.listSyncRuns();
  return runs.filter(({ profileId, startedAt }) => startedAt > oldest && !running.has(profileId));
}

/** One that was cancelled before it read any config can be continued too; an earlier one that read some counts on. */
export async function noteCancelledRun(workspace: Workspace, run: SyncRun): Promise<void> {
  try {
    await (await workspace.store()).beginSyncRun(run, 'keep');
  } catch {
    // Latchkey ends, or the disk is full. It then begins anew.
  }
}

/** What is to be read: everything in a new run, and what is still unread in one that is continued. */
export async function listDetailsToRead(
  store: Store,
  run: SyncRun,
  isContinued: boolean,
): Promise<readonly UnreadDetails[]> {
  if (isContinued) return store.listUnreadDetails(run);
  const keys = await store.listAccountKeys(run.profileId);
  return keys.map((key) => ({ ...key, config: true, access: true }));
}
