/** Calls and answers with ids, over any connection that carries messages between threads. */
import { createProblem, ProblemError, type Problem } from '../../../contract';
import type { RpcResponse, RpcRequest } from '../worker-protocol';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: ProblemError): void;
}

type RpcMethods<M> = { readonly [K in keyof M]: (...args: never[]) => unknown };

export class RpcClient<M extends RpcMethods<M>> {
  private readonly pending = new Map<number, PendingCall>();
  private lastId = 0;
  private closed = false;

  /** `closedProblem`: the Problem of calls after the other side has ended. */
  constructor(
    private readonly send: (request: RpcRequest) => void,
    private readonly closedProblem: () => Problem,
  ) {}

  call<K extends keyof M & string>(
    method: K,
    ...args: Parameters<M[K]>
  ): Promise<Awaited<ReturnType<M[K]>>> {
    if (this.closed) return Promise.reject(new ProblemError(this.closedProblem()));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, {
        resolve: (value) => {
          resolve(value as Awaited<ReturnType<M[K]>>);
        },
        reject,
      });
      this.send({ id, method, args });
    });
  }

  /** The id of the call that was made last. */
  lastCallId(): number {
    return this.lastId;
  }

  receive(answer: RpcResponse): void {
    const waiting = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(new ProblemError(answer.problem));
  }

  /** Pending calls fail, and so does every later call. */
  close(): void {
    this.closed = true;
    for (const waiting of this.pending.values())
      waiting.reject(new ProblemError(this.closedProblem()));
    this.pending.clear();
  }
}

/** For every call to a store that has ended. */
export const storeStoppedProblem = (): Problem =>
  createProblem('storeUnavailable', 'The store has stopped.');
