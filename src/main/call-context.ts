/** The context in which a handler runs. */
import type { OperationName, Progress, RequestFor, ResponseFor, Result } from '../contract';

export interface CallContext {
  readonly source: 'window' | 'commandLine';
  /** Aborted when the caller cancels, or when Latchkey ends. */
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /** Calls another operation, which is validated, guarded and recorded as usual. Never rejects. */
  readonly call: <N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
  ) => Promise<Result<ResponseFor<N>>>;
}
