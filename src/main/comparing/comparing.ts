/** Comparing instances from main: the work is done in a thread of its own, which ends when nobody asks. */
import { Worker } from 'node:worker_threads';
import { problem, type InstanceMatrix, type Problem } from '../../contract';
import { Caller } from '../store/caller';
import type { CallAnswer } from '../store/protocol';
import type { Store } from '../store/types';
import type { ComparingMethods, ComparingStart, InstancesRequest } from './protocol';

/** Milliseconds without a question after which the thread ends, and with it what it keeps. */
const REST = 3 * 60_000;

/** Most of what is made lives until the end: a larger nursery spares copying it. */
const limits = { maxYoungGenerationSizeMb: 96 };

interface Running {
  readonly store: Store;
  readonly worker: Worker;
  readonly caller: Caller<ComparingMethods>;
}

const stopped = (): Problem =>
  problem('unexpected', 'The comparison stopped on the way.', {
    next: 'Try again; if it goes on, compare fewer instances at once.',
  });

export class Comparing {
  private running: Running | null = null;
  private underWay = 0;
  private lastToken = 0;
  private resting: NodeJS.Timeout | undefined;

  /** `threadFile`: compiled; tests give their own. */
  constructor(
    private readonly openStore: () => Promise<Store>,
    private readonly threadFile: string,
  ) {}

  /** Fails with `notFound` for a profile that is not there, and with `cancelled`. */
  async page(request: InstancesRequest, signal: AbortSignal): Promise<InstanceMatrix> {
    const token = ++this.lastToken;
    return this.during(async ({ caller }) => {
      const cancel = (): void => {
        caller.call('cancel', token).catch(() => undefined);
      };
      signal.addEventListener('abort', cancel);
      try {
        signal.throwIfAborted();
        return await caller.call('page', token, request);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    });
  }

  /** What takes longest of a comparison, before somebody waits for it. */
  prepare(profileIds: readonly string[]): Promise<void> {
    return this.during(({ caller }) => caller.call('prepare', profileIds));
  }

  private async during<T>(work: (running: Running) => Promise<T>): Promise<T> {
    clearTimeout(this.resting);
    this.underWay++;
    try {
      return await work(this.threadFor(await this.openStore()));
    } finally {
      this.underWay--;
      if (this.underWay === 0) this.rest();
    }
  }

  /** Each store has a thread of its own, which ends with it. */
  private threadFor(store: Store): Running {
    if (this.running?.store === store) return this.running;
    const start: ComparingStart = { store: store.connect() };
    const worker = new Worker(this.threadFile, {
      workerData: start,
      transferList: [start.store],
      resourceLimits: limits,
    });
    const caller = new Caller<ComparingMethods>((request) => {
      worker.postMessage(request);
    }, stopped);
    const running = { store, worker, caller };
    const gone = (): void => {
      caller.end();
      if (this.running === running) this.running = null;
    };
    worker.on('message', (answer: CallAnswer) => {
      caller.take(answer);
    });
    worker.on('error', gone);
    worker.on('exit', gone);
    // It keeps nothing that is not in the store: no program waits for it.
    worker.unref();
    this.running = running;
    return running;
  }

  private rest(): void {
    this.resting = setTimeout(() => {
      void this.running?.worker.terminate();
      this.running = null;
    }, REST);
    this.resting.unref();
  }
}
