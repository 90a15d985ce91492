/** The bulk change on screen: its plan, its run and what became of it. It goes on when its dialog is closed. */
import { create } from 'zustand';
import type { BulkRun, BulkSummary, Problem, Progress, RequestFor } from '../../contract';
import { call } from '../api/client';
import { clearPicked } from './comparison';
import { openDialog } from './dialogs';

interface BulkState {
  /** Null: nothing was planned or opened yet. */
  run: BulkRun | null;
  running: boolean;
  cancelling: boolean;
  /** Of the accounts that are looked at or written, by profile id. */
  progress: Readonly<Record<string, Progress>>;
  /** Why planning, reading or running as a whole failed. */
  problem: Problem | null;
}

const quiet = { running: false, cancelling: false, progress: {}, problem: null };

export const useBulk = create<BulkState>(() => ({ run: null, ...quiet }));

let controller: AbortController | null = null;

const callWithProgress = async (
  work: (options: Parameters<typeof call<'bulk.run'>>[2]) => ReturnType<typeof call<'bulk.run'>>,
): Promise<void> => {
  controller = new AbortController();
  useBulk.setState({ ...quiet, running: true });
  const result = await work({
    signal: controller.signal,
    onProgress: (progress) => {
      useBulk.setState((state) => ({
        progress: { ...state.progress, [progress.profileId]: progress },
      }));
    },
  });
  useBulk.setState(
    result.ok ? { ...quiet, run: result.value } : { ...quiet, problem: result.problem },
  );
};

/** Reads every account and shows what would be written. */
export async function planBulkChange(request: RequestFor<'bulk.plan'>): Promise<void> {
  if (useBulk.getState().running) return;
  useBulk.setState({ run: null });
  await callWithProgress((options) => call('bulk.plan', request, options));
}

/** Makes what is left of the plan. */
export async function startBulkRun(request: RequestFor<'bulk.run'>): Promise<void> {
  if (useBulk.getState().running) return;
  await callWithProgress((options) => call('bulk.run', request, options));
  const { problem } = useBulk.getState();
  // Cancelled or refused as a whole: some writes may have been made before.
  if (problem !== null) await readRun(request.id, problem);
  clearPicked();
}

async function readRun(id: string, problem: Problem | null): Promise<void> {
  const result = await call('bulk.read', { id });
  useBulk.setState(
    result.ok ? { ...quiet, run: result.value, problem } : { ...quiet, problem: result.problem },
  );
}

/** Shows a plan or run that was kept. */
export async function openBulkRun({ id }: Pick<BulkSummary, 'id'>): Promise<void> {
  if (!useBulk.getState().running) await readRun(id, null);
  openDialog({ name: 'bulkRun' });
}

/** What was sent finishes; nothing more is sent. */
export function cancelBulk(): void {
  useBulk.setState({ cancelling: true });
  controller?.abort();
}

/** How many of all accounts are done. `total` is null until it is known. */
export function countDone({ progress }: Pick<BulkState, 'progress'>): {
  done: number;
  total: number | null;
} {
  const parts = Object.values(progress);
  const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
  return {
    done: sum(parts.map(({ done }) => done)),
    total: parts.length === 0 ? null : sum(parts.map(({ total }) => total ?? 0)),
  };
}
