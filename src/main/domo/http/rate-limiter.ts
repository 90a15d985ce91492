/** The queue of one instance: it limits the requests in flight, and pauses when Domo asks for it (domo-api 7.5). */
import PQueue from 'p-queue';
import type { RateLimiterState } from '../domo-types';

/** After this many successes in a row, one more request may be in flight. */
const SUCCESSES_UNTIL_FASTER = 20;

export class RateLimiter {
  private readonly queue: PQueue;
  private successesInARow = 0;
  private pausedUntil: number | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly maxInFlight: number,
    private readonly onChange: (state: RateLimiterState) => void,
  ) {
    this.queue = new PQueue({ concurrency: maxInFlight });
  }

  state(): RateLimiterState {
    return {
      inFlight: this.queue.pending,
      queued: this.queue.size,
      limit: this.queue.concurrency,
      waitingUntil: this.pausedUntil,
    };
  }

  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.queue.add(work, { signal });
  }

  onSuccess(): void {
    this.successesInARow += 1;
    if (this.successesInARow < SUCCESSES_UNTIL_FASTER || this.queue.concurrency >= this.maxInFlight)
      return;
    this.successesInARow = 0;
    this.queue.concurrency += 1;
  }

  /** Halves the requests in flight, and starts no new one for `wait` ms. */
  slowDown(wait: number): void {
    this.successesInARow = 0;
    this.queue.concurrency = Math.max(1, Math.floor(this.queue.concurrency / 2));
    const until = Date.now() + wait;
    if (this.pausedUntil !== null && this.pausedUntil >= until) return;
    this.pausedUntil = until;
    this.queue.pause();
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.resume();
    }, wait);
    this.onChange(this.state());
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.queue.clear();
  }

  private resume(): void {
    this.pausedUntil = null;
    this.timer = null;
    this.queue.start();
    this.onChange(this.state());
  }
}
