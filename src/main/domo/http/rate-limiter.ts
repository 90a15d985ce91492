/**
 * The queue of one instance: it limits the requests in flight, and pauses when Domo asks for it (domo-api 7.5). Its
 * requests start when a place over all instances is free as well.
 */
import type { RateLimiterState } from '../domo-types';
import {
  currentLane,
  RequestPlaces,
  type RequestLane,
  type RequestSource,
} from '../request-places';

/** After this many successes in a row, one more request may be in flight. */
const SUCCESSES_UNTIL_FASTER = 20;

/** Starts the request, and resolves when it ended. */
type WaitingRequest = () => Promise<void>;

export class RateLimiter implements RequestSource {
  private readonly waiting: Readonly<Record<RequestLane, Set<WaitingRequest>>> = {
    person: new Set(),
    background: new Set(),
  };
  private successesInARow = 0;
  /** `until`: for people. `end`: of a clock that nobody sets. */
  private pause: { readonly until: number; readonly end: number } | null = null;
  private timer: NodeJS.Timeout | null = null;
  private limit: number;
  inFlight = 0;
  mood: RequestSource['mood'] = 'new';

  constructor(
    private readonly maxInFlight: number,
    private readonly onChange: (state: RateLimiterState) => void,
    private readonly places = new RequestPlaces(maxInFlight + 1),
  ) {
    this.limit = maxInFlight;
  }

  state(): RateLimiterState {
    return {
      inFlight: this.inFlight,
      queued: this.waiting.person.size + this.waiting.background.size,
      limit: this.limit,
      waitingUntil: this.pause?.until ?? null,
    };
  }

  /** Rejects with the signal's reason as soon as it is aborted. A request under way keeps its place until it ended. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const queue = this.waiting[currentLane()];
      const cancel = (): void => {
        reject(signal.reason as Error);
        if (queue.delete(request)) this.places.withdraw(this);
      };
      const request = async (): Promise<void> => {
        try {
          resolve(await work());
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- passed on as it is
          reject(error);
        } finally {
          signal.removeEventListener('abort', cancel);
        }
      };
      if (signal.aborted) {
        cancel();
        return;
      }
      signal.addEventListener('abort', cancel, { once: true });
      queue.add(request);
      this.places.offer(this);
    });
  }

  canStart(lane: RequestLane): boolean {
    return this.pause === null && this.inFlight < this.limit && this.waiting[lane].size > 0;
  }

  async start(lane: RequestLane): Promise<void> {
    const [request] = this.waiting[lane];
    if (!request) return;
    this.waiting[lane].delete(request);
    this.inFlight += 1;
    await request();
    this.inFlight -= 1;
  }

  isIdle(): boolean {
    return this.inFlight === 0 && this.state().queued === 0;
  }

  onSuccess(): void {
    this.mood = 'answering';
    this.successesInARow += 1;
    if (this.successesInARow >= SUCCESSES_UNTIL_FASTER && this.limit < this.maxInFlight) {
      this.successesInARow = 0;
      this.limit += 1;
    }
    this.places.offer(this);
  }

  /** A request got no answer. What waits is tried one at a time, so that the instance does not hold many places. */
  onSilence(): void {
    this.mood = 'silent';
  }

  /** Halves the requests in flight, and starts no new one for `wait` ms. */
  slowDown(wait: number): void {
    this.successesInARow = 0;
    this.limit = Math.max(1, Math.floor(this.limit / 2));
    const end = performance.now() + wait;
    if (this.pause !== null && this.pause.end >= end) return;
    this.pause = { until: Date.now() + wait, end };
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.resume();
    }, wait);
    this.onChange(this.state());
  }

  /** What waits must have been cancelled. */
  close(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private resume(): void {
    this.pause = null;
    this.timer = null;
    this.places.offer(this);
    this.onChange(this.state());
  }
}
