/** The faults of one instance: which of them strike a request. */
import { meansRoute } from '../http/log';
import { faultSchema, type Fault, type FaultSpec } from './spec';

export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  /** Requests that it was aimed at. */
  seen: number;
  /** Requests that it struck. */
  struck: number;
  /** `rateLimit`: times of the calls within the window. */
  calls: number[];
}

/** What a fault can be aimed by. */
export interface Target {
  readonly method: string;
  readonly path: string;
  readonly route: string | null;
  /** Came on a connection that was used before. */
  readonly reused: boolean;
}

export class FaultBox {
  private active: ActiveFault[] = [];
  private lastId = 0;
  private readonly held = new Set<() => void>();

  /**
   * Switches a fault on.
   * @returns its id, for `remove`.
   * @throws ZodError when the fault is not one of `spec.ts`.
   */
  add(spec: FaultSpec): number {
    return this.addUnknown(spec);
  }

  /** Like `add`, for what came over the control port. */
  addUnknown(spec: unknown): number {
    const fault = faultSchema.parse(spec);
    this.lastId += 1;
    this.active.push({ id: this.lastId, fault, seen: 0, struck: 0, calls: [] });
    return this.lastId;
  }

  remove(id: number): boolean {
    const before = this.active.length;
    this.active = this.active.filter((one) => one.id !== id);
    return this.active.length < before;
  }

  /** Switches all faults off, and lets go of what they hold. */
  clear(): void {
    this.active = [];
    this.release();
  }

  /** Lets every request go on that a `hold` holds now. */
  release(): void {
    for (const goOn of this.held) goOn();
    this.held.clear();
  }

  /** Calls `goOn` at the next `release`. Returns how to stop waiting for it. */
  onRelease(goOn: () => void): () => void {
    this.held.add(goOn);
    return () => {
      this.held.delete(goOn);
    };
  }

  /** Those still on, with how often each struck. */
  list(): readonly ActiveFault[] {
    return this.active;
  }

  /** The faults that strike this request, in the order in which they were added. Counts them. */
  strike(request: Target, now: number): Fault[] {
    const struck = this.active.filter((one) => aimsAt(one.fault, request) && falls(one, now));
    this.active = this.active.filter(
      ({ fault, struck: count }) => fault.times === null || count < fault.times,
    );
    return struck.map((one) => one.fault);
  }
}

const aimsAt = (fault: Fault, request: Target): boolean =>
  (fault.method === null || fault.method === request.method) &&
  meansRoute(fault.route, request.path, request.route) &&
  (fault.kind !== 'dropReused' || request.reused);

function falls(one: ActiveFault, now: number): boolean {
  one.seen += 1;
  const place = one.seen - one.fault.skip;
  if (place <= 0 || (place - 1) % one.fault.every !== 0) return false;
  if (one.fault.kind === 'rateLimit' && withinLimit(one, one.fault, now)) return false;
  one.struck += 1;
  return true;
}

/** Refused calls do not count, so that a client that waits for the window gets through. */
function withinLimit(
  one: ActiveFault,
  limit: { calls: number; windowMs: number },
  now: number,
): boolean {
  one.calls = one.calls.filter((time) => time > now - limit.windowMs);
  if (one.calls.length >= limit.calls) return false;
  one.calls.push(now);
  return true;
}
