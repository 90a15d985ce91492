/** Work that many callers ask for at the same time, and that must run only once, or never twice at the same time. */

export interface SharedPromise<T> {
  /** Makes the value on the first call. All callers share it. A failed attempt is not kept: the next call tries again. */
  get(): Promise<T>;
  /** The next call makes the value again. Callers that already wait get the earlier result. */
  forget(): void;
}

/**
 * Keeps the promise and not the value. If only the value were kept, every caller that comes before the first result
 * would start the work again.
 */
export function once<T>(make: () => Promise<T>): SharedPromise<T> {
  let shared: Promise<T> | null = null;
  return {
    get: () => {
      if (shared) return shared;
      const promise: Promise<T> = make().catch((error: unknown) => {
        if (shared === promise) shared = null;
        throw error;
      });
      shared = promise;
      return promise;
    },
    forget: () => {
      shared = null;
    },
  };
}

/** Returns a function that runs `work` one run at a time: a call during a run shares that run and its result. */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Returns a function that runs `work` one run at a time: a call during a run fails with what `refuse` throws. */
export function oneOrRefused<A>(
  work: (argument: A) => Promise<void>,
  refuse: () => never,
): (argument: A) => Promise<void> {
  let isRunning = false;
  return async (argument) => {
    if (isRunning) refuse();
    isRunning = true;
    try {
      await work(argument);
    } finally {
      isRunning = false;
    }
  };
}

/** Returns a function that begins each work when the one before it has ended, however that ended. */
export function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
}

/** `oneAtATime` for each key. */
export class SharedRuns<T> {
  private readonly running = new Map<string, Promise<T>>();

  /** Fails as `work` does. A failed run is not kept. */
  run(key: string, work: () => Promise<T>): Promise<T> {
    const shared = this.running.get(key);
    if (shared) return shared;
    const run: Promise<T> = work().finally(() => {
      if (this.running.get(key) === run) this.running.delete(key);
    });
    this.running.set(key, run);
    return run;
  }

  /** The next call starts a run of its own, because the result of a run under way may be out of date. */
  forget(key: string): void {
    this.running.delete(key);
  }
}
