/** Options of every call to an instance. */
export interface DomoCallOptions {
  /** Aborting it ends the call with `cancelled`, whether it waits in the queue or runs. */
  readonly signal?: AbortSignal | undefined;
}
