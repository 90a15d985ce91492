/** The running sync, and the results of the last one. */
import { create } from 'zustand';
import type { InterruptedSync, SyncDepth, Problem, Progress, SyncResult } from '../../contract';
import { failedInstances, replaceResults } from '../../contract/sync-groups';
import { SyncPaceMeter } from '../../contract/sync-pace';
import { call } from '../api/client';
import { openDialog } from './dialogs';
import { beginSyncJob, syncJobEnd, updateSyncJob } from './jobs/sync-job';
import type { JobHandle } from './jobs/jobs';
import { useProfiles } from './profiles';
import { t } from '../../contract/texts';

interface SyncState {
  running: boolean;
  /** It was stopped to be continued. Stays true once it has ended. */
  paused: boolean;
  /** Full syncs that were interrupted and can be continued. */
  interrupted: readonly InterruptedSync[];
  depth: SyncDepth;
  /** Of the last sync; null when there was none. */
  results: readonly SyncResult[] | null;
  /** Why the sync as a whole failed. */
  problem: Problem | null;
}

export const useSync = create<SyncState>(() => ({
  running: false,
  paused: false,
  interrupted: [],
  depth: 'list',
  results: null,
  problem: null,
}));

let controller: AbortController | null = null;
let job: JobHandle | null = null;

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
  const progressOf = new Map<string, Progress>();
  const profiles = useProfiles.getState().profiles ?? [];
  job = beginSyncJob({ profileIds, depth, profiles, cancel: cancelSync, pause: pauseSync });
  const handle = job;
  controller = new AbortController();
  useSync.setState({
    running: true,
    paused: false,
    depth,
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
        progressOf.set(progress.profileId, progress);
        updateSyncJob(handle, [...progressOf.values()], profiles, meter.pace(performance.now()));
      },
    },
  );
  const results = result.ok ? toResults(result.value.results) : null;
  const problem = result.ok ? null : result.problem;
  useSync.setState({ running: false, results, problem });
  const { paused } = useSync.getState();
  const recall = (): void => {
    // Another sync may have ended since, and one that runs has no results yet.
    if (!useSync.getState().running) useSync.setState({ results, problem, depth });
  };
  handle.end(
    syncJobEnd({
      results,
      problem,
      paused,
      show: () => {
        recall();
        openDialog({ name: 'syncResults' });
      },
      retry: () => {
        recall();
        void retryFailedSync();
      },
    }),
  );
  await loadInterruptedSyncs();
}

/** Stops the sync. What it has read stays, and it can be continued. */
export function pauseSync(): void {
  useSync.setState({ paused: true });
  stopSync(t('Pausing sync…'));
}

export const cancelSync = (): void => {
  stopSync(t('Cancelling sync…'));
};

function stopSync(text: string): void {
  job?.update({ text, cancelling: true });
  controller?.abort();
}
