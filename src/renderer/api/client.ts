/**
 * The one way from the window to main: typed calls, and events. Main has held both to the contract before it
 * sends them; the page does not do it again, and so needs no schema to show its first screen.
 */
import type {
  LatchkeyEvent,
  OperationName,
  Problem,
  Progress,
  RequestFor,
  ResponseFor,
  Result,
} from '../../contract';

export interface CallOptions {
  /** Aborting asks main to stop; the answer (a Problem, or what was done so far) still comes. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

type Told = Exclude<LatchkeyEvent, { event: 'progress' }>;

const progressOf = new Map<string, (progress: Progress) => void>();
const listeners = new Set<(event: Told) => void>();

const lostTouch: Problem = {
  code: 'unexpected',
  message: 'The window lost touch with Latchkey.',
  next: 'Restart Latchkey.',
  trace: null,
  status: null,
};

/** Calls an operation. Never throws: a bridge that breaks becomes a Problem as well. */
export async function call<N extends OperationName>(
  name: N,
  request: RequestFor<N>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<ResponseFor<N>>> {
  const callId = crypto.randomUUID();
  const cancel = (): void => {
    window.latchkey.cancel(callId);
  };
  if (onProgress !== undefined) progressOf.set(callId, onProgress);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const answer = window.latchkey.call({ callId, operation: name, request });
    // An abort that came before the call was sent would otherwise be lost.
    if (signal?.aborted === true) cancel();
    return (await answer) as Result<ResponseFor<N>>;
  } catch {
    return { ok: false, problem: lostTouch };
  } finally {
    progressOf.delete(callId);
    signal?.removeEventListener('abort', cancel);
  }
}

/** Hears what main tells without being asked. Returns how to stop. */
export function listen(listener: (event: Told) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Connects to the bridge's events; once, at the start. */
export function connect(): void {
  window.latchkey.subscribe((payload) => {
    const event = payload as LatchkeyEvent;
    if (event.event === 'progress') progressOf.get(event.callId)?.(event.progress);
    else for (const listener of listeners) listener(event);
  });
}
