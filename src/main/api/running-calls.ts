import { setMaxListeners } from 'node:events';

/** The calls that are under way, by id, so that exactly one can be cancelled. */
export class RunningCalls {
  private readonly running = new Map<
    string,
    { readonly operation: string; readonly controller: AbortController }
  >();
  private readonly idleListeners = new Set<() => void>();

  /** Null when the id is in use: an id names one call. */
  begin(callId: string, operation: string): AbortSignal | null {
    if (this.running.has(callId)) return null;
    const controller = new AbortController();
    // A sync has hundreds of requests that all end with the call.
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

  /** A call that has ended or never was is no error: answers cross cancels. */
  cancel(callId: string): void {
    this.running.get(callId)?.controller.abort();
  }

  /** Their operations, by name. */
  operationNames(): string[] {
    return [...this.running.values()].map(({ operation }) => operation);
  }

  cancelAll(): void {
    for (const { controller } of this.running.values()) controller.abort();
  }

  /** Resolves when none is under way, or after `limit` ms. */
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
