/** Long work in slices: whatever else this thread has to do gets its turn in between. */
import { setImmediate } from 'node:timers/promises';
import { fail } from '../../../../contract';

/** A slice in ms: a key press between two frames still comes through in time. */
const SLICE_MS = 12;

export class TimeSlicer {
  private started = performance.now();
  private steps = 0;

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** True when a slice is over: `take` one then. Looks at the clock every 32 steps. */
  isSliceOver(): boolean {
    return (this.steps++ & 31) === 0 && performance.now() - this.started > SLICE_MS;
  }

  /** Fails with `cancelled`, also between two slices. */
  throwIfCancelled(): void {
    if (this.signal?.aborted === true) fail('cancelled', 'The comparison was cancelled.');
  }

  /** Fails with `cancelled`. */
  async startNextSlice(): Promise<void> {
    this.throwIfCancelled();
    await setImmediate();
    this.started = performance.now();
  }
}
