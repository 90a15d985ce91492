/** Calls operations from the command line: the same dispatcher as the window's. */
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
  ) {}

  /** An operation by a name that somebody typed. Never rejects. */
  async callByName(operation: string, request: unknown): Promise<Result<unknown>> {
    if (!operation.startsWith('app.')) {
      const refusal = await this.refuseWithoutStore();
      if (refusal) return { ok: false, problem: refusal };
    }
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

  /** An operation of the contract. What comes back has been held to its schema by the dispatcher. */
  async call<N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
  ): Promise<Result<ResponseFor<N>>> {
    return (await this.callByName(operation, request)) as Result<ResponseFor<N>>;
  }

  /** What happened to the store on opening, for a warning. */
  async storeProblem(): Promise<Problem | null> {
    await this.composition.workspace.store();
    return this.composition.workspace.status().store.problem;
  }

  /**
   * A store in memory is empty at every start: "no instances" would be a lie. A command therefore fails
   * with the reason why there is no file.
   */
  private async refuseWithoutStore(): Promise<Problem | null> {
    const store = await this.composition.workspace.store();
    if (store.storage === 'file') return null;
    const { problem: why } = this.composition.workspace.status().store;
    return why ?? createProblem('storeUnavailable', 'The store cannot be opened.');
  }
}
