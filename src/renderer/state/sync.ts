/** The running sync, and the results of the last one. */
import { create } from 'zustand';
import type { InterruptedSync, SyncDepth, Problem, Progress, SyncResult } from '../../contract';
import { failedInstances, replaceResults } from '../../contract/sync-groups';
import { SyncPaceMeter, type SyncPace } from '../../contract/sync-pace';
import { call } from '../api/client';

interface SyncState {
  running: boolean;
  cancelling: boolean;
  /** It was stopped to be continued. Stays true once it has ended. */
  paused: boolean;
  /** Full syncs that were interrupted and can be continued. */
  interrupted: readonly InterruptedSync[];
  depth: SyncDepth;
  /** By profile id. */
  progress: Readonly<Record<string, Progress>>;
  /** Null before the first progress. */
  pace: SyncPace | null;
  /** Of the last sync; null when there was none. */
  results: readonly SyncResult[] | null;
  /** Why the sync as a whole failed. */
  problem: Problem | null;
}

export const useSync = create<SyncState>(() => ({
  running: false,
  cancelling: false,
  paused: false,
  interrupted: [],
  depth: 'list',
  progress: {},
  pace: null,
  results: null,
  problem: null,
}));

let controller: AbortController | null = null;

/** Starts a sync, unless one is running. `profileIds`: null for all instances. */
export async function startSync(profileIds: string[] | null, depth: SyncDepth): Promise<void> {
  if (useSync.getState().running) return;
  await run(profileIds, depth, (results) => results);
}

/** Goes on with the full syncs of these instances that were interrupted. */
export async function continueSync(profileIds: readonly string[] | null): Promise<void> {
  if (useSync.getState().running) return;
  await run(profileIds && [...profileIds], 'full', (results) => results, true);
}

/** Whatever fails here, nothing is offered. */
export async function loadInterruptedSyncs(): Promise<void> {
  const result = await call('inventory.interrupted', {});
  if (result.ok) useSync.setState({ interrupted: result.value.interrupted });
}

/** Reads again what failed in the last sync. The other results of that sync stay. */
export const retryFailedSync = (): Promise<void> =>
  retrySync(failedInstances(useSync.getState().results ?? []));

/** Reads instances again. The other results of the last sync stay, if it had them all. */
export async function retrySync(profileIds: readonly string[]): Promise<void> {
  const { running, results, depth } = useSync.getState();
  if (running || profileIds.length === 0) return;
  await checkRefusedTokens(profileIds);
  if (useSync.getState().running) return;
  const synced = new Set(results?.map(({ profileId }) => profileId));
  const hadAll = profileIds.every((id) => synced.has(id));
  await run([...profileIds], depth, (newer) =>
    results !== null && hadAll ? replaceResults(results, newer) : newer,
  );
}

/** For some seconds main does not send a token again that Domo refused, unless it is to be checked. */
async function checkRefusedTokens(profileIds: readonly string[]): Promise<void> {
  const refused = (useSync.getState().results ?? []).filter(
    ({ profileId, problem }) => profileIds.includes(profileId) && problem?.code === 'unauthorized',
  );
  await Promise.all(refused.map(({ profileId }) => call('profile.check', { profileId })));
}

async function run(
  profileIds: string[] | null,
  depth: SyncDepth,
  toResults: (results: SyncResult[]) => SyncResult[],
  isContinued = false,
): Promise<void> {
  const meter = new SyncPaceMeter();
  controller = new AbortController();
  useSync.setState({
    running: true,
    cancelling: false,
    paused: false,
    depth,
    progress: {},
    pace: null,
    results: null,
    problem: null,
  });
  const result = await call(
    'inventory.sync',
    { profileIds, depth, continue: isContinued },
    {
      signal: controller.signal,
      onProgress: (progress) => {
        meter.add(progress, performance.now());
        useSync.setState((state) => ({
          pace: meter.pace(performance.now()),
          progress: { ...state.progress, [progress.profileId]: progress },
        }));
      },
    },
  );
  useSync.setState({
    running: false,
    cancelling: false,
    results: result.ok ? toResults(result.value.results) : null,
    problem: result.ok ? null : result.problem,
  });
  await loadInterruptedSyncs();
}

/** Stops the sync. What it has read stays, and it can be continued. */
export function pauseSync(): void {
  useSync.setState({ paused: true });
  cancelSync();
}

export function cancelSync(): void {
  useSync.setState({ cancelling: true });
  controller?.abort();
}
