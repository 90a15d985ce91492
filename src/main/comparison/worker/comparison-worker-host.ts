/** Comparing instances from main: the work is done in a thread of its own, which ends when nobody asks. */
import { Worker } from 'node:worker_threads';
import { createProblem, type InstanceMatrix, type Problem } from '../../../contract';
import { RpcClient } from '../../store/client/rpc-client';
import type { RpcResponse } from '../../store/worker-protocol';
import type { Store } from '../../store/store-types';
import type {
  ComparisonWorkerMethods,
  ComparisonWorkerData,
  InstancesRequest,
} from './comparison-worker-protocol';

/** Milliseconds without a question after which the thread ends, and with it what it keeps. */
const IDLE_MS = 3 * 60_000;

/** Most of what is made lives until the end: a larger nursery spares copying it. */
const workerLimits = { maxYoungGenerationSizeMb: 96 };

interface RunningWorker {
  readonly store: Store;
  readonly worker: Worker;
  readonly caller: RpcClient<ComparisonWorkerMethods>;
}

const comparisonStopped = (): Problem =>
  createProblem('unexpected', 'The comparison stopped on the way.', {
    next: 'Try again; if it goes on, compare fewer instances at once.',
  });

export class ComparisonWorkerHost {
  private running: RunningWorker | null = null;
  private callsRunning = 0;
  private lastToken = 0;
  private idleTimer: NodeJS.Timeout | undefined;

  /** `threadFile`: compiled; tests give their own. */
  constructor(
    private readonly openStore: () => Promise<Store>,
    private readonly threadFile: string,
  ) {}

  /** Fails with `notFound` for a profile that is not there, and with `cancelled`. */
  async page(request: InstancesRequest, signal: AbortSignal): Promise<InstanceMatrix> {
    const token = ++this.lastToken;
    return this.withWorker(async ({ caller }) => {
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
    return this.withWorker(({ caller }) => caller.call('prepare', profileIds));
  }

  private async withWorker<T>(work: (running: RunningWorker) => Promise<T>): Promise<T> {
    clearTimeout(this.idleTimer);
    this.callsRunning++;
    try {
      return await work(this.workerFor(await this.openStore()));
    } finally {
      this.callsRunning--;
      if (this.callsRunning === 0) this.stopWhenIdle();
    }
  }

  /** Each store has a thread of its own, which ends with it. */
  private workerFor(store: Store): RunningWorker {
    if (this.running?.store === store) return this.running;
    const start: ComparisonWorkerData = { store: store.connect() };
    const worker = new Worker(this.threadFile, {
      workerData: start,
      transferList: [start.store],
      resourceLimits: workerLimits,
    });
    const caller = new RpcClient<ComparisonWorkerMethods>((request) => {
      worker.postMessage(request);
    }, comparisonStopped);
    const running = { store, worker, caller };
    const gone = (): void => {
      caller.close();
      if (this.running === running) this.running = null;
    };
    worker.on('message', (answer: RpcResponse) => {
      caller.receive(answer);
    });
    worker.on('error', gone);
    worker.on('exit', gone);
    // It keeps nothing that is not in the store: no program waits for it.
    worker.unref();
    this.running = running;
    return running;
  }

  private stopWhenIdle(): void {
    this.idleTimer = setTimeout(() => {
      void this.running?.worker.terminate();
      this.running = null;
    }, IDLE_MS);
    this.idleTimer.unref();
  }
}

/** Instances side by side, from what the store keeps. */
