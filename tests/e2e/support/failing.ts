/** Operations that fail or wait in main when a test wants it: no fault of Domo reaches what the store answers. */
import type { ElectronApplication } from '@playwright/test';

type Handler = (...all: unknown[]) => Promise<unknown>;
type Undo = () => Promise<void>;

/** In main: what stands between a call of the page and its handler, by operation. */
interface Switched {
  instead?: Map<string, (call: () => Promise<unknown>) => Promise<unknown>>;
  release?: () => void;
}

/** Lets an operation fail from now on, until the function that it resolves with is called. */
export async function letFail(app: ElectronApplication, operation: string): Promise<Undo> {
  await interceptCalls(app);
  await app.evaluate((_electron, name) => {
    const problem = {
      code: 'storeUnavailable',
      message: 'The store is closed.',
      next: 'Try again.',
      trace: null,
      status: null,
    };
    (globalThis as Switched).instead?.set(name, () => Promise.resolve({ ok: false, problem }));
  }, operation);
  return () => undo(app, operation);
}

/** Keeps the calls of an operation waiting in main, until the function that it resolves with is called. */
export async function holdBack(app: ElectronApplication, operation: string): Promise<Undo> {
  await interceptCalls(app);
  await app.evaluate((_electron, name) => {
    const main = globalThis as Switched;
    const released = new Promise<void>((resolve) => {
      main.release = resolve;
    });
    main.instead?.set(name, (call) => released.then(call));
  }, operation);
  return async () => {
    await undo(app, operation);
    await app.evaluate(() => (globalThis as Switched).release?.());
  };
}

/** Lets an answer have only its first accounts, as one does that has more than it may: 5,000 would take minutes to read. */
export async function letNameOnly(
  app: ElectronApplication,
  operation: string,
  most: number,
): Promise<void> {
  await interceptCalls(app);
  await app.evaluate(
    (_electron, [name, count]) => {
      (globalThis as Switched).instead?.set(name, async (call) => {
        const answer = (await call()) as { ok: true; value: { accounts: unknown[] } };
        const accounts = answer.value.accounts.slice(0, count);
        return { ...answer, value: { ...answer.value, accounts } };
      });
    },
    [operation, most] as const,
  );
}

/** Puts a handler before the app's own, once. */
const interceptCalls = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ ipcMain }) => {
    const main = globalThis as Switched;
    if (main.instead !== undefined) return;
    const instead: NonNullable<Switched['instead']> = new Map();
    main.instead = instead;
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handler>;
    };
    const answer = handlers.get('latchkey:call');
    handlers.set('latchkey:call', (...all) => {
      const { operation } = all[1] as { operation: string };
      const call = (): Promise<unknown> => Promise.resolve(answer?.(...all));
      return instead.get(operation)?.(call) ?? call();
    });
  });

const undo = (app: ElectronApplication, operation: string): Promise<void> =>
  app.evaluate((_electron, name) => {
    (globalThis as Switched).instead?.delete(name);
  }, operation);
