/** What a handler knows of the call that it serves. */
import type { OperationName, Progress, RequestFor, ResponseFor, Result } from '../contract';

export interface CallContext {
  readonly source: 'window' | 'commandLine';
  /** Aborted when the caller cancels or goes away. */
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  /** Another operation as a part of this call: validated, guarded and recorded like one from outside. Never rejects. */
  readonly call: <N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
  ) => Promise<Result<ResponseFor<N>>>;
}
