/** Calls operations from the command line, through the same dispatcher as the window. */
import { randomUUID } from 'node:crypto';
import {
  createProblem,
  type OperationName,
  type Problem,
  type Progress,
  type RequestFor,
  type ResponseFor,
  type Result,
} from '../../contract';
import type { Composition } from '../compose';

export class OperationInvoker {
  constructor(
    private readonly composition: Composition,
    private readonly onProgress: (progress: Progress) => void,
    /** Unlocks Latchkey; null, or why it stays locked. */
    private readonly unlock: () => Promise<Problem | null>,
    /** Called before the first operation when something happened to the store that nobody has acknowledged. */
    private readonly onStoreDamage: (problem: Problem) => void,
  ) {}

  private hasWarned = false;

  /** Calls an operation by a name that the user typed. Never rejects. */
  async callByName(operation: string, request: unknown): Promise<Result<unknown>> {
    const locked = await this.unlock();
    if (locked) return { ok: false, problem: locked };
    if (!operation.startsWith('app.')) {
      const refusal = await this.refuseWithoutStore();
      if (refusal) return { ok: false, problem: refusal };
    }
    await this.warnOnce();
    return this.composition.dispatcher.dispatch(
      { callId: randomUUID(), operation, request },
      {
        source: 'commandLine',
        progress: (_callId, progress) => {
          this.onProgress(progress);
        },
      },
    );
  }

  /** Calls an operation of the contract. The dispatcher has validated the response. */
  async call<N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
  ): Promise<Result<ResponseFor<N>>> {
    return (await this.callByName(operation, request)) as Result<ResponseFor<N>>;
  }

  /** What happened to the store, or why there is none. Null if all is well. */
  async storeProblem(): Promise<Problem | null> {
    if (await this.unlock()) return null;
    return this.composition.workspace.storeProblem();
  }

  private async warnOnce(): Promise<void> {
    const problem = await this.storeProblem();
    if (problem === null || this.hasWarned) return;
    this.hasWarned = true;
    this.onStoreDamage(problem);
  }

  /**
   * A store in memory is empty at every start, so "no instances" would be false. The command fails with the reason
   * why there is no file.
   */
  private async refuseWithoutStore(): Promise<Problem | null> {
    const store = await this.composition.workspace.store();
    if (store.storage === 'file') return null;
    const { problem } = this.composition.workspace.status().store;
    return problem ?? createProblem('storeUnavailable', 'The store cannot be opened.');
  }
}
