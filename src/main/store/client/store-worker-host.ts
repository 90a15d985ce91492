/** Main's side of the store's thread. */
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { ProblemError, type Problem, createProblem } from '../../../contract';
import type { StoreChecker } from '../check/run-store-check';
import { StoreInspector } from './store-inspector';
import { RpcClient, storeStoppedProblem } from './rpc-client';
import type {
  StoreWorkerMessage,
  ConnectPortMessage,
  ReadingStartMessage,
  StoreWorkerMethods,
  StoreWorkerStart,
} from '../worker-protocol';

export class StoreWorkerHost {
  private readonly worker: Worker;
  private readonly rpc: RpcClient<StoreWorkerMethods>;
  private readonly exited: Promise<void>;
  private hasExited = false;
  private problemWatcher: ((problem: Problem) => void) | null = null;

  /** Starts the thread, which loads what it needs while the key is still being fetched. */
  constructor(threadFile: string) {
    this.worker = new Worker(threadFile);
    this.rpc = new RpcClient((request) => {
      this.worker.postMessage(request);
    }, storeStoppedProblem);
    this.exited = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.markExited();
        resolve();
      });
    });
    this.worker.on('error', () => {
      this.markExited();
    });
  }

  /**
   * Opens the database; once. `check`: checks a store that may have ended a program; undefined: there is no way to check.
   * Fails with the Problem of the thread.
   */
  openDatabase(
    { folder, key }: Pick<StoreWorkerStart, 'folder' | 'key'>,
    check?: StoreChecker,
  ): Promise<{ storage: 'file' | 'memory'; problem: Problem | null }> {
    return new Promise((resolve, reject) => {
      const inspector = new StoreInspector(check, folder, key);
      const start = (checked: StoreWorkerStart['checked']): void => {
        this.worker.postMessage({ folder, key, checked } satisfies StoreWorkerStart);
      };
      const receive = (answer: StoreWorkerMessage): void => {
        if ('toldProblem' in answer) {
          this.problemWatcher?.(answer.toldProblem);
        } else if (!('opened' in answer)) {
          this.rpc.receive(answer);
        } else if (answer.opened) {
          resolve(answer);
        } else if ('problem' in answer) {
          reject(new ProblemError(answer.problem));
        } else {
          void inspector.look(answer).then(start);
        }
      };
      this.worker.on('message', receive);
      this.worker.once('exit', () => {
        reject(new ProblemError(storeStoppedProblem()));
      });
      start(check ? null : 'cannotCheck');
    });
  }

  call<M extends keyof StoreWorkerMethods>(
    method: M,
    ...args: Parameters<StoreWorkerMethods[M]>
  ): Promise<ReturnType<StoreWorkerMethods[M]>> {
    return this.rpc.call(method, ...args);
  }

  watchProblem(watcher: (problem: Problem) => void): void {
    this.problemWatcher = watcher;
  }

  /** A direct connection for another thread, so that main does not copy large data. */
  connect(): MessagePort {
    // No call would ever be answered.
    if (this.hasExited) throw new ProblemError(storeStoppedProblem());
    const { port1, port2 } = new MessageChannel();
    const connection: ConnectPortMessage = { connect: port2 };
    this.worker.postMessage(connection, [port2]);
    return port1;
  }

  /** For the second connection: see `ReadingConnection`. */
  sendReadingStart(port: MessagePort): void {
    const message: ReadingStartMessage = { readingStart: port };
    this.worker.postMessage(message, [port]);
  }

  /** Asks the thread to end. Terminating it while libsql runs would end the whole program. */
  async stop(): Promise<void> {
    if (this.hasExited) return;
    await this.call('close');
    await this.exited;
  }

  private markExited(): void {
    this.hasExited = true;
    this.rpc.close();
  }
}

/** A connection to the store's thread that can make all callers wait. */

export type StoreRpc = Pick<StoreWorkerHost, 'call'>;

export class HandoverGate implements StoreRpc {
  private reopening: Promise<void> | null = null;

  constructor(private readonly host: StoreRpc) {}

  call<M extends keyof StoreWorkerMethods>(
    method: M,
    ...args: Parameters<StoreWorkerMethods[M]>
  ): Promise<ReturnType<StoreWorkerMethods[M]>> {
    if (!this.reopening) return this.host.call(method, ...args);
    return this.reopening.then(() => this.host.call(method, ...args));
  }

  /**
   * Whoever calls from now on waits until `work` has ended; it finds done what was asked before. When it succeeds the
   * gate stays closed: those who wait, and who come later, fail with `storeUnavailable`. When it fails they go on.
   */
  async closeDuring(work: () => Promise<void>): Promise<void> {
    const working = work();
    this.reopening = working.then(refuseHandedOver, () => {
      this.reopening = null;
    });
    // Without a waiting caller, the rejection would count as unhandled.
    this.reopening.catch(() => undefined);
    await working;
  }
}

function refuseHandedOver(): never {
  throw new ProblemError(
    createProblem('storeUnavailable', 'The store went into its file meanwhile.', {
      next: 'Try again.',
    }),
  );
}
