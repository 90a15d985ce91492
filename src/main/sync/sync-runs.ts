/** Full syncs that were interrupted: cancelled, or Latchkey ended. Which of them can be continued. */
import type { Store } from '../store/store-types';
import type { DetailState } from '../store/audit-types';
import type { SyncRun } from '../store/sync-run-types';
import type { Workspace } from '../workspace';
import type { DeltaSync } from './delta-sync';

/** What was read earlier is too old to be one state of the instance with what is read now. */
const CONTINUE_WITHIN_MS = 24 * 60 * 60 * 1000;

/** `running`: instances that this program reads now. */
export async function listInterruptedRuns(
  store: Store,
  running: ReadonlySet<string>,
): Promise<SyncRun[]> {
  const runs = await store.listSyncRuns();
  const now = Date.now();
  // One of a clock that was ahead would be offered until that time comes.
  const isRecent = (at: number): boolean => at > now - CONTINUE_WITHIN_MS && at <= now;
  return runs.filter(({ profileId, startedAt }) => isRecent(startedAt) && !running.has(profileId));
}

/** One that was cancelled before it read any config can be continued too; an earlier one that read some counts on. */
export async function noteCancelledRun(workspace: Workspace, run: SyncRun): Promise<void> {
  try {
    await (await workspace.store()).beginSyncRun(run, 'keep');
  } catch {
    // Latchkey ends, or the disk is full. It then begins anew.
  }
}

/** An account of which something is to be read. */
export interface DetailsToRead extends DetailState {
  readonly config: boolean;
  readonly access: boolean;
}

/** What changed; of that, in a run that is continued, what was not read yet or what the log names since. */
export async function listDetailsToRead(
  store: Store,
  delta: DeltaSync,
  continued: SyncRun | null,
): Promise<readonly DetailsToRead[]> {
  const due = (await delta.accountsToRead()).map((state) => ({
    ...state,
    config: true,
    access: true,
  }));
  if (continued === null) return due;
  const keyOf = ({ kind, id }: Pick<DetailState, 'kind' | 'id'>): string => `${kind} ${id}`;
  const unread = new Map(
    (await store.listUnreadDetails(continued)).map((each) => [keyOf(each), each]),
  );
  return due.flatMap((details) => {
    if (delta.isNamed(details)) return [details];
    const left = unread.get(keyOf(details));
    return left ? [{ ...details, config: left.config, access: left.access }] : [];
  });
}
