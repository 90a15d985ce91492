/** Sends a request that changes nothing, and retries while Domo is busy or the connection breaks. */
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../../../contract';
import { parseJson } from './response';
import { responseFailure, networkFailure, type ReadFailureRules } from './response-failure';
import type { InstanceConnection, DomoRequest } from './instance-connection';
import { MAX_ATTEMPTS, RETRIED_NETWORK_ERRORS, RETRIED_STATUSES } from './retry-policy';
import type { TransportResult } from './send-http-request';

/** A read request, as a route describes it: a GET, or a POST where Domo wants the search text in a body. */
export interface ReadRequest extends ReadFailureRules, Omit<DomoRequest, 'method'> {
  readonly method?: 'GET' | 'POST';
  /** Statuses that are returned instead of thrown, for routes that then try another path. */
  readonly allow?: readonly number[];
  /** Never retried: Domo passes it to a third party that may count the attempts. */
  readonly once?: boolean;
}

/** The parsed JSON of a success, or a status from `allow`. */
export type ReadResponse =
  { readonly status: number; readonly json: unknown } | { readonly allowed: number };

export type SendRead = (
  request: ReadRequest,
  signal: AbortSignal | undefined,
) => Promise<ReadResponse>;

export const createSendRead =
  (line: InstanceConnection): SendRead =>
  (request, callerSignal) =>
    line.withSignal(callerSignal, async (signal) => {
      const tries = request.once === true ? 1 : MAX_ATTEMPTS;
      for (let attempt = 1; ; attempt++) {
        const received = await line.send({ method: 'GET', ...request }, signal);
        const pause = line.applyBackpressure(received, attempt);
        if (attempt >= tries || !isWorthRetrying(received))
          return toReadResponse(line, received, request);
        // Outside the queue, so that a waiting request does not block others.
        await wait(pause, undefined, { signal });
      }
    });

const isWorthRetrying = (received: TransportResult): boolean =>
  'networkCode' in received
    ? RETRIED_NETWORK_ERRORS.has(received.networkCode)
    : RETRIED_STATUSES.has(received.response.status);

function toReadResponse(
  line: InstanceConnection,
  received: TransportResult,
  request: ReadRequest,
): ReadResponse {
  if ('networkCode' in received) {
    throw new ProblemError(networkFailure(received.networkCode, line.origin));
  }
  const { response } = received;
  if (request.allow?.includes(response.status)) return { allowed: response.status };
  const failure = responseFailure(response, line.origin, request);
  if (failure) throw line.rememberRefusedToken(failure);
  line.onSuccess();
  return { status: response.status, json: parseJson(response.body, response.status) };
}
