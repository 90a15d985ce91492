/**
 * Main's side of the second connection. It is there while something writes for long, so that the screen does not wait,
 * and ends a minute later: its thread needs memory.
 */
import { join, dirname } from 'node:path';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { ProblemError } from '../../../contract';
import {
  READING_METHODS,
  type ReadingMethod,
  type ReadingMethods,
  type ReadingPortMessage,
  type ReadingThreadAnswer,
  type ReadingThreadMessage,
} from '../reading-protocol';
import type { StoreWorkerMethods } from '../worker-protocol';
import { RpcClient, storeStoppedProblem } from './rpc-client';

/** Ms after the last write or request to start. */
const IDLE_MS = 60_000;

interface WritingThread {
  call<M extends keyof StoreWorkerMethods>(
    method: M,
    ...args: Parameters<StoreWorkerMethods[M]>
  ): Promise<ReturnType<StoreWorkerMethods[M]>>;
  /** Sends file and key through the port. */
  sendReadingStart(port: MessagePort): void;
}

interface RunningReader {
  readonly worker: Worker;
  readonly rpc: RpcClient<ReadingMethods>;
  readonly exited: Promise<void>;
  /** It is open, or never will be. */
  readonly opened: Promise<unknown>;
  ready: boolean;
}

const readingMethods: ReadonlySet<string> = new Set(READING_METHODS);
const isReading = (method: string): method is ReadingMethod => readingMethods.has(method);

export class ReadingConnection {
  private running: RunningReader | null = null;
  private idle: NodeJS.Timeout | undefined;
  /** There is none any more, or the store's thread has none to offer. */
  private stopped = false;
  private readonly threadFile: string;

  constructor(
    private readonly writing: WritingThread,
    writingThreadFile: string,
  ) {
    this.threadFile = join(dirname(writingThreadFile), 'store-reading-thread.js');
  }

  /** Starts the second connection, unless it is there. Readings use it once this has resolved. Never fails. */
  async start(): Promise<void> {
    if (this.stopped) return;
    this.running ??= this.startThread();
    this.endWhenIdle();
    await this.running.opened;
  }

  /** A reading sees every write that was confirmed before it was asked. */
  call<M extends keyof StoreWorkerMethods>(
    method: M,
    ...args: Parameters<StoreWorkerMethods[M]>
  ): Promise<ReturnType<StoreWorkerMethods[M]>> {
    if (isReading(method)) return this.read(null, method, args);
    if (this.running) this.endWhenIdle();
    return this.writing.call(method, ...args);
  }

  /** The same; a reading that has not begun when the signal is aborted fails with `cancelled`. */
  callUntil<M extends ReadingMethod>(
    signal: AbortSignal,
    method: M,
    ...args: Parameters<StoreWorkerMethods[M]>
  ): Promise<ReturnType<StoreWorkerMethods[M]>> {
    return this.read(signal, method, args);
  }

  private async read<M extends keyof StoreWorkerMethods>(
    signal: AbortSignal | null,
    method: M,
    args: Parameters<StoreWorkerMethods[M]>,
  ): Promise<ReturnType<StoreWorkerMethods[M]>> {
    const reader = this.running;
    if (reader?.ready !== true) return this.writing.call(method, ...args);
    const rpc = reader.rpc as unknown as RpcClient<StoreWorkerMethods>;
    const answer = rpc.call(method, ...args);
    const id = rpc.lastCallId();
    const cancel = (): void => {
      send(reader.worker, { cancel: id });
    };
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted === true) cancel();
    try {
      return await answer;
    } catch (error) {
      if ((error as ProblemError).problem.code === 'cancelled') throw error;
      // Whatever it is, the store's thread finds it too, repairs and reports it.
      return await this.writing.call(method, ...args);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Resolves when its file is closed. Readings go to the store's thread from now on. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.end();
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const reader = this.running;
    if (!reader) return;
    reader.ready = false;
    // Terminating it while libsql runs would end the whole program.
    send(reader.worker, { close: true });
    await reader.exited;
  }

  private endWhenIdle(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.end(), IDLE_MS);
    this.idle.unref();
  }

  private startThread(): RunningReader {
    const worker = new Worker(this.threadFile);
    const rpc = new RpcClient<ReadingMethods>((request) => {
      send(worker, request);
    }, storeStoppedProblem);
    const exited = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        reader.ready = false;
        rpc.close();
        if (this.running === reader) this.running = null;
        resolve();
      });
    });
    const answered = new Promise((resolve) => {
      worker.once('message', resolve);
    });
    const opened = Promise.race([answered, exited]);
    const reader: RunningReader = { worker, rpc, exited, opened, ready: false };
    // Its end follows.
    worker.on('error', () => undefined);
    worker.on('message', (answer: ReadingThreadAnswer) => {
      if ('id' in answer) rpc.receive(answer);
      else if (answer.ready) reader.ready = !this.stopped;
      else this.stopped = true;
    });
    const { port1, port2 } = new MessageChannel();
    const first: ReadingPortMessage = { start: port1 };
    worker.postMessage(first, [port1]);
    this.writing.sendReadingStart(port2);
    return reader;
  }
}

function send(worker: Worker, message: ReadingThreadMessage): void {
  worker.postMessage(message);
}
