/**
 * Parses answers: small ones at once, large ones in a thread that is started when it is first needed and ends when it
 * is idle. A thread that runs out of memory costs its answer and no other.
 */
import { Worker } from 'node:worker_threads';
import { createProblem, ProblemError } from '../../../contract';
import { sizeOfBody, type BodyBlocks } from '../http/response-size-limit';
import { createTokenRedactor } from '../redact/redact-token';
import type { FromAnswerThread, ToAnswerThread } from './answer-thread-protocol';
import { AnswerParts, parseAnswer, type AnswerRequest } from './parse-answer';
import { SmallestFirst } from './smallest-first';

/** Parsing so much takes a few milliseconds at worst. */
const MAX_BYTES_IN_MAIN = 32 * 1024;
const IDLE_MS = 60_000;
/**
 * A thread ends after an answer of so many bytes: nothing makes an idle thread collect its garbage, and it would keep
 * twice the answer.
 */
const MAX_BYTES_BEFORE_NEW_THREAD = 2 * 1024 * 1024;
const threadLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };

export class AnswerThreadHost {
  private worker: Worker | null = null;
  /** A page of a search does not wait for the large lists of other instances. */
  private readonly queue = new SmallestFirst();
  /** Two threads at once would take twice the memory. */
  private threadEnded: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private closed = false;
  private idleTimer: NodeJS.Timeout | undefined;

  /** `threadFile`: path of the compiled thread; null parses everything at once, for tests without one. */
  constructor(private readonly threadFile: string | null) {}

  /** Large answers will come: the thread is there by then. */
  async prepare(): Promise<void> {
    const { threadFile } = this;
    if (threadFile === null || this.worker) return;
    await this.threadEnded;
    if (!this.closed) this.worker ??= this.start(threadFile);
    if (this.waiting === 0) this.stopWhenIdle();
  }

  /** Fails with `badResponse`. `redact`: removes the token of the request. */
  async parse(
    body: BodyBlocks,
    request: AnswerRequest,
    redact = createTokenRedactor(request.token),
  ): Promise<unknown> {
    if (this.threadFile === null || sizeOfBody(body) <= MAX_BYTES_IN_MAIN) {
      const parts = new AnswerParts();
      for (const part of parseAnswer(Buffer.concat(body), request, redact)) parts.add(part);
      return parts.answer();
    }
    const { threadFile } = this;
    clearTimeout(this.idleTimer);
    this.waiting++;
    try {
      return await this.queue.run(sizeOfBody(body), async () => {
        await this.threadEnded;
        return this.parseInThread(threadFile, body, request);
      });
    } finally {
      if (--this.waiting === 0) this.stopWhenIdle();
    }
  }

  /** Resolves when no thread is about to end any more. */
  settle(): Promise<unknown> {
    return this.threadEnded;
  }

  close(): void {
    this.closed = true;
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.idleTimer);
    if (this.worker) this.threadEnded = this.worker.terminate();
    this.worker = null;
  }

  private parseInThread(
    threadFile: string,
    body: BodyBlocks,
    request: AnswerRequest,
  ): Promise<unknown> {
    if (this.closed) return Promise.reject(cancelledError());
    const worker = (this.worker ??= this.start(threadFile));
    const isLarge = sizeOfBody(body) > MAX_BYTES_BEFORE_NEW_THREAD;
    const parts = new AnswerParts();
    return new Promise((resolve, reject) => {
      const send = (message: ToAnswerThread, transfer: ArrayBuffer[] = []): void => {
        worker.postMessage(message, transfer);
      };
      // The program must not end while an answer is awaited.
      worker.ref();
      const end = (): void => {
        worker.unref();
        worker.off('message', receive);
        worker.off('exit', fail);
        if (isLarge && this.worker === worker) this.stop();
      };
      const fail = (): void => {
        end();
        if (this.closed) {
          reject(cancelledError());
          return;
        }
        const why = `Domo's answer for ${request.context.what} was not taken: it needs too much memory.`;
        reject(new ProblemError(createProblem('badResponse', why)));
      };
      const receive = (message: FromAnswerThread): void => {
        if ('part' in message) {
          parts.add(message.part);
          // After other work that waits in main.
          setImmediate(send, { next: true });
          return;
        }
        end();
        if ('problem' in message) reject(new ProblemError(message.problem));
        else resolve(parts.answer());
      };
      worker.on('message', receive);
      worker.once('exit', fail);
      send(
        { parse: request, body },
        body.map(({ buffer }) => buffer),
      );
    });
  }

  private start(threadFile: string): Worker {
    const worker = new Worker(threadFile, { resourceLimits: threadLimits });
    const gone = (): void => {
      if (this.worker === worker) this.worker = null;
    };
    // The end of a thread without memory; the answer under way hears of it by `exit`.
    worker.on('error', gone);
    worker.on('exit', gone);
    worker.unref();
    return worker;
  }

  private stopWhenIdle(): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      this.stop();
    }, IDLE_MS);
    this.idleTimer.unref();
  }
}

const cancelledError = (): ProblemError =>
  new ProblemError(createProblem('cancelled', 'It was cancelled.'));
