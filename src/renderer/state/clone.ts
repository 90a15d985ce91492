/** The running clone of an account into other instances, and the results of the last one. */
import { create } from 'zustand';
import type {
  AccountKey,
  CloneResult,
  MatchRule,
  Problem,
  Progress,
  RequestFor,
} from '../../contract';
import { call } from '../api/client';

/** The account to create. Contains no config values. */
export interface CloneJob {
  source: AccountKey;
  /** Its name in the target instances. */
  displayName: string;
  targets: readonly { profileId: string; label: string }[];
  /** The match rule that finds an existing account there; undefined for the default rule. */
  rule: MatchRule | undefined;
}

interface CloneState {
  job: CloneJob | null;
  running: boolean;
  cancelling: boolean;
  /** By profile id. */
  progress: Readonly<Record<string, Progress>>;
  /** Null until the clone has ended. */
  results: readonly CloneResult[] | null;
  /** Why the clone as a whole failed. */
  problem: Problem | null;
}

export const useClone = create<CloneState>(() => ({
  job: null,
  running: false,
  cancelling: false,
  progress: {},
  results: null,
  problem: null,
}));

let controller: AbortController | null = null;

/** Starts a clone, unless one is running. The request contains secrets, so it is not stored here. */
export async function startClone(job: CloneJob, request: RequestFor<'clone.run'>): Promise<void> {
  if (useClone.getState().running) return;
  controller = new AbortController();
  const initial = { running: true, cancelling: false, progress: {}, results: null, problem: null };
  useClone.setState({ job, ...initial });
  const result = await call('clone.run', request, {
    signal: controller.signal,
    onProgress: (progress) => {
      useClone.setState((state) => ({
        progress: { ...state.progress, [progress.profileId]: progress },
      }));
    },
  });
  useClone.setState({
    running: false,
    cancelling: false,
    results: result.ok ? result.value.results : null,
    problem: result.ok ? null : result.problem,
  });
}

/** Requests that were sent finish; no further ones are sent. */
export function cancelClone(): void {
  useClone.setState({ cancelling: true });
  controller?.abort();
}
