/** Changes something in Domo: sent once. Who asked is told whether it was done, was not, or nobody knows. */
import { ProblemError } from '../../../contract';
import type { DomoResponse } from './response';
import { networkFailure } from './response-failure';
import type { InstanceConnection, DomoRequest } from './instance-connection';
import { CANCELLED, type TransportResult } from './transport';
import { lostResponseError, writeFailure, type WriteFailureRules } from './write-failure';

/** A change as the routes put it. */
export interface WriteRequest extends WriteFailureRules, DomoRequest {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Refusals that are handed back instead of raised, for routes with a second way. */
  readonly allow?: readonly number[];
}

/** A success, or the status that `allow` names. */
export type WriteResponse = DomoResponse | { readonly allowed: number };

export type SendWrite = (
  request: WriteRequest,
  signal: AbortSignal | undefined,
) => Promise<WriteResponse>;

export const createSendWrite =
  (line: InstanceConnection): SendWrite =>
  (request, callerSignal) =>
    line.withSignal(callerSignal, async (signal) => {
      const way = { left: false };
      const onLeft = (): void => {
        way.left = true;
      };
      let received: TransportResult;
      try {
        received = await line.send({ ...request, onLeft }, signal);
      } catch (error) {
        // The queue lets go of what is cancelled before the request itself can tell how far it came.
        if (!way.left || !signal.aborted) throw error;
        received = { networkCode: CANCELLED };
      }
      // Slower for the others, and never again for this one: Domo may have begun.
      line.applyBackpressure(received, 1);
      return toWriteResponse(line, received, request, way.left);
    });

function toWriteResponse(
  line: InstanceConnection,
  received: TransportResult,
  request: WriteRequest,
  left: boolean,
): WriteResponse {
  if ('networkCode' in received) {
    if (left) throw lostResponseError(request.intent, received.networkCode);
    throw new ProblemError(networkFailure(received.networkCode, line.origin));
  }
  const { answer } = received;
  if (request.allow?.includes(answer.status)) return { allowed: answer.status };
  const failure = writeFailure(answer, line.origin, request);
  if (failure) throw line.rememberRefusedToken(failure);
  line.onSuccess();
  return answer;
}
