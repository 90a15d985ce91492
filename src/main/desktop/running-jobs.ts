/** Running jobs: the question before quitting, and progress on the taskbar. */
import {
  contract,
  isOperationName,
  type Progress,
  type ResponseFor,
  type Result,
} from '../../contract';
import { writesToDomo } from '../api/guard';
import type { BrowserWindow } from 'electron';
import { progressRatio } from '../../contract/zod-free';

export type JobKind = 'sync' | 'write' | 'export' | 'update';

/** The kind of job that a call is; null for calls that neither the quit question nor the taskbar shows. */
export function jobKindOf(operation: string): JobKind | null {
  if (operation === 'inventory.sync') return 'sync';
  // It makes its writes through calls of their own, which are not counted.
  if (operation === 'bulk.run') return 'write';
  if (operation === 'app.downloadUpdate') return 'update';
  if (operation.endsWith('.export')) return 'export';
  return isOperationName(operation) && writesToDomo(contract[operation]) ? 'write' : null;
}

export interface QuitQuestion {
  readonly message: string;
  readonly detail: string;
}

const jobSentences: Record<JobKind, string> = {
  write: 'A change in Domo is running',
  sync: 'A sync is running',
  export: 'An export is being written',
  update: 'An update is being downloaded',
};

const cancelConsequences: Record<JobKind, string> = {
  write:
    'It was sent or is about to be sent, so its outcome may become unknown. The activity will show it.',
  sync: 'Latchkey keeps the data that it has read so far.',
  export: 'The file will not be written.',
  update: 'You can download it again.',
};

/** The question before these operations are cancelled, most serious job first. Null if none is a job. */
export function buildQuitQuestion(operations: readonly string[]): QuitQuestion | null {
  const kinds = new Set(operations.map(jobKindOf));
  const jobs = (Object.keys(jobSentences) as JobKind[]).filter((job) => kinds.has(job));
  const [first] = jobs;
  if (first === undefined) return null;
  return {
    message: `${jobSentences[first]}. Quit and cancel it?`,
    detail: jobs
      .map((job) => `${job === first ? '' : `${jobSentences[job]}. `}${cancelConsequences[job]}`)
      .join('\n'),
  };
}

/** Electron's values: above 1 the bar is indeterminate, below 0 it is removed. */
const INDETERMINATE = 2;
const NO_PROGRESS = -1;
/** The smallest visible share. */
const SMALLEST_SHARE = 0.01;

type TaskbarWindow = Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed' | 'isFocused' | 'once'>;

/** Shows the progress of jobs on the taskbar or the dock. */
export class Taskbar {
  private readonly jobs = new Map<
    string,
    { readonly job: JobKind; readonly parts: Map<string, Progress> }
  >();

  constructor(
    private readonly currentWindow: () => TaskbarWindow | null,
    private readonly platform: NodeJS.Platform = process.platform,
  ) {}

  begin(callId: string, operation: string): void {
    const job = jobKindOf(operation);
    if (job === null) return;
    this.jobs.set(callId, { job, parts: new Map() });
    this.show();
  }

  progress(callId: string, progress: Progress): void {
    this.jobs.get(callId)?.parts.set(progress.profileId, progress);
    if (this.jobs.has(callId)) this.show();
  }

  end(callId: string, result: Result<unknown>): void {
    const ended = this.jobs.get(callId);
    if (!ended) return;
    this.jobs.delete(callId);
    if (hasFailed(ended.job, result) && this.jobs.size === 0) this.showFailure();
    else this.show();
  }

  private show(): void {
    if (this.jobs.size === 0) {
      this.set(NO_PROGRESS);
      return;
    }
    const share = progressRatio(
      [...this.jobs.values()].flatMap(({ parts }) => [...parts.values()]),
    );
    this.set(share ?? INDETERMINATE, share === null ? 'indeterminate' : 'normal');
  }

  /** If the window is not focused, shows a failure until it is. The page itself says what failed. */
  private showFailure(): void {
    const window = this.currentWindow();
    if (!window || window.isDestroyed() || window.isFocused()) {
      this.set(NO_PROGRESS);
      return;
    }
    this.set(1, 'error');
    window.once('focus', () => {
      this.show();
    });
  }

  private set(share: number, mode: 'none' | 'normal' | 'indeterminate' | 'error' = 'none'): void {
    const window = this.currentWindow();
    if (!window || window.isDestroyed()) return;
    window.setProgressBar(this.platform === 'linux' ? onLinux(share, mode) : share, { mode });
  }
}

/** Docks on Linux show only a share between 0 and 1. They have no indeterminate bar and no failure. */
function onLinux(share: number, mode: string): number {
  if (mode === 'error' || share < 0) return NO_PROGRESS;
  return mode === 'indeterminate'
    ? SMALLEST_SHARE
    : Math.min(Math.max(share, SMALLEST_SHARE), 1 - SMALLEST_SHARE);
}

/** A sync succeeds as a call even if it could not read one of its instances. */
function hasFailed(job: JobKind, result: Result<unknown>): boolean {
  if (!result.ok) return result.problem.code !== 'cancelled';
  if (job !== 'sync') return false;
  const { results } = result.value as ResponseFor<'inventory.sync'>;
  return results.some(({ outcome }) => outcome === 'failed');
}
