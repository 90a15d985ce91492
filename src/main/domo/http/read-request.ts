/** Asks what changes nothing: sent again while Domo is busy or the connection broke. */
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../../../contract';
import { parseJson } from './response';
import { responseFailure, networkFailure, type ReadFailureRules } from './response-failure';
import type { InstanceConnection, DomoRequest } from './instance-connection';
import { MAX_ATTEMPTS, RETRIED_NETWORK_ERRORS, RETRIED_STATUSES } from './retry-policy';
import type { TransportResult } from './transport';

/** A question as the routes put it: a GET, save where Domo wants its search words in a body. */
export interface ReadRequest extends ReadFailureRules, Omit<DomoRequest, 'method'> {
  readonly method?: 'GET' | 'POST';
  /** Statuses that are handed back instead of raised, for routes with a second place to look. */
  readonly allow?: readonly number[];
  /** Never sent again: Domo passes it on to somebody who may count the tries. */
  readonly once?: boolean;
}

/** The parsed JSON of a success, or the status that `allow` names. */
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
        // Outside the queue: who waits does not keep a place from the others.
        await wait(pause, undefined, { signal });
      }
    });

const isWorthRetrying = (received: TransportResult): boolean =>
  'networkCode' in received
    ? RETRIED_NETWORK_ERRORS.has(received.networkCode)
    : RETRIED_STATUSES.has(received.answer.status);

function toReadResponse(
  line: InstanceConnection,
  received: TransportResult,
  request: ReadRequest,
): ReadResponse {
  if ('networkCode' in received) {
    throw new ProblemError(networkFailure(received.networkCode, line.origin));
  }
  const { answer } = received;
  if (request.allow?.includes(answer.status)) return { allowed: answer.status };
  const failure = responseFailure(answer, line.origin, request);
  if (failure) throw line.rememberRefusedToken(failure);
  line.onSuccess();
  return { status: answer.status, json: parseJson(answer.body, answer.status) };
}
