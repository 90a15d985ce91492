/** Changes something in Domo: sent once. Who asked is told whether it was done, was not, or nobody knows. */
import { ProblemError } from '../../contract';
import type { Answer } from './answer';
import { networkFailure } from './failure';
import type { Line, Outgoing } from './line';
import { CANCELLED, type Received } from './transport';
import { lostAnswer, writeFailure, type WriteRules } from './write-failure';

/** A change as the routes put it. */
export interface WriteRequest extends WriteRules, Outgoing {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Refusals that are handed back instead of raised, for routes with a second way. */
  readonly allow?: readonly number[];
}

/** A success, or the status that `allow` names. */
export type WriteAnswer = Answer | { readonly allowed: number };

export type Write = (
  request: WriteRequest,
  signal: AbortSignal | undefined,
) => Promise<WriteAnswer>;

export const createWrite =
  (line: Line): Write =>
  (request, callerSignal) =>
    line.under(callerSignal, async (signal) => {
      const way = { left: false };
      const onLeft = (): void => {
        way.left = true;
      };
      let received: Received;
      try {
        received = await line.send({ ...request, onLeft }, signal);
      } catch (error) {
        // The queue lets go of what is cancelled before the request itself can tell how far it came.
        if (!way.left || !signal.aborted) throw error;
        received = { networkCode: CANCELLED };
      }
      // Slower for the others, and never again for this one: Domo may have begun.
      line.heed(received, 1);
      return finish(line, received, request, way.left);
    });

function finish(line: Line, received: Received, request: WriteRequest, left: boolean): WriteAnswer {
  if ('networkCode' in received) {
    if (left) throw lostAnswer(request.intent, received.networkCode);
    throw new ProblemError(networkFailure(received.networkCode, line.origin));
  }
  const { answer } = received;
  if (request.allow?.includes(answer.status)) return { allowed: answer.status };
  const failure = writeFailure(answer, line.origin, request);
  if (failure) throw line.refusedBy(failure);
  line.accepted();
  return answer;
}
