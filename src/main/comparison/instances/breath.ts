/** Long work in slices: whatever else this thread has to do gets its turn in between. */
import { setImmediate } from 'node:timers/promises';
import { fail } from '../../../contract';

/** A slice in ms: a key press between two frames still comes through in time. */
const SLICE = 12;

export class Breath {
  private started = performance.now();
  private steps = 0;

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** True when a slice is over: `take` one then. Looks at the clock every 32 steps. */
  due(): boolean {
    return (this.steps++ & 31) === 0 && performance.now() - this.started > SLICE;
  }

  /** Fails with `cancelled`, also between two slices. */
  stopIfCancelled(): void {
    if (this.signal?.aborted === true) fail('cancelled', 'The comparison was cancelled.');
  }

  /** Fails with `cancelled`. */
  async take(): Promise<void> {
    this.stopIfCancelled();
    await setImmediate();
    this.started = performance.now();
  }
}
