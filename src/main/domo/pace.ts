/** One queue per instance: how many requests are under way, and when Domo asked us to wait (domo-api 7.5). */
import PQueue from 'p-queue';
import type { PaceState } from './types';

/** Answers in a row after which one more request may be in flight. */
const RECOVERS_AFTER = 20;

export class Pace {
  private readonly queue: PQueue;
  private goodInARow = 0;
  private until: number | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly most: number,
    private readonly onChange: (state: PaceState) => void,
  ) {
    this.queue = new PQueue({ concurrency: most });
  }

  state(): PaceState {
    return {
      inFlight: this.queue.pending,
      queued: this.queue.size,
      limit: this.queue.concurrency,
      waitingUntil: this.until,
    };
  }

  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.queue.add(work, { signal });
  }

  good(): void {
    this.goodInARow += 1;
    if (this.goodInARow < RECOVERS_AFTER || this.queue.concurrency >= this.most) return;
    this.goodInARow = 0;
    this.queue.concurrency += 1;
  }

  /** Domo asked for less: half as many at once, and none new before `wait` ms are over. */
  slowDown(wait: number): void {
    this.goodInARow = 0;
    this.queue.concurrency = Math.max(1, Math.floor(this.queue.concurrency / 2));
    const until = Date.now() + wait;
    if (this.until !== null && this.until >= until) return;
    this.until = until;
    this.queue.pause();
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.goOn();
    }, wait);
    this.onChange(this.state());
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.queue.clear();
  }

  private goOn(): void {
    this.until = null;
    this.timer = null;
    this.queue.start();
    this.onChange(this.state());
  }
}
