/** Compares instances in a worker thread, which ends when it is not used. */
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

/** Milliseconds without a call after which the thread ends and its cache is lost. */
const IDLE_MS = 3 * 60_000;

/** Most objects live long. A larger young generation saves copying them. */
const workerLimits = { maxYoungGenerationSizeMb: 96 };

interface RunningWorker {
  readonly store: Store;
  readonly worker: Worker;
  readonly client: RpcClient<ComparisonWorkerMethods>;
}

const comparisonStopped = (): Problem =>
  createProblem('unexpected', 'The comparison stopped unexpectedly.', {
    next: 'Try again. If it stops again, compare fewer instances at once.',
  });

export class ComparisonWorkerHost {
  private running: RunningWorker | null = null;
  private callsRunning = 0;
  private lastToken = 0;
  private idleTimer: NodeJS.Timeout | undefined;

  /** `threadFile`: path of the compiled thread. Tests pass another. */
  constructor(
    private readonly openStore: () => Promise<Store>,
    private readonly threadFile: string,
  ) {}

  /** Fails with `notFound` for a profile that does not exist, and with `cancelled`. */
  async page(request: InstancesRequest, signal: AbortSignal): Promise<InstanceMatrix> {
    const token = ++this.lastToken;
    return this.withWorker(async ({ client }) => {
      const cancel = (): void => {
        client.call('cancel', token).catch(() => undefined);
      };
      signal.addEventListener('abort', cancel);
      try {
        signal.throwIfAborted();
        return await client.call('page', token, request);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    });
  }

  /** Does the slowest part of a comparison before the user asks for it. */
  prepare(profileIds: readonly string[]): Promise<void> {
    return this.withWorker(({ client }) => client.call('prepare', profileIds));
  }

  private async withWorker<T>(work: (running: RunningWorker) => Promise<T>): Promise<T> {
    clearTimeout(this.idleTimer);
    this.callsRunning++;
    try {
      const store = await this.openStore();
      void store.readBeside();
      return await work(this.workerFor(store));
    } finally {
      this.callsRunning--;
      if (this.callsRunning === 0) this.stopWhenIdle();
    }
  }

  /** Each store has its own thread, which ends with the store. */
  private workerFor(store: Store): RunningWorker {
    if (this.running?.store === store) return this.running;
    const start: ComparisonWorkerData = { store: store.connect() };
    const worker = new Worker(this.threadFile, {
      workerData: start,
      transferList: [start.store],
      resourceLimits: workerLimits,
    });
    const client = new RpcClient<ComparisonWorkerMethods>((request) => {
      worker.postMessage(request);
    }, comparisonStopped);
    const running = { store, worker, client };
    const gone = (): void => {
      client.close();
      if (this.running === running) this.running = null;
    };
    worker.on('message', (answer: RpcResponse) => {
      client.receive(answer);
    });
    worker.on('error', gone);
    worker.on('exit', gone);
    // The thread has only copies of what is in the store, so the process need not wait for it.
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
