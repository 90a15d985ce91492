/** What is under way that somebody would miss. Pure. */
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

/** What a call is to whoever quits or looks at the taskbar; null for one that nobody would miss. */
export function jobKindOf(operation: string): JobKind | null {
  if (operation === 'inventory.sync') return 'sync';
  // Its writes are calls of its own within it.
  if (operation === 'clone.run') return 'write';
  if (operation === 'app.downloadUpdate') return 'update';
  if (operation.endsWith('.export')) return 'export';
  return isOperationName(operation) && writesToDomo(contract[operation]) ? 'write' : null;
}

export interface QuitQuestion {
  readonly message: string;
  readonly detail: string;
}

const jobSentences: Record<JobKind, string> = {
  write: 'A change in Domo is under way',
  sync: 'A sync is running',
  export: 'An export is being written',
  update: 'An update is being downloaded',
};

const cancelConsequences: Record<JobKind, string> = {
  write:
    'It has been sent, or is about to be: its outcome may become unknown. The activity will say so.',
  sync: 'What was read so far is kept.',
  export: 'Its file will not be written.',
  update: 'It can be downloaded again.',
};

/** What is asked before such calls are cancelled; null when there are none. The gravest comes first. */
export function buildQuitQuestion(operations: readonly string[]): QuitQuestion | null {
  const under = new Set(operations.map(jobKindOf));
  const jobs = (Object.keys(jobSentences) as JobKind[]).filter((job) => under.has(job));
  const [first] = jobs;
  if (first === undefined) return null;
  return {
    message: `${jobSentences[first]}: quit and cancel it?`,
    detail: jobs
      .map((job) => `${job === first ? '' : `${jobSentences[job]}. `}${cancelConsequences[job]}`)
      .join('\n'),
  };
}

/** How far a job is, on the taskbar or the dock. */

/** Chromium's words: more than 1 moves without a measure, less than 0 takes the bar away. */
const INDETERMINATE = 2;
const NO_PROGRESS = -1;
/** The least that can be seen. */
const LITTLE = 0.01;

type TaskbarWindow = Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed' | 'isFocused' | 'once'>;

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

  /** For whoever looks elsewhere: it goes when they come back. The window itself says what failed. */
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

/** Docks on Linux show a share between 0 and 1 and nothing else: they know no bar without a measure, and no failure. */
function onLinux(share: number, mode: string): number {
  if (mode === 'error' || share < 0) return NO_PROGRESS;
  return mode === 'indeterminate' ? LITTLE : Math.min(Math.max(share, LITTLE), 1 - LITTLE);
}

/** A sync ends well as a whole when it could not read one of its instances. */
function hasFailed(job: JobKind, result: Result<unknown>): boolean {
  if (!result.ok) return result.problem.code !== 'cancelled';
  if (job !== 'sync') return false;
  const { results } = result.value as ResponseFor<'inventory.sync'>;
  return results.some(({ outcome }) => outcome === 'failed');
}
