/** An account that is being made in other instances, and how the last time ended. */
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

/** What is being made. Holds no value of any field. */
export interface CloneJob {
  source: AccountKey;
  /** What it is called there. */
  displayName: string;
  targets: readonly { profileId: string; label: string }[];
  /** What counts as the same account there. */
  rule: MatchRule | undefined;
}

interface CloneState {
  job: CloneJob | null;
  running: boolean;
  cancelling: boolean;
  /** By profile id. */
  progress: Readonly<Record<string, Progress>>;
  /** Null until it ended. */
  results: readonly CloneResult[] | null;
  /** Why it ended as a whole. */
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

/** One at a time. The request holds secrets: nothing of it is kept here. */
export async function startClone(job: CloneJob, request: RequestFor<'clone.run'>): Promise<void> {
  if (useClone.getState().running) return;
  controller = new AbortController();
  const begun = { running: true, cancelling: false, progress: {}, results: null, problem: null };
  useClone.setState({ job, ...begun });
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

/** What is on its way ends as it will; what has not begun is not begun. */
export function cancelClone(): void {
  useClone.setState({ cancelling: true });
  controller?.abort();
}
