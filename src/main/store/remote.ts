/** Main's side of the store's thread. */
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { ProblemError, type Problem } from '../../contract';
import { Caller, storeGone } from './caller';
import type { ThreadAnswer, ThreadConnection, ThreadMethods, ThreadStart } from './protocol';

export class StoreThread {
  private readonly worker: Worker;
  private readonly caller: Caller<ThreadMethods>;
  private readonly exited: Promise<void>;
  private ended = false;

  /** Starts the thread, which loads what it needs while the key is still being fetched. */
  constructor(threadFile: string) {
    this.worker = new Worker(threadFile);
    this.caller = new Caller((request) => {
      this.worker.postMessage(request);
    }, storeGone);
    this.exited = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.end();
        resolve();
      });
    });
    this.worker.on('error', () => {
      this.end();
    });
  }

  /** Opens the database; once. Fails with why it cannot be opened. */
  open(start: ThreadStart): Promise<{ place: 'file' | 'memory'; problem: Problem | null }> {
    return new Promise((resolve, reject) => {
      this.worker.once('message', (answer: ThreadAnswer) => {
        if (!('opened' in answer)) return;
        this.worker.on('message', (next: ThreadAnswer) => {
          if (!('opened' in next)) this.caller.take(next);
        });
        if (answer.opened) resolve(answer);
        else reject(new ProblemError(answer.problem));
      });
      this.worker.once('exit', () => {
        reject(new ProblemError(storeGone()));
      });
      this.worker.postMessage(start);
    });
  }

  call<M extends keyof ThreadMethods>(
    method: M,
    ...args: Parameters<ThreadMethods[M]>
  ): Promise<ReturnType<ThreadMethods[M]>> {
    return this.caller.call(method, ...args);
  }

  /** What is large goes this way from thread to thread, and main copies nothing of it. */
  connect(): MessagePort {
    // Nobody would ever answer on it.
    if (this.ended) throw new ProblemError(storeGone());
    const { port1, port2 } = new MessageChannel();
    const connection: ThreadConnection = { connect: port2 };
    this.worker.postMessage(connection, [port2]);
    return port1;
  }

  /** The thread ends by itself: one that is terminated inside libsql takes the whole program with it. */
  async stop(): Promise<void> {
    if (this.ended) return;
    await this.call('close');
    await this.exited;
  }

  private end(): void {
    this.ended = true;
    this.caller.end();
  }
}
