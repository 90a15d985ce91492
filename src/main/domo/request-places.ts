/**
 * The limit over the requests of all instances, in addition to the limit of each. Hundreds of instances would otherwise
 * open thousands of sockets at once, and those that never answer would keep the others waiting (decision 064).
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Enough for eight instances at full pace. */
export const DEFAULT_REQUEST_PLACES = 40;

/** A request that a person waits for goes before all requests in the background. */
export type RequestLane = 'person' | 'background';

/** The queue of one instance. It counts its own requests in flight. */
export interface RequestSource {
  readonly inFlight: number;
  /** How the last request ended; `new` before the first. */
  readonly mood: 'new' | 'answering' | 'silent';
  /** Whether a request of the lane waits, and the instance's own limit lets it start. */
  canStart(lane: RequestLane): boolean;
  /** Starts the next request of the lane. The promise resolves when it ended, and never rejects. */
  start(lane: RequestLane): Promise<void>;
  /** Whether it has nothing waiting and nothing in flight. */
  isIdle(): boolean;
}

export class RequestPlaces {
  /** Those with something to do. */
  private readonly sources = new Set<RequestSource>();
  private readonly lastTurns = new WeakMap<RequestSource, number>();
  private turns = 0;
  private taken = 0;
  /** Of `limit`, the background leaves some free: a person does not wait until an instance answers. */
  private readonly forBackground: number;
  /**
   * Instances that did not answer get so many of them together, beside one for each that was not asked before: it is
   * not known whether they ever answer.
   */
  private readonly forUnanswered: number;

  constructor(private readonly limit = DEFAULT_REQUEST_PLACES) {
    this.forBackground = Math.max(1, limit - Math.max(1, Math.floor(limit / 10)));
    this.forUnanswered = Math.max(1, Math.floor(limit / 4));
  }

  /** To be called when a source has a new request, or may start one that waits. */
  offer(source: RequestSource): void {
    if (!source.isIdle()) this.sources.add(source);
    this.fill();
  }

  /** To be called when waiting requests of a source were cancelled. */
  withdraw(source: RequestSource): void {
    if (!source.isIdle()) return;
    this.sources.delete(source);
    // The share of the others has grown.
    this.fill();
  }

  private fill(): void {
    for (let turn = this.nextTurn(); turn; turn = this.nextTurn()) {
      const { source, lane } = turn;
      this.taken += 1;
      this.turns += 1;
      this.lastTurns.set(source, this.turns);
      void source.start(lane).then(() => {
        this.taken -= 1;
        if (source.isIdle()) this.sources.delete(source);
        this.fill();
      });
    }
  }

  private nextTurn(): { source: RequestSource; lane: RequestLane } | null {
    if (this.taken >= this.limit) return null;
    const forPerson = this.fewestInFlight((source) => source.canStart('person'));
    if (forPerson) return { source: forPerson, lane: 'person' };
    if (this.taken >= this.forBackground) return null;
    const share = Math.ceil(this.forBackground / this.sources.size);
    const unanswered = this.countUnanswered();
    const next = this.fewestInFlight(
      (source) =>
        source.canStart('background') &&
        source.inFlight < share &&
        (source.mood === 'answering' ||
          (source.mood === 'new' && source.inFlight === 0) ||
          unanswered < this.forUnanswered),
    );
    return next && { source: next, lane: 'background' };
  }

  /** Of those with equally many, the one whose turn was longest ago. */
  private fewestInFlight(isWanted: (source: RequestSource) => boolean): RequestSource | null {
    let fewest: RequestSource | null = null;
    for (const source of this.sources) {
      if (fewest && !this.comesBefore(source, fewest)) continue;
      if (isWanted(source)) fewest = source;
    }
    return fewest;
  }

  private comesBefore(source: RequestSource, other: RequestSource): boolean {
    if (source.inFlight !== other.inFlight) return source.inFlight < other.inFlight;
    return (this.lastTurns.get(source) ?? 0) < (this.lastTurns.get(other) ?? 0);
  }

  private countUnanswered(): number {
    let count = 0;
    for (const { mood, inFlight } of this.sources) {
      if (mood === 'silent') count += inFlight;
      // The first place of a new one is its own.
      if (mood === 'new') count += Math.max(0, inFlight - 1);
    }
    return count;
  }
}

const inBackground = new AsyncLocalStorage<true>();

/**
 * Every request that `work` makes in turn is in the background, because nobody waits for it alone. The mark follows the
 * call, so no service between a sync and the queue has to pass it on.
 */
export const runInBackground = <T>(work: () => Promise<T>): Promise<T> =>
  inBackground.run(true, work);

export const currentLane = (): RequestLane => (inBackground.getStore() ? 'background' : 'person');
