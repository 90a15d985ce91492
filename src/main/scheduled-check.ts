/**
 * Checks the store by itself when nobody needs the machine: bit rot in a config that nobody opens would be found by
 * nothing else. A check that is interrupted counts as none, and is made again later.
 */
import { toProblem } from '../contract';
import type { StoreCheckState } from '../contract/store-checks';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How often it is looked whether a check is due. */
const LOOK_MS = 10 * 60 * 1000;
/** How long the window must have asked for nothing. */
const QUIET_MS = 5 * 60 * 1000;
/** A check that takes longer ends. One of 100,000 accounts takes less than a minute. */
const MAX_CHECK_MS = 30 * 60 * 1000;

export interface ScheduledCheckDeps {
  /** Fails as `store.check`; ends early with `storeUnavailable` when the signal is aborted. */
  readonly check: (signal: AbortSignal) => Promise<void>;
  readonly record: () => StoreCheckState;
  readonly runningOperations: () => readonly string[];
  readonly isLocked: () => boolean;
  readonly isOnBattery: () => boolean;
  readonly now?: () => number;
  /** Milliseconds of a clock that nobody sets; `performance.now` by default. */
  readonly elapsed?: () => number;
}

export type CheckLook = 'notDue' | 'notNow' | 'ended' | 'interrupted';

export class ScheduledCheck {
  private running: AbortController | null = null;
  private lastCallAt: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly deps: ScheduledCheckDeps) {
    this.lastCallAt = this.elapsed();
  }

  /** Looks again and again whether it is time. */
  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  /** The page began a call. What reads or writes much needs the store for itself. */
  begin(_callId: string, operation: string): void {
    this.lastCallAt = this.elapsed();
    if (operation === 'inventory.sync' || operation === 'store.restore') this.cancel();
  }

  progress(): void {
    this.lastCallAt = this.elapsed();
  }

  end(): void {
    this.lastCallAt = this.elapsed();
  }

  /** Ends a check under way: Latchkey is being locked, or quits. */
  cancel(): void {
    this.running?.abort();
  }

  stop(): void {
    clearInterval(this.timer);
    this.cancel();
  }

  /** Makes a check if one is due and nothing speaks against it. Never fails. */
  async look(): Promise<CheckLook> {
    if (!this.isDue()) return 'notDue';
    if (this.running || !this.isQuiet()) return 'notNow';
    const running = new AbortController();
    this.running = running;
    const limit = setTimeout(() => {
      running.abort();
    }, MAX_CHECK_MS);
    try {
      await this.deps.check(running.signal);
      return 'ended';
    } catch (error) {
      // The second: the store was read to its end, and its backup cannot be written.
      const ended = ['storeDamaged', 'cannotWriteFile'].includes(toProblem(error).code);
      return ended ? 'ended' : 'interrupted';
    } finally {
      clearTimeout(limit);
      this.running = null;
    }
  }

  private isDue(): boolean {
    const { everyDays, last } = this.deps.record();
    if (everyDays === null) return false;
    // A clock that was set back must not put it off for years.
    const since = this.now() - (last?.at ?? 0);
    return since < 0 || since >= everyDays * DAY_MS;
  }

  private isQuiet(): boolean {
    const { runningOperations, isLocked, isOnBattery } = this.deps;
    return (
      runningOperations().length === 0 &&
      this.elapsed() - this.lastCallAt >= QUIET_MS &&
      !isLocked() &&
      !isOnBattery()
    );
  }

  private elapsed(): number {
    return this.deps.elapsed?.() ?? performance.now();
  }

  private now(): number {
    return this.deps.now?.() ?? Date.now();
  }
}
