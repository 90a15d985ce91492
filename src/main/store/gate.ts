/** A line to the store's thread on which everybody can be made to wait. */
import { problem, ProblemError } from '../../contract';
import type { ThreadMethods } from './protocol';
import type { StoreThread } from './remote';

export type Line = Pick<StoreThread, 'call'>;

export class Gate implements Line {
  private opening: Promise<void> | null = null;

  constructor(private readonly thread: StoreThread) {}

  call<M extends keyof ThreadMethods>(
    method: M,
    ...args: Parameters<ThreadMethods[M]>
  ): Promise<ReturnType<ThreadMethods[M]>> {
    if (!this.opening) return this.thread.call(method, ...args);
    return this.opening.then(() => this.thread.call(method, ...args));
  }

  /**
   * Whoever calls from now on waits until `work` has ended; it finds done what was asked before. When it succeeds the
   * gate stays closed: those who wait, and who come later, fail with `storeUnavailable`. When it fails they go on.
   */
  async closeFor(work: () => Promise<void>): Promise<void> {
    const working = work();
    this.opening = working.then(gaveWay, () => {
      this.opening = null;
    });
    // Perhaps nobody waits.
    this.opening.catch(() => undefined);
    await working;
  }
}

function gaveWay(): never {
  throw new ProblemError(
    problem('storeUnavailable', 'The store went into its file meanwhile.', { next: 'Try again.' }),
  );
}
