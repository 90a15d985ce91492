/** Calls by id, answers by id, over anything that carries messages between threads. */
import { problem, ProblemError, type Problem } from '../../contract';
import type { CallAnswer, ThreadRequest } from './protocol';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: ProblemError): void;
}

type Methods<M> = { readonly [K in keyof M]: (...args: never[]) => unknown };

export class Caller<M extends Methods<M>> {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private ended = false;

  /** `whenGone`: what a call ends with when nobody is there to answer it. */
  constructor(
    private readonly send: (request: ThreadRequest) => void,
    private readonly whenGone: () => Problem,
  ) {}

  call<K extends keyof M & string>(
    method: K,
    ...args: Parameters<M[K]>
  ): Promise<Awaited<ReturnType<M[K]>>> {
    if (this.ended) return Promise.reject(new ProblemError(this.whenGone()));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        resolve: (value) => {
          resolve(value as Awaited<ReturnType<M[K]>>);
        },
        reject,
      });
      this.send({ id, method, args });
    });
  }

  take(answer: CallAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(new ProblemError(answer.problem));
  }

  /** What is waited for fails, and so does every call from now on. */
  end(): void {
    this.ended = true;
    for (const waiting of this.waiting.values()) waiting.reject(new ProblemError(this.whenGone()));
    this.waiting.clear();
  }
}

/** The store has ended, whoever asks it. */
export const storeGone = (): Problem => problem('storeUnavailable', 'The store has stopped.');
