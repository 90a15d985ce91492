import { setMaxListeners } from 'node:events';

/** The calls that are under way, by id, so that exactly one can be cancelled. */
export class Calls {
  private readonly underWay = new Map<
    string,
    { readonly operation: string; readonly controller: AbortController }
  >();
  private readonly whenIdle = new Set<() => void>();

  /** Null when the id is in use: an id names one call. */
  begin(callId: string, operation: string): AbortSignal | null {
    if (this.underWay.has(callId)) return null;
    const controller = new AbortController();
    // A sync has hundreds of requests that all end with the call.
    setMaxListeners(0, controller.signal);
    this.underWay.set(callId, { operation, controller });
    return controller.signal;
  }

  end(callId: string): void {
    this.underWay.delete(callId);
    if (this.underWay.size > 0) return;
    for (const resolve of this.whenIdle) resolve();
    this.whenIdle.clear();
  }

  /** A call that has ended or never was is no error: answers cross cancels. */
  cancel(callId: string): void {
    this.underWay.get(callId)?.controller.abort();
  }

  /** Their operations, by name. */
  operations(): string[] {
    return [...this.underWay.values()].map(({ operation }) => operation);
  }

  cancelAll(): void {
    for (const { controller } of this.underWay.values()) controller.abort();
  }

  /** Resolves when none is under way, or after `limit` ms. */
  async idle(limit: number): Promise<void> {
    if (this.underWay.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.whenIdle.add(resolve);
      timer = setTimeout(resolve, limit);
    });
    clearTimeout(timer);
  }
}
