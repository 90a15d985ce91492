import { setMaxListeners } from 'node:events';

/** The running calls by id, so that each can be cancelled. */
export class RunningCalls {
  private readonly running = new Map<
    string,
    { readonly operation: string; readonly controller: AbortController }
  >();
  private readonly idleListeners = new Set<() => void>();

  /** Registers a call. Null if another running call has this id. */
  begin(callId: string, operation: string): AbortSignal | null {
    if (this.running.has(callId)) return null;
    const controller = new AbortController();
    // A sync sends hundreds of requests, and each listens to this signal.
    setMaxListeners(0, controller.signal);
    this.running.set(callId, { operation, controller });
    return controller.signal;
  }

  end(callId: string): void {
    this.running.delete(callId);
    if (this.running.size > 0) return;
    for (const resolve of this.idleListeners) resolve();
    this.idleListeners.clear();
  }

  /** Ignores an unknown id, because a call may end while its cancel is on the way. */
  cancel(callId: string): void {
    this.running.get(callId)?.controller.abort();
  }

  /** Names of the operations. */
  operationNames(): string[] {
    return [...this.running.values()].map(({ operation }) => operation);
  }

  cancelAll(): void {
    for (const { controller } of this.running.values()) controller.abort();
  }

  /** Resolves when no call is running, or after `limit` ms. */
  async waitUntilIdle(limit: number): Promise<void> {
    if (this.running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.idleListeners.add(resolve);
      timer = setTimeout(resolve, limit);
    });
    clearTimeout(timer);
  }
}
