/** How far a job is, on the taskbar or the dock. */
import type { BrowserWindow } from 'electron';
import type { Progress, ResponseFor, Result } from '../../contract';
import { shareOf } from '../../contract/share';
import { jobOf, type Job } from './jobs';

/** Chromium's words: more than 1 moves without a measure, less than 0 takes the bar away. */
const UNMEASURED = 2;
const NONE = -1;

type Window = Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed' | 'isFocused' | 'once'>;

export class Taskbar {
  private readonly jobs = new Map<
    string,
    { readonly job: Job; readonly parts: Map<string, Progress> }
  >();

  constructor(private readonly currentWindow: () => Window | null) {}

  begin(callId: string, operation: string): void {
    const job = jobOf(operation);
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
      this.set(NONE);
      return;
    }
    const share = shareOf([...this.jobs.values()].flatMap(({ parts }) => [...parts.values()]));
    this.set(share ?? UNMEASURED, share === null ? 'indeterminate' : 'normal');
  }

  /** For whoever looks elsewhere: it goes when they come back. The window itself says what failed. */
  private showFailure(): void {
    const window = this.currentWindow();
    if (!window || window.isDestroyed() || window.isFocused()) {
      this.set(NONE);
      return;
    }
    this.set(1, 'error');
    window.once('focus', () => {
      this.show();
    });
  }

  private set(share: number, mode: 'none' | 'normal' | 'indeterminate' | 'error' = 'none'): void {
    const window = this.currentWindow();
    if (window && !window.isDestroyed()) window.setProgressBar(share, { mode });
  }
}

/** A sync ends well as a whole when it could not read one of its instances. */
function hasFailed(job: Job, result: Result<unknown>): boolean {
  if (!result.ok) return result.problem.code !== 'cancelled';
  if (job !== 'sync') return false;
  const { results } = result.value as ResponseFor<'inventory.sync'>;
  return results.some(({ outcome }) => outcome === 'failed');
}
