/** Operations that fail in main when a test wants it: no fault of Domo reaches what the store answers. */
import type { ElectronApplication } from '@playwright/test';

type Handler = (...all: unknown[]) => Promise<unknown>;
interface Switched {
  failing?: Set<string>;
}

/** Lets an operation fail from now on, until the function that it resolves with is called. */
export async function letFail(
  app: ElectronApplication,
  operation: string,
): Promise<() => Promise<void>> {
  await app.evaluate(({ ipcMain }, name) => {
    const already = (globalThis as Switched).failing;
    const failing = already ?? new Set<string>();
    failing.add(name);
    if (already !== undefined) return;
    (globalThis as Switched).failing = failing;
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handler>;
    };
    const answer = handlers.get('latchkey:call');
    handlers.set('latchkey:call', (...all) => {
      const { operation: asked } = all[1] as { operation: string };
      if (!failing.has(asked)) return Promise.resolve(answer?.(...all));
      const problem = {
        code: 'storeUnavailable',
        message: 'The store is closed.',
        next: 'Try again.',
        trace: null,
        status: null,
      };
      return Promise.resolve({ ok: false, problem });
    });
  }, operation);
  return () =>
    app.evaluate((_, name) => {
      (globalThis as Switched).failing?.delete(name);
    }, operation);
}
