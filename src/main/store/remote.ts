/** Main's side of the store's thread: calls by id, answers by id. */
import { Worker } from 'node:worker_threads';
import { problem, ProblemError, type Problem } from '../../contract';
import type { ThreadAnswer, ThreadMethods, ThreadStart } from './protocol';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: ProblemError): void;
}

const gone = (): Problem => problem('storeUnavailable', 'The store has stopped.');

export class StoreThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<void>;
  private lastId = 0;
  private ended = false;

  /** Starts the thread, which loads what it needs while the key is still being fetched. */
  constructor(threadFile: string) {
    this.worker = new Worker(threadFile);
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
          this.take(next);
        });
        if (answer.opened) resolve(answer);
        else reject(new ProblemError(answer.problem));
      });
      this.worker.once('exit', () => {
        reject(new ProblemError(gone()));
      });
      this.worker.postMessage(start);
    });
  }

  call<M extends keyof ThreadMethods>(
    method: M,
    ...args: Parameters<ThreadMethods[M]>
  ): Promise<ReturnType<ThreadMethods[M]>> {
    if (this.ended) return Promise.reject(new ProblemError(gone()));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        resolve: (value) => {
          resolve(value as ReturnType<ThreadMethods[M]>);
        },
        reject,
      });
      this.worker.postMessage({ id, method, args });
    });
  }

  /** The thread ends by itself: one that is terminated inside libsql takes the whole program with it. */
  async stop(): Promise<void> {
    if (this.ended) return;
    await this.call('close');
    await this.exited;
  }

  private take(answer: ThreadAnswer): void {
    if ('opened' in answer) return;
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(new ProblemError(answer.problem));
  }

  private end(): void {
    this.ended = true;
    for (const waiting of this.waiting.values()) waiting.reject(new ProblemError(gone()));
    this.waiting.clear();
  }
}
