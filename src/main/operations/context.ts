/** What a handler knows of the call that it serves. */
import type { Progress } from '../../contract';

export interface CallContext {
  readonly source: 'window' | 'commandLine';
  /** Aborted when the caller cancels or goes away. */
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}
