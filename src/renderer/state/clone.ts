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
import { openDialog } from './dialogs';
import { beginJob, type JobHandle } from './jobs/jobs';
import { progressRatio } from '../../contract/zod-free';
import { cloneEndedLabel, cloneRunningLabel } from '../ui/format/clone-labels';
import { t } from '../../contract/texts';

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
let handle: JobHandle | null = null;

const showClone = (): void => {
  openDialog({ name: 'cloneResults' });
};

/** Starts a clone, unless one is running. The request contains secrets, so it is not stored here. */
export async function startClone(job: CloneJob, request: RequestFor<'clone.run'>): Promise<void> {
  if (useClone.getState().running) return;
  controller = new AbortController();
  const initial = { running: true, cancelling: false, progress: {}, results: null, problem: null };
  useClone.setState({ job, ...initial });
  const line = cloneRunningLabel(job, {});
  const running = beginJob({
    label: t('Clone'),
    title: line,
    text: line,
    cancel: cancelClone,
    show: showClone,
  });
  handle = running;
  const result = await call('clone.run', request, {
    signal: controller.signal,
    onProgress: (progress) => {
      useClone.setState((state) => ({
        progress: { ...state.progress, [progress.profileId]: progress },
      }));
      const reports = useClone.getState().progress;
      const known = Object.values(reports);
      running.update({
        text: cloneRunningLabel(job, reports),
        ratio: known.length < job.targets.length ? null : progressRatio(known),
      });
    },
  });
  const ended = {
    running: false,
    cancelling: false,
    results: result.ok ? result.value.results : null,
    problem: result.ok ? null : result.problem,
  };
  useClone.setState(ended);
  const show = (): void => {
    // Another clone may have ended since.
    if (!useClone.getState().running) useClone.setState({ job, ...ended });
    showClone();
  };
  const { text, tone } = cloneEndedLabel(job, ended.results ?? [], ended.problem);
  running.end({ text, tone, ways: [{ label: t('Details'), run: show }] });
}

/** Requests that were sent finish; no further ones are sent. */
export function cancelClone(): void {
  useClone.setState({ cancelling: true });
  handle?.update({ text: t('Cancelling clone…'), cancelling: true });
  controller?.abort();
}
