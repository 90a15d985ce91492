/** Keeps how a job ended whose page was gone by then, because Latchkey was locked, until the user dismisses it. */
import type { EndedJob, ResponseFor, Result } from '../../contract';
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
  /** Operation by id of the call. */
  private readonly running = new Map<string, string>();
  /** Ids of the calls whose page is gone. */
  private readonly left = new Set<string>();
  private kept: EndedJob[] = [];

  constructor(private readonly options: EndedJobsOptions) {}

  /** The page is gone: nobody waits for the jobs that run now. */
  readonly leavePage = (): void => {
    for (const id of this.running.keys()) this.left.add(id);
  };

  /** Oldest first. */
  readonly list = (): EndedJob[] => this.kept;

  readonly dismiss = (id: string): void => {
    this.kept = this.kept.filter((job) => job.id !== id);
  };

  begin(callId: string, operation: string): void {
    if (jobKindOf(operation) !== null) this.running.set(callId, operation);
  }

  progress(): void {
    // The page shows it, while there is one.
  }

  end(callId: string, result: Result<unknown>): void {
    const operation = this.running.get(callId);
    this.running.delete(callId);
    if (!this.left.delete(callId) || operation === undefined) return;
    const { isLocked, onEnd, now = Date.now } = this.options;
    const common = { id: callId, endedAt: now(), whileLocked: isLocked() };
    this.kept = [...this.kept, { ...common, ...describeEnd(operation, result) }];
    onEnd();
  }
}

function describeEnd(
  operation: string,
  result: Result<unknown>,
): Omit<EndedJob, 'id' | 'endedAt' | 'whileLocked'> {
  const kind = jobKindOf(operation) ?? 'write';
  const job: EndedJob['job'] = operation === 'clone.run' ? 'clone' : kind;
  const nothing = { sync: null, clone: null, file: null };
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
  if (job === 'clone') {
    const { results } = result.value as ResponseFor<'clone.run'>;
    return { ...ended, clone: results.map(({ outcome }) => outcome) };
  }
  if (job !== 'export') return ended;
  return { ...ended, file: (result.value as ResponseFor<'inventory.export'>).file };
}
