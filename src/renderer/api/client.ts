/** The one way from the window to main: typed calls, and events. */
import {
  contract,
  problem,
  resultSchema,
  type OperationName,
  type RequestFor,
  type ResponseFor,
  type Result,
} from '../../contract';
import { eventSchema, type LatchkeyEvent, type Progress } from '../../contract/operation';

export interface CallOptions {
  /** Aborting asks main to stop; the answer (a Problem, or what was done so far) still comes. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

type Told = Exclude<LatchkeyEvent, { event: 'progress' }>;

const progressOf = new Map<string, (progress: Progress) => void>();
const listeners = new Set<(event: Told) => void>();

/**
 * Calls an operation. Never throws: a bridge that breaks and an answer that does not fit the contract
 * become a Problem as well.
 */
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
    return checked(name, await answer);
  } catch {
    return { ok: false, problem: problem('unexpected', 'The window lost touch with Latchkey.') };
  } finally {
    progressOf.delete(callId);
    signal?.removeEventListener('abort', cancel);
  }
}

function checked<N extends OperationName>(name: N, answer: unknown): Result<ResponseFor<N>> {
  const parsed = resultSchema(contract[name].response).safeParse(answer);
  if (!parsed.success) {
    return {
      ok: false,
      problem: problem('unexpected', `The answer to ${name} was not understood.`),
    };
  }
  // The schema is the one of `name`; TypeScript cannot follow that through a lookup by a type parameter.
  return parsed.data as Result<ResponseFor<N>>;
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
    const parsed = eventSchema.safeParse(payload);
    if (!parsed.success) return;
    const event = parsed.data;
    if (event.event === 'progress') progressOf.get(event.callId)?.(event.progress);
    else for (const listener of listeners) listener(event);
  });
}
