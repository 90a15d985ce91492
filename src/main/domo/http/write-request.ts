/** Sends a request that changes something in Domo: once, with the outcome done, refused or unknown. */
import { ProblemError } from '../../../contract';
import type { DomoResponse } from './response';
import { networkFailure } from './network-failure';
import type { InstanceConnection, DomoRequest, ReceivedResponse } from './instance-connection';
import { MAX_ANSWER_BYTES } from './response-size-limit';
import { CANCELLED } from './send-http-request';
import { isBlockPage } from './proxied-answer';
import { lostResponseError, writeFailure, type WriteFailureRules } from './write-failure';

/** A write request, as a route describes it. */
export interface WriteRequest extends WriteFailureRules, Omit<DomoRequest, 'maxBytes'> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Statuses that are returned instead of thrown, for routes that then try another way. */
  readonly allow?: readonly number[];
}

/** The response of a success, or a status from `allow`. */
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
      let received: ReceivedResponse;
      try {
        received = await line.send({ ...request, onLeft, maxBytes: MAX_ANSWER_BYTES }, signal);
      } catch (error) {
        // On cancel the queue rejects before the request reports how far it came.
        if (!way.left || !signal.aborted) throw error;
        received = { networkCode: CANCELLED };
      }
      // Other requests slow down. This one is never sent again, since Domo may have started on it.
      line.applyBackpressure(received, 1);
      return toWriteResponse(line, received, request, way.left);
    });

function toWriteResponse(
  line: InstanceConnection,
  received: ReceivedResponse,
  request: WriteRequest,
  left: boolean,
): WriteResponse {
  if ('networkCode' in received) {
    if (left) throw lostResponseError(request.intent, received);
    throw new ProblemError(networkFailure(received.networkCode, line.origin, received));
  }
  const { response } = received;
  if (request.allow?.includes(response.status) && !isBlockPage(response))
    return { allowed: response.status };
  const failure = writeFailure(response, line.origin, request);
  if (failure) throw line.rememberRefusedToken(failure);
  line.onSuccess();
  return response;
}
