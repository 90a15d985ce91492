/**
 * Calls operations of main, and receives its events. Main validates responses and events before it sends them, so the
 * page needs no schemas to show its first screen.
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
import { t } from '../../contract/texts';
import { ListParts } from './list-parts';

export interface OperationCallOptions {
  /** Aborting asks main to stop; the answer (a Problem, or what was done so far) still comes. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

type MainEvent = Exclude<LatchkeyEvent, { event: 'progress' | 'listPart' }>;

const progressListeners = new Map<string, (progress: Progress) => void>();
const awaitedParts = new Map<string, ListParts>();
const eventListeners = new Set<(event: MainEvent) => void>();

const bridgeProblem: Problem = {
  code: 'unexpected',
  message: t('The window lost its connection to Latchkey.'),
  next: t('Restart Latchkey.'),
  trace: null,
  status: null,
};

/** Calls an operation. Never throws: a broken bridge becomes a Problem too. */
export async function call<N extends OperationName>(
  name: N,
  request: RequestFor<N>,
  { signal, onProgress }: OperationCallOptions = {},
): Promise<Result<ResponseFor<N>>> {
  const callId = crypto.randomUUID();
  const cancel = (): void => {
    window.latchkey.cancel(callId);
  };
  if (onProgress !== undefined) progressListeners.set(callId, onProgress);
  const parts = new ListParts();
  awaitedParts.set(callId, parts);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const answer = window.latchkey.call({ callId, operation: name, request });
    // An abort that came before the call was sent would otherwise be lost.
    if (signal?.aborted === true) cancel();
    return (await parts.complete(await answer)) as Result<ResponseFor<N>>;
  } catch {
    return { ok: false, problem: bridgeProblem };
  } finally {
    progressListeners.delete(callId);
    awaitedParts.delete(callId);
    signal?.removeEventListener('abort', cancel);
  }
}

/** Of a job that an earlier page began. */
export const cancelCall = (callId: string): void => {
  window.latchkey.cancel(callId);
};

/** Listens for events of main. Returns a function that stops this. */
export function listenToMain(listener: (event: MainEvent) => void): () => void {
  eventListeners.add(listener);
  return () => {
    eventListeners.delete(listener);
  };
}

/** Connects to the bridge's events. Called once, when the window starts. */
export function connectToMain(): void {
  window.latchkey.subscribe((payload) => {
    const event = payload as LatchkeyEvent;
    if (event.event === 'progress') progressListeners.get(event.callId)?.(event.progress);
    else if (event.event === 'listPart') awaitedParts.get(event.callId)?.add(event.part);
    else for (const listener of eventListeners) listener(event);
  });
}
