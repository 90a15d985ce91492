/** Keeps which jobs run, and how a job ended, whose page was gone by then, because Latchkey was locked, until the user dismisses it. */
import type { BulkRun, EndedJob, LeftJob, ResponseFor, Result } from '../../contract';
import { countBulkItems } from '../../contract/bulk-text';
import type { CallObserver } from '../api/ipc-channel';
import { jobKindOf } from './running-jobs';

interface EndedJobsOptions {
  readonly isLocked: () => boolean;
  /** Told after a job that is kept. */
  readonly onEnd: () => void;
  /** Epoch ms. */
  readonly now?: () => number;
}

export class EndedJobs implements CallObserver {
  /** By id of the call. */
  private readonly calls = new Map<string, { operation: string; startedAt: number }>();
  /** Ids of the calls whose page is gone. */
  private readonly left = new Set<string>();
  private kept: EndedJob[] = [];

  constructor(private readonly options: EndedJobsOptions) {}

  /** The page is gone: nobody waits for the jobs that run now. */
  readonly leavePage = (): void => {
    for (const id of this.calls.keys()) this.left.add(id);
  };

  /** Oldest first. */
  readonly list = (): EndedJob[] => this.kept;

  /** Those that run, and whose page is gone. */
  readonly running = (): LeftJob[] =>
    [...this.calls].flatMap(([id, { operation, startedAt }]) => {
      const job = this.left.has(id) ? endedKindOf(operation) : null;
      return job === null ? [] : [{ id, job, startedAt }];
    });

  readonly dismiss = (id: string): void => {
    this.kept = this.kept.filter((job) => job.id !== id);
  };

  begin(callId: string, operation: string): void {
    if (endedKindOf(operation) === null) return;
    this.calls.set(callId, { operation, startedAt: this.now() });
  }

  progress(): void {
    // The page shows it, while there is one.
  }

  end(callId: string, result: Result<unknown>): void {
    const call = this.calls.get(callId);
    this.calls.delete(callId);
    if (!this.left.delete(callId) || call === undefined) return;
    const { operation, startedAt } = call;
    const { isLocked, onEnd } = this.options;
    const common = { id: callId, startedAt, endedAt: this.now(), whileLocked: isLocked() };
    this.kept = [...this.kept, { ...common, ...describeEnd(operation, result) }];
    onEnd();
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** Null for a call that is no job. */
function endedKindOf(operation: string): EndedJob['job'] | null {
  if (operation === 'bulk.run') return 'bulk';
  if (operation === 'bulk.plan') return 'plan';
  if (operation === 'review.write') return 'review';
  if (operation === 'inventory.publish') return 'publish';
  return jobKindOf(operation);
}

function describeEnd(
  operation: string,
  result: Result<unknown>,
): Omit<EndedJob, 'id' | 'startedAt' | 'endedAt' | 'whileLocked'> {
  const job = endedKindOf(operation) ?? 'write';
  const nothing = { sync: null, bulk: null, file: null };
  if (!result.ok) return { job, problem: result.problem, ...nothing };
  if (operation === 'inventory.publish') {
    const { results } = result.value as ResponseFor<'inventory.publish'>;
    // A table that was not published is a failure, although the call ended well.
    const failed = results.find(({ outcome }) => outcome !== 'done' && outcome !== 'skipped');
    return { job, problem: failed?.problem ?? null, ...nothing };
  }
  const ended = { job, problem: null, ...nothing };
  if (job === 'sync') {
    return { ...ended, sync: (result.value as ResponseFor<'inventory.sync'>).results };
  }
  if (job === 'bulk' || job === 'plan') {
    const { id, items } = result.value as BulkRun;
    return { ...ended, bulk: { id, counts: countBulkItems(items) } };
  }
  if (job !== 'export' && job !== 'review') return ended;
  return { ...ended, file: (result.value as ResponseFor<'inventory.export'>).file };
}
