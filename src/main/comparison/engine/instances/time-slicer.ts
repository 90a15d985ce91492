/** Divides long work into slices, so that other work of the thread runs in between. */
import { setImmediate } from 'node:timers/promises';
import { fail } from '../../../../contract';

/** Milliseconds per slice: short enough that a key press is handled within a frame. */
const SLICE_MS = 12;

export class TimeSlicer {
  private started = performance.now();
  private steps = 0;

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** True if the slice is over; then call `startNextSlice`. Reads the clock every 32 calls. */
  isSliceOver(): boolean {
    return (this.steps++ & 31) === 0 && performance.now() - this.started > SLICE_MS;
  }

  /** Fails with `cancelled` if the signal is aborted. */
  throwIfCancelled(): void {
    if (this.signal?.aborted === true) fail('cancelled', 'The comparison was cancelled.');
  }

  /** Lets other work run. Fails with `cancelled` if the signal is aborted. */
  async startNextSlice(): Promise<void> {
    this.throwIfCancelled();
    await setImmediate();
    this.started = performance.now();
  }
}
