/** The running sync, and the results of the last one. */
import { create } from 'zustand';
import type { SyncDepth, Problem, Progress, SyncResult } from '../../contract';
import { call } from '../api/client';

interface SyncState {
  running: boolean;
  cancelling: boolean;
  depth: SyncDepth;
  /** By profile id. */
  progress: Readonly<Record<string, Progress>>;
  /** Of the last sync; null when there was none. */
  results: readonly SyncResult[] | null;
  /** Why the sync as a whole failed. */
  problem: Problem | null;
}

export const useSync = create<SyncState>(() => ({
  running: false,
  cancelling: false,
  depth: 'list',
  progress: {},
  results: null,
  problem: null,
}));

let controller: AbortController | null = null;

/** Starts a sync, unless one is running. `profileIds`: null for all instances. */
export async function startSync(profileIds: string[] | null, depth: SyncDepth): Promise<void> {
  if (useSync.getState().running) return;
  controller = new AbortController();
  useSync.setState({
    running: true,
    cancelling: false,
    depth,
    progress: {},
    results: null,
    problem: null,
  });
  const result = await call(
    'inventory.sync',
    { profileIds, depth },
    {
      signal: controller.signal,
      onProgress: (progress) => {
        useSync.setState((state) => ({
          progress: { ...state.progress, [progress.profileId]: progress },
        }));
      },
    },
  );
  useSync.setState({
    running: false,
    cancelling: false,
    results: result.ok ? result.value.results : null,
    problem: result.ok ? null : result.problem,
  });
}

export function cancelSync(): void {
  useSync.setState({ cancelling: true });
  controller?.abort();
}
